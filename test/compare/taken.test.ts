import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Comparison } from '../../src/compare/schema.ts'
import { kehoach } from '../commands/run.ts'
import { entry, fixture } from './entry.ts'

const folder = mkdtempSync(join(tmpdir(), 'kehoach-taken-'))
const archive = ['--archive', join(folder, 'archive'), '--lang', 'en']
beforeAll(() => kehoach('ingest', fixture('xa.txt'), fixture('tinh.txt'), ...archive))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function compared(): Promise<Comparison> {
  return JSON.parse((await kehoach('compare', '15/KH-UBND', ...archive, '--json')).stdout)
}

const pairOf = ({ pairs }: Comparison, words: string) => pairs.find(({ parent }) => parent.text.startsWith(words))
const numberOf = (items: Comparison['missing'], words: string) => String(items.find(({ text }) => text.startsWith(words))?.number)

describe('kehoach taken', () => {
  it('lays a word of a person over what was found, keeps who said it, and takes it back', async () => {
    const before = await compared()
    const police = numberOf(before.missing, 'Bảo đảm an ninh')
    const club = numberOf(before.new, 'Thành lập câu lạc bộ')
    const said = await kehoach('taken', '15/KH-UBND', police, club, ...archive, '--note', 'agreed by telephone')
    expect([said.code, said.stdout]).toEqual([0, 'Noted as #1.\n'])
    const after = await compared()
    expect(pairOf(after, 'Bảo đảm an ninh')).toMatchObject({ verdict: 'adapted', child: [{ number: Number(club) }] })
    expect(after.said).toMatchObject([{ id: 1, number: Number(police), note: 'agreed by telephone' }])
    expect((await kehoach('compare', '15/KH-UBND', ...archive, '--csv')).stdout).toContain('agreed by telephone')
    expect((await kehoach('coverage', '71/KH-UBND', ...archive, '--json')).stdout).not.toContain('"taken": 0, "text": "Bảo đảm')
    expect((await kehoach('log', ...archive)).stdout).toContain('comparison put right')
    await kehoach('taken', '--undo', '1', ...archive)
    expect(await compared()).toEqual(before)
    expect((await kehoach('taken', '--undo', '1', ...archive)).code).toBe(2)
  })

  it('an item is said not to be taken up', async () => {
    const before = await compared()
    const parent = String(pairOf(before, 'Phát động cuộc thi')?.parent.number)
    await kehoach('taken', '15/KH-UBND', parent, 'none', ...archive)
    const after = await compared()
    expect(numberOf(after.missing, 'Phát động cuộc thi')).toBe(parent)
    expect(after.new.map(({ text }) => text.slice(0, 18))).toContain('Phát động cuộc thi')
  })

  it('holds for another copy of the plan too', async () => {
    const copy = join(folder, 'ban-sua.txt')
    writeFileSync(copy, readFileSync(fixture('xa.txt'), 'utf8').replace('Thành lập câu lạc bộ', 'Thành lập 01 câu lạc bộ'))
    await kehoach('ingest', copy, ...archive)
    const before = (await compared()).said.length
    for (const plan of ['#1', '#2', '#3']) {
      const { stdout, code } = await kehoach('compare', plan, ...archive, '--json')
      if (code === 0) expect(JSON.parse(stdout).said).toHaveLength(before)
    }
    expect(before).toBe(1)
  })

  it('says which numbers there are', async () => {
    const { code, stderr } = await kehoach('taken', '15/KH-UBND', '99', '1', ...archive)
    expect([code, stderr]).toEqual([2, 'There is no item 99; the numbers go from 1 to 15.\n'])
  })

  it('outlives another reading: words are found again where they were cut otherwise, and let go where they are gone', async () => {
    const [child, parent] = [await entry('xa.txt'), await entry('tinh.txt')]
    const base = { id: 4, verdict: null, note: null, by: 'an', at: '2026-03-05T00:00:00Z' }
    const words = 'Bảo đảm an ninh, trật tự tại các điểm tổ chức Ngày hội sách của tỉnh'
    const found = compare({ ...child, said: [{ ...base, words, takers: ['Thành lập câu lạc bộ đọc sách tại nhà văn hóa xã.'] }] }, parent)
    expect(found.said).toHaveLength(1)
    expect(pairOf(found, 'Bảo đảm an ninh')?.child).toHaveLength(1)
    const lost = compare({ ...child, said: [{ ...base, words, takers: ['Một việc mà kế hoạch của xã không còn nêu nữa'] }] }, parent)
    expect(lost.said).toEqual([])
  })
})
