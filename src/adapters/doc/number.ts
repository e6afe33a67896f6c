/** Printed forms of automatic numbers, by the number format codes of Word (nfc). */

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
const MAX_ROMAN = 32767
const MAX_REPEAT = 100

/** 4 → "iv" */
export function roman(value: number): string {
  if (value < 1 || value > MAX_ROMAN) return String(value)
  let rest = value
  let text = ''
  for (const [size, digits] of ROMAN) {
    while (rest >= size) {
      text += digits
      rest -= size
    }
  }
  return text
}

/** 1 → "a", 26 → "z", 27 → "aa", 28 → "bb", as Word counts. */
export function letter(value: number): string {
  if (value < 1 || value > 26 * MAX_REPEAT) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

/** Formats of Word's nfc that print a number; 23 is a bullet, 255 nothing. */
export const NFC = {
  decimal: 0,
  upperRoman: 1,
  lowerRoman: 2,
  upperLetter: 3,
  lowerLetter: 4,
  decimalZero: 22,
  bullet: 23,
  none: 255,
} as const

/** The number as format `nfc` prints it; unknown formats print digits. */
export function formatNumber(value: number, nfc: number): string {
  switch (nfc) {
    case NFC.upperRoman:
      return roman(value).toUpperCase()
    case NFC.lowerRoman:
      return roman(value)
    case NFC.upperLetter:
      return letter(value).toUpperCase()
    case NFC.lowerLetter:
      return letter(value)
    case NFC.decimalZero:
      return String(value).padStart(2, '0')
    case NFC.none:
      return ''
    default:
      return String(value)
  }
}
