/** What is said of odd pairs. */
import { describe, expect, it } from 'vitest'
import { isFile } from '../../src/commands/entries.ts'
import type { Context } from '../../src/commands/context.ts'
import { compare } from '../../src/compare/compare.ts'
import { versions } from '../../src/compare/versions.ts'
import { noticeLines } from '../../src/exports/compare-rows.ts'
import { createMessages } from '../../src/messages/messages.ts'
import { entry, fixture } from './entry.ts'

const messages = createMessages('en')

describe('notices of a comparison', () => {
  it('none of an ordinary pair', async () => {
    expect(compare(await entry('xa.txt'), await entry('tinh.txt')).notices).toEqual([])
  })

  it('one document on both sides', async () => {
    const plan = await entry('tinh.txt')
    expect(compare(plan, plan).notices).toEqual(['same document'])
  })

  it('the parent given first, by citation or by the days alone', async () => {
    const [commune, province] = [await entry('xa.txt'), await entry('tinh.txt')]
    const found = compare(province, commune)
    expect(found.notices).toEqual(['other way round'])
    expect(noticeLines(found, messages)[0]).toMatch(
      /^Perhaps the wrong way round: 15\/KH-UBND was issued after 71\/KH-UBND, or carries it out\./,
    )
    commune.plan.references = []
    expect(compare(province, commune).notices).toEqual(['other way round'])
  })

  it('a younger parent that the plan cites stands: its day may be misprinted', async () => {
    const [commune, province] = [await entry('xa.txt'), await entry('tinh.txt')]
    province.plan.issued = { raw: '', edtf: '2026-12-31' }
    expect(compare(commune, province).notices).toEqual([])
  })

  it('plans of different matters, articles, scans and empty sides', async () => {
    const other = await entry('chi-bo.txt')
    const [child, parent] = [
      { ...other, genre: 'news-report' as const },
      { ...(await entry('phuong-chay.txt')), textLayer: 'ocr' as const },
    ]
    child.plan.issued = null
    expect(compare(child, parent).notices).toEqual(['nothing shared', 'child is a report', 'parent was scanned'])
    const { plan } = child
    const nothing = { ...child, plan: { ...plan, purposes: [], requirements: [], tasks: [], provisions: [] } }
    expect(compare(nothing, parent).notices).toEqual(['child is empty', 'parent was scanned'])
    expect(compare(parent, nothing).notices).toContain('parent is empty')
    for (const line of noticeLines(compare(child, parent), createMessages('vi'))) expect(line).not.toContain('{')
  })

  it('two plans are no versions of each other', async () => {
    const found = versions(await entry('xa.txt'), await entry('phuong-chay.txt'))
    expect(found.matched).toBeLessThan(3)
  })
})

describe('words that name files', () => {
  const context = { cwd: fixture('.') } as Context
  it('a file, a plan by its number', () => {
    expect([isFile('xa.txt', context), isFile('05/KH-UBND', context), isFile('#3', context)]).toEqual([true, false, false])
  })

  it.each([
    ['khong-co.docx', 'compare.noFile'],
    ['van-ban/KE-HOACH.PDF', 'compare.noFile'],
    ['.', 'compare.folder'],
  ])('%s: %s', (word, key) => {
    expect(() => isFile(word, context)).toThrow(expect.objectContaining({ key }))
  })
})
