import { describe, expect, test } from 'vitest'
import { isSyllable } from '../../src/text/legacy/judge.ts'
import { TCVN3, VNI, vietnameseLetters } from '../../src/text/legacy/tables.ts'
import { decode1258, decodeLegacy, fontCharset, isCapitalFont, looksLegacy } from '../../src/text/legacy.ts'

const LETTERS = vietnameseLetters()
const lower = (letters: string[]) => letters.filter((letter) => letter === letter.toLowerCase())

/** The places of `text`, letter by letter; what has no place stays. */
function encode(table: ReadonlyMap<string, string>, text: string): string {
  const places = new Map([...table].reverse().map(([place, letter]) => [letter, place]))
  return [...text].map((letter) => places.get(letter) ?? letter).join('')
}

describe('tables', () => {
  test('Vietnamese has 67 letters with marks, small and capital', () => {
    expect(new Set(LETTERS).size).toBe(134)
  })
  test('TCVN3 holds every small letter and the seven toneless capitals', () => {
    const letters = new Set(TCVN3.values())
    for (const letter of [...lower(LETTERS), ...'ĂÂÊÔƠƯĐ']) expect(letters, letter).toContain(letter)
    expect(letters.size).toBe(67 + 7)
  })
  test('VNI holds every letter', () => {
    const letters = new Set(VNI.values())
    for (const letter of LETTERS) expect(letters, letter).toContain(letter)
    expect(letters.size).toBe(134)
  })
  test.each([
    ['KÕ ho¹ch thùc hiÖn nhiÖm vô n¨m', 'Kế hoạch thực hiện nhiệm vụ năm'],
    ['§µo t¹o, båi d­ìng c¸n bé', 'Đào tạo, bồi dưỡng cán bộ'],
    ['C«ng v¨n sè 5 cña Së Tµi chÝnh', 'Công văn số 5 của Sở Tài chính'],
  ])('TCVN3 as it is met: %s', (places, text) => {
    expect(decodeLegacy('.VnTime', places)).toBe(text)
  })
  test.each([
    ['Keá hoaïch thöïc hieän nhieäm vuï naêm', 'Kế hoạch thực hiện nhiệm vụ năm'],
    ['ÑAØO TAÏO, BOÀI DÖÔÕNG CAÙN BOÄ', 'ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ'],
    ['Coâng vaên soá 5 cuûa Sôû Taøi chính', 'Công văn số 5 của Sở Tài chính'],
    ['Uyû ban, kyõ thuaät, lyù do, taïi myõ, ñòa chæ', 'Uỷ ban, kỹ thuật, lý do, tại mỹ, địa chỉ'],
  ])('VNI as it is met: %s', (places, text) => {
    expect(decodeLegacy('VNI-Times', places)).toBe(text)
  })
})

describe('round trips', () => {
  test.each(lower(LETTERS))('TCVN3 %s', (letter) => {
    expect(decodeLegacy('.VnTime', encode(TCVN3, `x${letter}x`))).toBe(`x${letter}x`)
    expect(decodeLegacy('.VnTimeH', encode(TCVN3, `x${letter}x`))).toBe(`X${letter.toUpperCase()}X`)
  })
  test.each(LETTERS)('VNI %s', (letter) => {
    expect(decodeLegacy('VNI-Helve', encode(VNI, `x${letter}x`))).toBe(`x${letter}x`)
  })
})

describe('fonts', () => {
  test.each([
    ['.VnTime', 'tcvn3'],
    ['.VnArial NarrowH', 'tcvn3'],
    ['ABCDEF+.VnTimeH', 'tcvn3'],
    ['#2EVnTime', 'tcvn3'],
    ['VNI-Times', 'vni'],
    ['VNI Helve', 'vni'],
    ['Times New Roman', null],
    ['Vnpt Sans', null],
    ['VNU Times', null],
  ])('%s → %s', (font, charset) => {
    expect(fontCharset(font)).toBe(charset)
  })
  test('fonts of capitals end in H', () => {
    expect(['.VnTimeH', '.VnArial NarrowH', 'BCDEEE+.VnTimeH', '.VnTimeH,Bold'].map(isCapitalFont)).toEqual([true, true, true, true])
    expect(['.VnTime', '.VnArial', '.VnTeknical', 'VNI-TimesH', 'TimesH'].map(isCapitalFont)).toEqual([false, false, false, false, false])
  })
  test('text in Unicode under an old font is left alone', () => {
    expect(decodeLegacy('.VnTime', 'Kế hoạch')).toBeNull()
    expect(decodeLegacy('VNI-Times', 'công văn')).toBeNull()
    expect(decodeLegacy('Arial', 'KÕ ho¹ch')).toBeNull()
  })
  test('private-use copies of the places are met', () => {
    expect(decodeLegacy('.VnTime', 'K\uf0d5 ho\uf0b9ch')).toBe('Kế hoạch')
  })
})

describe('without fonts', () => {
  test.each([
    ['KÕ ho¹ch thùc hiÖn nhiÖm vô n¨m', 'tcvn3'],
    ['Keá hoaïch thöïc hieän nhieäm vuï naêm', 'vni'],
    ['Kế hoạch thực hiện nhiệm vụ năm', null],
    ['Le garçon a mangé à Genève, où il était né', null],
    ['São Paulo, Málaga, Genève', null],
    ['plain words only', null],
    ['', null],
  ])('%s → %s', (text, charset) => {
    expect(looksLegacy(text)).toBe(charset)
  })
})

test('windows-1258 composes its marks', () => {
  // "Kế hoạch": ê and a combining acute, a and a combining dot below
  expect(decode1258(Uint8Array.of(0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68))).toBe('Kế hoạch')
  expect(decode1258(Uint8Array.of(0xd0, 0xf5, 0xcc, 0xfd))).toBe('Đờư')
})

test('syllables', () => {
  for (const word of ['nghiêng', 'Quyết', 'Đắc', 'hoà', 'hòa', 'giữa', 'khuỷu', 'ươm', 'uỷ', 'thuở', 'xoong'])
    expect(isSyllable(word), word).toBe(true)
  for (const word of ['ho¹ch', 'straße', 'ñoàn', 'résumé', 'kkế']) expect(isSyllable(word), word).toBe(false)
})
