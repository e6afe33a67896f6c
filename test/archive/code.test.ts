import { describe, expect, test } from 'vitest'
import { codeKey, isPartyCode, parseWanted } from '../../src/archive/code.ts'
import { spent } from '../spent.ts'

describe('codeKey', () => {
  test.each([
    ['05/KH-UBND', '5-kh-ubnd'],
    ['5/KH-UBND', '5-kh-ubnd'],
    ['5 / KH - UBND', '5-kh-ubnd'],
    ['Kế hoạch số 05/KH-UBND', '5-kh-ubnd'],
    ['82-KH/ĐUK', '82-kh-duk'],
    ['82–KH/đuk', '82-kh-duk'],
    ['15/2020/NĐ-CP', '15-2020-nd-cp'],
    ['998/KH-SGD&ĐT', '998-kh-sgddt'],
    ['998/KH-SGDĐT', '998-kh-sgddt'],
    ['1065/UBND-NC', '1065-ubnd-nc'],
    ['22a/KH-UBND', '22a-kh-ubnd'],
    ['05/KH-UBND, ngày 3/4/2025', '5-kh-ubnd'],
  ])('%s is %s', (code, key) => {
    expect(codeKey(code)).toBe(key)
    expect(codeKey(code.normalize('NFD'))).toBe(key)
  })

  test.each(['/KH-UBND', 'số 05', '12/2024', '2021-2025', '', 'kế hoạch'])('%s is no code', (code) => {
    expect(codeKey(code)).toBeNull()
  })

  test('a hostile code costs linear time', () => {
    const codes = [`1/${'a'.repeat(200_000)}`, '1 '.repeat(100_000), `1/A${' - '.repeat(100_000)}`]
    expect(spent(() => codes.map(codeKey))).toBeLessThan(500)
  })
})

test('Party codes join the number with a dash', () => {
  expect(isPartyCode('57-NQ/TW')).toBe(true)
  expect(isPartyCode('57/NQ-TW')).toBe(false)
})

describe('what a person may type for PLAN', () => {
  test.each([
    ['12', { by: 'id', id: 12 }],
    ['#12', { by: 'id', id: 12 }],
    ['số 05', { by: 'ordinal', ordinal: '5' }],
    ['Kế hoạch số 5', { by: 'ordinal', ordinal: '5' }],
    ['so 05', { by: 'ordinal', ordinal: '5' }],
    ['05/kh-ubnd', { by: 'code', key: '5-kh-ubnd' }],
    ['Số: 05/KH-UBND', { by: 'code', key: '5-kh-ubnd' }],
    ['abcdef0123', { by: 'sha256', prefix: 'abcdef0123' }],
  ])('%s', (text, wanted) => {
    expect(parseWanted(text)).toEqual(wanted)
  })

  test.each(['', 'kế hoạch', '"', '*'])('%s names no plan', (text) => {
    expect(parseWanted(text)).toBeNull()
  })
})
