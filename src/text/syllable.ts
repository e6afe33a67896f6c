/**
 * The laws of Vietnamese syllables: onset, rhyme, tone. They tell where a lost space was ("vụĐảng", "chủtrì")
 * without a word list, and never add or drop a letter.
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/
const ONSETS = [
  'ngh',
  'ch',
  'gh',
  'gi',
  'kh',
  'ng',
  'nh',
  'ph',
  'qu',
  'th',
  'tr',
  'b',
  'c',
  'd',
  'đ',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'x',
  '',
]

const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
    'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay ' +
    'oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uât uây uâng uê uêch uênh uơ ' +
    'uy uya uych uyn uynh uyp uyt uyên uyêt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu'
  ).split(' '),
)
/** After "qu" the rhyme has lost its "u". */
const AFTER_QU = new Set(
  'a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et ê ên ênh êt êu y yên yêt ynh yt ych yu ích ich inh it ơ ơi ơn o ôc ôi'.split(
    ' ',
  ),
)

interface Parts {
  bare: string
  tone: string
}

function withoutTone(text: string): Parts | null {
  let tone = ''
  let bare = ''
  for (const letter of text.normalize('NFD')) {
    if (!TONES.test(letter)) bare += letter
    else if (tone === '') tone = letter
    else return null
  }
  return { bare: bare.normalize('NFC'), tone }
}

function fits(onset: string, rhyme: string): boolean {
  if (onset === 'qu') return AFTER_QU.has(rhyme)
  if (onset === 'gi' && /^[aăâeêoôơuưi]/.test(rhyme)) return RHYMES.has(rhyme)
  if (!RHYMES.has(rhyme)) return false
  const front = /^[eêiy]/.test(rhyme)
  if (onset === 'k') return front
  if (onset === 'gh' || onset === 'ngh') return /^[eêi]/.test(rhyme)
  if (onset === 'c' || onset === 'ng') return !front
  if (onset === 'g') return !/^[eêy]/.test(rhyme)
  if (onset === 'p') return false
  return onset !== 'gi'
}

/** Is this a possible Vietnamese syllable? Case does not matter; "p" alone as an onset is left to foreign words. */
export function isSyllable(token: string): boolean {
  if (token.length === 0 || token.length > 7) return false
  const parts = withoutTone(token.toLowerCase())
  if (!parts) return false
  for (const onset of ONSETS) {
    if (!parts.bare.startsWith(onset)) continue
    const rhyme = parts.bare.slice(onset.length)
    if (!fits(onset, rhyme)) continue
    // a stopped syllable has the acute or the dot below only
    if (/(?:c|ch|p|t)$/.test(rhyme) && parts.tone !== '\u0301' && parts.tone !== '\u0323') continue
    return true
  }
  return false
}

/** Every way to cut a token into at most `most` syllables, fewest first. */
function cuts(token: string, most: number): string[][] {
  if (isSyllable(token)) return [[token]]
  if (most === 1) return []
  const found: string[][] = []
  for (let at = 1; at <= Math.min(7, token.length - 1); at += 1) {
    const head = token.slice(0, at)
    if (!isSyllable(head)) continue
    for (const tail of cuts(token.slice(at), most - 1)) found.push([head, ...tail])
  }
  return found.sort((a, b) => a.length - b.length)
}

/** Ends in a vowel that carries a tone: after such letters some producers lose the space. */
function endsOpenAndMarked(syllable: string): boolean {
  return /[aeiouy][\u0302\u0306\u031b]?[\u0300\u0301\u0303\u0309\u0323]|[aeiouy][\u0323][\u0302\u0306]$/.test(
    (syllable.at(-1) ?? '').toLowerCase().normalize('NFD'),
  )
}

/**
 * Where the lost spaces of a token were.
 * @returns the token's parts, or null: it is a syllable, no Vietnamese, or cut in two ways equally well
 */
export function splitGlued(token: string): string[] | null {
  if (token.length < 3 || token.length > 28 || isSyllable(token) || !/[^\p{ASCII}]/u.test(token)) return null
  const all = cuts(token, 4)
  const best = all.filter((cut) => cut.length === all[0]?.length)
  if (best.length === 0) return null
  if (best.length === 1) return best[0] as string[]
  const marked = best.filter((cut) => cut.slice(0, -1).every(endsOpenAndMarked))
  return marked.length === 1 ? (marked[0] as string[]) : null
}

/** What a cut costs: a syllable weighs most; one without an onset ("ành") is rarer than one with. */
const SYLLABLE_COST = 10
const BARE_ONSET_COST = 1
/** a syllable that stands nowhere else in the document */
const UNKNOWN_COST = 3
const VOWEL_FIRST = /^[aeiouyăâêôơư]/u

function cost(syllable: string, known: ReadonlySet<string>): number {
  const first = syllable.normalize('NFD').charAt(0)
  return SYLLABLE_COST + (VOWEL_FIRST.test(first) ? BARE_ONSET_COST : 0) + (known.has(syllable) ? 0 : UNKNOWN_COST)
}

/**
 * Letters run together without any space, cut into the fewest syllables, the longer one first where two ways are as good.
 * @param known syllables that stand elsewhere in the document, in small letters; they are preferred
 * @returns null if the letters are no syllables
 */
export function segment(letters: string, known: ReadonlySet<string> = new Set()): string[] | null {
  const best: ({ parts: string[]; cost: number } | null)[] = []
  best[letters.length] = { parts: [], cost: 0 }
  for (let start = letters.length - 1; start >= 0; start -= 1) {
    best[start] = null
    for (let end = Math.min(letters.length, start + 7); end > start; end -= 1) {
      const after = best[end]
      const head = letters.slice(start, end)
      if (!after || !isSyllable(head)) continue
      const total = after.cost + cost(head, known)
      const before = best[start]
      if (!before || total < before.cost) best[start] = { parts: [head, ...after.parts], cost: total }
    }
  }
  return best[0]?.parts ?? null
}
