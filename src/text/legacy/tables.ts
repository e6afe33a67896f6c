/** How the old Vietnamese fonts put letters into the places of Western ones. */

/** TCVN3 (TCVN 5712:1993, VN3), bytes 0xA1 to 0xFE; capitals with tones have no places, another font shows them. */
const TCVN3_ROWS: readonly (readonly [number, string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]

function tcvn3(): Map<string, string> {
  const table = new Map<string, string>()
  for (const [first, letters] of TCVN3_ROWS) {
    ;[...letters].forEach((letter, index) => {
      table.set(String.fromCharCode(first + index), letter)
    })
  }
  // The micro sign is often stored as the Greek letter.
  table.set('\u03bc', 'à')
  return table
}

/** One place of TCVN3 → the letter. */
export const TCVN3: ReadonlyMap<string, string> = tcvn3()

const ACUTE = '\u0301'
const GRAVE = '\u0300'
const HOOK = '\u0309'
const TILDE = '\u0303'
const DOT = '\u0323'
const ROOF = '\u0302'
const BREVE = '\u0306'
const HORN = '\u031b'

/** VNI: the sign that follows a base letter → the combining marks that it stands for. */
const VNI_SIGNS: Readonly<Record<string, string>> = {
  ù: ACUTE,
  ø: GRAVE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: ROOF,
  á: ROOF + ACUTE,
  à: ROOF + GRAVE,
  å: ROOF + HOOK,
  ã: ROOF + TILDE,
  ä: ROOF + DOT,
  ê: BREVE,
  é: BREVE + ACUTE,
  è: BREVE + GRAVE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
}

/** VNI letters that stand alone. */
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}

/** Which base letters a sign may follow. */
const ROOF_BASES = 'aeo'
const BREVE_BASES = 'a'
const TONE_BASES = 'aeouyôö'

function signBases(marks: string): string {
  if (marks.startsWith(ROOF)) return ROOF_BASES
  return marks.startsWith(BREVE) ? BREVE_BASES : TONE_BASES
}

function vni(): Map<string, string> {
  const table = new Map<string, string>()
  for (const [place, letter] of Object.entries(VNI_LETTERS)) {
    table.set(place, letter)
    table.set(place.toUpperCase(), letter.toUpperCase())
  }
  for (const [sign, marks] of Object.entries(VNI_SIGNS)) {
    for (const base of signBases(marks)) {
      const lower = (VNI_LETTERS[base] ?? base).normalize('NFD') + marks
      for (const printed of [sign, sign.toUpperCase()]) {
        table.set(base + printed, lower.normalize('NFC'))
        table.set(base.toUpperCase() + printed, lower.toUpperCase().normalize('NFC'))
      }
    }
  }
  return table
}

/** One or two places of VNI → the letter; the case of the base letter decides. */
export const VNI: ReadonlyMap<string, string> = vni()

/** Vietnamese letters with marks, for encoding in tests and for judging text: base letter, shape and tone in every combination. */
export function vietnameseLetters(): string[] {
  const bases = ['a', `a${BREVE}`, `a${ROOF}`, 'e', `e${ROOF}`, 'i', 'o', `o${ROOF}`, `o${HORN}`, 'u', `u${HORN}`, 'y']
  const tones = ['', GRAVE, HOOK, TILDE, ACUTE, DOT]
  const lower = bases.flatMap((base) => tones.map((tone) => (base + tone).normalize('NFC')))
  const marked = [...lower, 'đ'].filter((letter) => letter.normalize('NFD').length > 1 || letter === 'đ')
  return [...marked, ...marked.map((letter) => letter.toUpperCase())]
}
