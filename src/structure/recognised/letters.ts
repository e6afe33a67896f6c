/** Case and lost spaces, by the laws of Vietnamese syllables. */
import { isSyllable, splitGlued } from '../../text/syllable.ts'
import { type Repairer, replaced } from './repair.ts'

const WORD = /\p{L}+/gu
/** Letters that look the same large and small: their case is told by their height only, which marks hide. */
const ALIKE = /^[cosuvwxz]$/
const isUpper = (letter: string) => letter !== letter.toLowerCase()
const isAlike = (letter: string) => ALIKE.test(letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())

/** The case that the telling letters behind the first speak for; null where they disagree or there are none. */
function telling(word: string): 'upper' | 'lower' | null {
  const cases = new Set(
    [...word]
      .slice(1)
      .filter((letter) => !isAlike(letter))
      .map(isUpper),
  )
  if (cases.size !== 1) return null
  return cases.has(true) ? 'upper' : 'lower'
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word
  return first + rest.join('').toLowerCase()
}

/** Whether the words beside this one show that small letters are written here. */
function amongSmall(text: string, start: number, end: number): boolean {
  const before = /(\p{L}+)[^\p{L}\n]{1,4}$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1]
  const after = /^[^\p{L}\n]{1,4}(\p{L}+)/u.exec(text.slice(end, end + 24))?.[1]
  const beside = [before, after].filter((word) => word !== undefined)
  return beside.some((word) => /\p{Ll}/u.test(word)) && !beside.some((word) => word.length > 1 && !/\p{Ll}/u.test(word))
}

/** "bỘ", "ĐỒng", "mỘt"; "SỞ" among small letters */
export const lettersCase: Repairer = {
  id: 'recognised/case',
  about: 'Letters whose case only their height tells take the case of the letters beside them.',
  repair: (text) =>
    replaced(text, WORD, ({ 0: word, index }) => {
      if (word.length < 2 || !isSyllable(word)) return null
      const inner = [...word].slice(1)
      if (!inner.some(isUpper)) return null
      const told = telling(word)
      if (told === 'lower') return capitalised(word)
      if (told === 'upper') return inner.every(isUpper) ? null : word.toUpperCase()
      // only letters that tell nothing: "bỘ" has its first, "SỞ" its neighbours
      if (!inner.every(isAlike)) return null
      if (!isUpper(word.charAt(0))) return capitalised(word)
      return /[^\p{ASCII}]/u.test(word.slice(1)) && inner.every(isUpper) && amongSmall(text, index, index + word.length)
        ? capitalised(word)
        : null
    }),
  examples: [
    ['từng chi bỘ trong tỉnh', 'từng chi bộ trong tỉnh'],
    ['Hội ĐỒng nhân dân', 'Hội Đồng nhân dân'],
    ['người lao động trong SỞ.', 'người lao động trong Sở.'],
    ['Chế đỘ báo cáo', 'Chế độ báo cáo'],
  ],
  nearMisses: ['SỞ Y TẾ', 'HĐND và UBND xã', 'CÁC SỞ, BAN, NGÀNH', 'Tổ KT-XH'],
}

/** "bannhân", "chủtrì" */
export const lostSpaces: Repairer = {
  id: 'recognised/lost-space',
  about: 'Syllables run together are parted where only one parting gives syllables.',
  repair: (text) =>
    replaced(text, WORD, ({ 0: word }) => {
      const parts = splitGlued(word)
      // a vowel by itself is what is left of a syllable
      return parts?.every(({ length }) => length > 1) ? parts.join(' ') : null
    }),
  examples: [
    ['Ủy bannhân dân', 'Ủy ban nhân dân'],
    ['kếhoạch của tỉnh', 'kế hoạch của tỉnh'],
    ['cơ quan chủtrì', 'cơ quan chủ trì'],
  ],
  nearMisses: ['nghiêm túc', 'Festival Thăng Long', 'quyế', 'Internet vạn vật'],
}
