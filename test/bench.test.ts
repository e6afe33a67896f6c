import { expect, test } from 'vitest'
import { changesOf, extractAt, type Miss } from '../bench/revision.ts'

const miss = (file: string, field: string, words: string): Miss => ({ file, field, words })

test('a miss that is gone is gained, a new one is lost, what stays is not told', () => {
  const before = [miss('a.txt', 'lead', 'Sở Y tế'), miss('a.txt', 'lead', 'Sở Nội vụ'), miss('b.txt', 'title', 'x')]
  const after = [miss('a.txt', 'lead', 'Sở Nội vụ'), miss('a.txt', 'product', 'Báo cáo'), miss('b.txt', 'title', 'x')]
  expect(changesOf(before, after)).toEqual([
    { file: 'a.txt', gained: [miss('a.txt', 'lead', 'Sở Y tế')], lost: [miss('a.txt', 'product', 'Báo cáo')] },
  ])
})

test('the same miss twice counts twice', () => {
  const one = miss('a.txt', 'lead', 'Sở Y tế')
  expect(changesOf([one, one], [one])).toEqual([{ file: 'a.txt', gained: [one], lost: [] }])
  expect(changesOf([one], [one])).toEqual([])
})

test('a revision that git does not know is told as such', () => {
  expect(() => extractAt('no-such-revision', [], '.')).toThrow(/git rev-parse/)
})
