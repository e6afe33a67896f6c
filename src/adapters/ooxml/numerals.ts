/** Numbers as Word prints them in lists. */

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** 4 → "IV"; beyond 3999 the digits. */
export function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

/** 1 → "a", 26 → "z", 27 → "aa", 28 → "bb", as Word counts. */
export function letter(value: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

/** 21 → "hai mươi mốt"; beyond 99 the digits. */
export function vietnamese(value: number): string {
  if (value < 0 || value > 99) return String(value)
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  if (tens === 0) return DIGITS[ones] ?? ''
  const head = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`
  if (ones === 0) return head
  const tail = ones === 1 && tens > 1 ? 'mốt' : ones === 5 ? 'lăm' : DIGITS[ones]
  return `${head} ${tail}`
}

/**
 * A list number in one of Word's formats (ECMA-376, ST_NumberFormat); formats of other scripts fall back to digits.
 * @param pattern the sample of a custom format ("01, 02, 03, ...")
 */
export function numeral(value: number, format: string, pattern: string | null = null): string {
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letter(value).toUpperCase()
    case 'lowerLetter':
      return letter(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'custom':
      return String(value).padStart(/^\d+/.exec(pattern ?? '')?.[0].length ?? 1, '0')
    case 'vietnameseCounting':
    case 'cardinalText':
      return vietnamese(value)
    case 'none':
      return ''
    default:
      return String(value)
  }
}
