import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { comparisonSchema } from '../../src/compare/schema.ts'
import { normal } from '../../src/compare/normal.ts'
import { entry, fixture, labels } from './entry.ts'

const begins = (text: string) => normal(text).split(' ').slice(0, 8).join(' ')
const pairsOf = (files: string[]) => files.filter((name) => name.endsWith('.json'))

/** "parent → child: verdict", as comparable strings. */
function linksOf(pairs: { parent: string; child: string[]; verdict: string }[]): string[] {
  return pairs.flatMap(({ parent, child, verdict }) => child.map((each) => `${begins(parent)} → ${begins(each)}: ${verdict}`)).sort()
}

describe('labelled pairs', () => {
  it.each(pairsOf(readdirSync(fixture('.'))))('%s: every link, verdict, missing and new item as labelled', async (name) => {
    const gold = labels(name)
    const found = comparisonSchema.parse(compare(await entry(gold.child), await entry(gold.parent)))
    const got = found.pairs.map(({ parent, child, verdict }) => ({ parent: parent.text, child: child.map(({ text }) => text), verdict }))
    expect(linksOf(got)).toEqual(linksOf(gold.pairs))
    expect(found.missing.map(({ text }) => begins(text))).toEqual(gold.missing.map(begins))
    expect(found.new.map(({ text }) => begins(text))).toEqual(gold.new.map(begins))
  })

  it('every adapted pair says which words it rests on', async () => {
    const { pairs } = compare(await entry('xa.txt'), await entry('tinh.txt'))
    const survey = pairs.find(({ parent }) => parent.text.startsWith('Chỉ đạo các trường'))
    expect(survey?.why).toContain('bố trí mỗi tuần ít nhất 01 tiết đọc sách tại thư viện')
    expect(survey?.score).toBeGreaterThan(0.5)
  })

  it('a plan against itself keeps all its words', async () => {
    const plan = await entry('tinh.txt')
    const { pairs, missing, new: fresh } = compare(plan, plan)
    expect(pairs.every(({ verdict, differences }) => verdict === 'same words' && differences.length === 0)).toBe(true)
    expect([missing, fresh]).toEqual([[], []])
  })
})
