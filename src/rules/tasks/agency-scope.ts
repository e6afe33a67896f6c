/** Which bodies of a kind are meant: those of every region, those who hold something. */
import type { Head } from '../../lexicon/heads.ts'
import { determinerAt } from './agency-head.ts'
import type { Segment } from './agency-name.ts'
import { isAnd, type Token } from './agency-token.ts'

/** "Trung tâm Y tế các khu vực": a region that has a body of the kind, though no rank of government. */
export function areaAt(tokens: readonly Token[], at: number): { head: Head; length: number } | null {
  return tokens[at]?.text === 'khu' && tokens[at + 1]?.text === 'vực' ? { head: { kind: 'place', phrase: 'khu vực' }, length: 2 } : null
}

const HELD = new Set('lớp,khóa,hội,cuộc,buổi,đợt,chương,giải,sự'.split(','))
/** What those who hold something are told to do, and what is no part of the thing held. */
const TOLD = [['gửi'], ['nộp'], ['phải'], ['có', 'trách'], ['chịu', 'trách']]
const HOSTED = 5

/** "Các đơn vị tổ chức lớp gửi …": which of them is meant, where their own verb follows; the word of that verb, or 0. */
export function hostEnd(tokens: readonly Token[], at: number, segment: Segment): number {
  if (segment.determiner === 0 || at !== segment.rest || tokens[at]?.text !== 'tổ' || tokens[at + 1]?.low !== 'chức') return 0
  if (segment.head?.kind !== 'group' || !HELD.has(tokens[at + 2]?.text ?? '')) return 0
  for (let end = at + 3; end < at + 2 + HOSTED; end += 1) {
    if (TOLD.some((words) => words.every((word, index) => tokens[end + index]?.text === word))) return end
    if (!tokens[end]?.word || determinerAt(tokens, end) > 0 || isAnd(tokens[end] as Token) || tokens[end]?.low === 'cho') return 0
  }
  return 0
}
