/** Accents, by the lexicon of set phrases. */
import { isSetPhrase, LONGEST_PHRASE, phraseLike } from '../../lexicon/set-phrases.ts'
import { bare, fold } from '../../text/fold.ts'
import { isSyllable } from '../../text/syllable.ts'
import type { Repair } from '../../tree/types.ts'
import { type Repairer, replaced } from './repair.ts'

interface Token {
  word: string
  start: number
  end: number
}

/** Words with one space between them; "" stands for what parts phrases. */
function runsOf(text: string): Token[][] {
  const runs: Token[][] = []
  let last: Token | undefined
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const token = { word, start: index, end: index + word.length }
    if (last && /^\s$/.test(text.slice(last.end, index))) runs.at(-1)?.push(token)
    else runs.push([token])
    last = token
  }
  return runs
}

const wordsOf = (tokens: readonly Token[]) => tokens.map(({ word }) => word).join(' ')

/** "ĐẢNG", "Đảng" or "đảng", as the word that stood there was written. */
function respelled(right: string, seen: string): string {
  if (seen.length > 1 && seen === seen.toUpperCase()) return right.toUpperCase()
  if (/^\p{Ll}/u.test(seen)) return right.toLowerCase()
  const first = seen.charAt(0)
  return first !== first.toLowerCase() ? right.charAt(0).toUpperCase() + right.slice(1) : right
}

/** The words belong to a phrase with what stands before or behind them: "chỉ | bộ phận" is no "chi bộ". */
function belongElsewhere(run: readonly Token[], at: number, count: number): boolean {
  for (let from = Math.max(0, at - LONGEST_PHRASE + 1); from < at + count; from += 1)
    for (let length = 2; length <= LONGEST_PHRASE && from + length <= run.length; length += 1) {
      const inside = from >= at && from + length <= at + count
      const touches = from + length > at
      if (!inside && touches && isSetPhrase(wordsOf(run.slice(from, from + length)))) return true
    }
  return false
}

const isName = (word: string) => /^\p{Lu}\p{Ll}/u.test(word)

/** Where one word alone keeps words from being a set phrase, that word as it must be. */
function wrongWord(run: readonly Token[], at: number, count: number): { token: Token; right: string } | null {
  const tokens = run.slice(at, at + count)
  const words = wordsOf(tokens)
  if (isSetPhrase(words)) return null
  const phrase = phraseLike(words)
  if (phrase === null) return null
  const right = phrase.split(' ')
  const wrong = tokens
    .map((token, index) => ({ token, right: right[index] as string }))
    .filter(({ token, right: one }) => fold(token.word) !== fold(one))
  const [only] = wrong
  if (!only || wrong.length > 1) return null
  // a name begins inside: "chỉ Bộ Y tế"
  const inner = tokens
    .slice(1)
    .some(({ word }, index) => isName(word) && !isName(right[index + 1] as string) && /^\p{Ll}/u.test(tokens[index]?.word ?? ''))
  return inner || belongElsewhere(run, at, count) ? null : only
}

function mendRun(run: Token[]): { token: Token; right: string; seen: string; read: string }[] {
  const found = []
  for (let count = LONGEST_PHRASE; count >= 2; count -= 1)
    for (let at = 0; at + count <= run.length; at += 1) {
      const wrong = wrongWord(run, at, count)
      if (!wrong) continue
      const seen = wordsOf(run.slice(at, at + count))
      const right = respelled(wrong.right, wrong.token.word)
      run[run.indexOf(wrong.token)] = { ...wrong.token, word: right }
      found.push({ token: wrong.token, right, seen, read: wordsOf(run.slice(at, at + count)) })
    }
  return found
}

/** "đẳng viên", "thúc đây", "THÀNH PHÓ" */
export const accents: Repairer = {
  id: 'recognised/accent',
  about: 'One word of a set phrase with another accent takes the accent that the phrase has.',
  repair(text) {
    const mended = runsOf(text)
      .flatMap((run) => mendRun([...run]))
      .sort((a, b) => b.token.start - a.token.start)
    let result = text
    for (const { token, right } of mended) result = result.slice(0, token.start) + right + result.slice(token.end)
    return { text: result, repairs: mended.reverse().map(({ seen, read }): Repair => ({ seen, read })) }
  },
  examples: [
    ['toàn thể đẳng viên', 'toàn thể đảng viên'],
    ['THÀNH PHÓ HÀ NỘI', 'THÀNH PHỐ HÀ NỘI'],
    ['từng chỉ bộ và thúc đây hợp tác', 'từng chi bộ và thúc đẩy hợp tác'],
    ['TỔ CHỨC THỤC HIỆN', 'TỔ CHỨC THỰC HIỆN'],
    ['Công an tính chủ trì', 'Công an tỉnh chủ trì'],
    ['quan điểm của Đẳng, chính sách', 'quan điểm của Đảng, chính sách'],
  ],
  nearMisses: [
    'cả nhân dân trong vùng',
    'chỉ bộ phận này',
    'giao chỉ Bộ Y tế',
    'có số lượng lớn',
    'trường cao đẳng và đại học',
    'quyền của bình đẳng giới',
    'cộng tác viên',
    'nhận dạng khuôn mặt',
  ],
}

/** "SẲẢN", "đđồng": the word without one of two neighbours that are the same letter but for their marks. */
function withoutDouble(word: string): string[] {
  const letters = [...word]
  const base = letters.map((letter) => bare(letter))
  const places = base.flatMap((letter, at) => (at > 0 && letter === base[at - 1] ? [at - 1, at] : []))
  return places.map((at) => letters.slice(0, at).join('') + letters.slice(at + 1).join('')).filter(isSyllable)
}

/** "CỘNG SẲẢN" */
export const doubled: Repairer = {
  id: 'recognised/doubled',
  about: 'A letter seen twice, which makes no syllable, is one letter where a set phrase comes out.',
  repair: (text) =>
    replaced(text, /\p{L}{3,}/gu, ({ 0: word, index }) => {
      if (isSyllable(word)) return null
      const before = /(\p{L}+) $/u.exec(text.slice(Math.max(0, index - 12), index))?.[1]
      const after = /^ (\p{L}+)/u.exec(text.slice(index + word.length, index + word.length + 12))?.[1]
      for (const one of withoutDouble(word)) {
        const phrase = (before && phraseLike(`${before} ${one}`)) ?? (after && phraseLike(`${one} ${after}`))
        if (!phrase) continue
        const right = phrase.split(' ').find((part) => bare(part) === bare(one))
        if (right) return respelled(right, word)
      }
      return null
    }),
  examples: [
    ['ĐẢNG CỘNG SẲẢN VIỆT NAM', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
    ['nhâân dân trong xã', 'nhân dân trong xã'],
    ['kế hoaạch năm 2026', 'kế hoạch năm 2026'],
  ],
  nearMisses: ['kế hoạch', 'xoong nồi', 'Facebook và Google', 'oong oong'],
}

/** "TÍNH HOA LĨNH" at the beginning of a line in capitals */
export const provinceWord: Repairer = {
  id: 'recognised/province',
  about: 'A line in capitals that begins with "TINH", whatever its accent, and goes on with a name begins with "TỈNH".',
  repair: (text) =>
    replaced(text, /^(\p{Lu}+)(?= \p{Lu}{2,}(?: \p{Lu}{2,}){0,3}$)/gmu, ({ 0: word, index }) => {
      if (bare(word) !== 'tinh' || word === 'TỈNH') return null
      const [next = ''] = text.slice(index + word.length + 1).split(/[ \n]/)
      return isSetPhrase(`${word} ${next}`) ? null : 'TỈNH'
    }),
  examples: [
    ['ỦY BAN NHÂN DÂN\nTÍNH HOA LĨNH', 'ỦY BAN NHÂN DÂN\nTỈNH HOA LĨNH'],
    ['TINH ĐIỆN BIÊN', 'TỈNH ĐIỆN BIÊN'],
    ['TÌNH AN THƯỢNG', 'TỈNH AN THƯỢNG'],
  ],
  nearMisses: ['TÌNH HÌNH CHUNG', 'TÍNH CHẤT', 'TỈNH HOA LĨNH', 'Tính đến nay'],
}

/** "Lưu: VỊ, KTN." */
export const fileMark: Repairer = {
  id: 'recognised/file-mark',
  about: 'What is kept is kept by the registry: "Lưu: VT", whatever was made of the T.',
  repair: (text) => replaced(text, /(?<=Lưu: ?)V(?:T[IỊĨl1[\]|]|[IỊĨÍl1][[\]|]?)(?=[,.; ])/gu, () => 'VT'),
  examples: [
    ['- Lưu: VỊ, KTN.', '- Lưu: VT, KTN.'],
    ['- Lưu: VI, TH.', '- Lưu: VT, TH.'],
    ['- Lưu: VTI,TTra.', '- Lưu: VT,TTra.'],
  ],
  nearMisses: ['- Lưu: VT, KTN.', '- Lưu: VP, VX.', 'phần VI, mục 2'],
}
