/** Tasks that a news report tells: sentences in which the plan demands something of a named body. */
import { blocksIn, type Range } from '../../structure/outline.ts'
import { oneLine } from '../../text/normalise.ts'
import { phrase, vi } from '../../text/vi.ts'
import type { BlockNode } from '../../tree/types.ts'
import { sentenceEnds } from './closing.ts'
import type { TaskDraft } from './draft.ts'
import { deadlinesIn, partsIn, rolesIn, type Words } from './words.ts'

/** The sentence tells what bodies have done, or what somebody said of it. */
const PAST = vi`đã(?! (?:đề ra|được|nêu|giao|ký|duyệt|phê duyệt|xác định|đăng ký|phân công|cam kết))|vừa qua|thời gian qua|cho biết|chia sẻ|cho rằng|phát biểu|nhấn mạnh|khẳng định|nhờ đó`
/** The plan speaks, or somebody is told to act. */
const DEMAND = vi`theo (?:đó|kế hoạch)|kế hoạch[^.;]{0,60} (?:yêu cầu|giao|đề nghị|phân công|nêu)|yêu cầu|giao|đề nghị|chịu trách nhiệm|có trách nhiệm|chủ trì|phân công|phải|cần|trong đó`

const SPEAKS = vi`theo (?:đó|kế hoạch)|kế hoạch[^.;]{0,60} (?:yêu cầu|giao|đề nghị|phân công|xác định|nêu)`
/** The plan itself is issued here: the sentence tells of a deed, and orders may follow. */
const ISSUED = vi`(?:ban hành|ký|xây dựng|phê duyệt|có|triển khai)(?: bản)? (?:kế hoạch|chương trình|quyết định|phương án|đề án|công văn|văn bản|hướng dẫn)`
const TARGET = vi`mục tiêu|chỉ tiêu|phấn đấu|tỷ lệ|đạt`

/** "Tỉnh ủy yêu cầu, việc …": the body that demands is not the one that must act. */
function demandsItself(text: string, part: Range & { lead: readonly Range[] }): boolean {
  const last = part.lead.at(-1)
  return last !== undefined && /^\s*(?:yêu cầu|đề nghị|giao)(?!\p{L})/iu.test(text.slice(last.end, part.end))
}

/** "Ngày 11/5/2016, UBND tỉnh ban hành Kế hoạch số …": who issues the plan is told nothing. */
function issues(text: string, part: Range & { lead: readonly Range[] }): boolean {
  const last = part.lead.at(-1)
  return last !== undefined && part.lead.length === 1 && ISSUES.test(text.slice(last.end, part.end))
}
const any = (words: readonly string[]): string => `(?:${words.map(phrase).join('|')})`
const PAPER = any(['kế hoạch', 'chương trình', 'quyết định', 'phương án', 'công văn', 'văn bản'])
const JUST = any(['vừa', 'mới', 'đã', 'chính thức'])
const ISSUES = new RegExp(
  `^\\s*(?:${JUST}\\s)+(?:${phrase('ký')},?\\s)?${any(['ban hành', 'xây dựng', 'có'])}\\s${PAPER}|^\\s*(?:${phrase('ký')},?\\s)?${any(['ban hành', 'ký', 'có'])}\\s${PAPER}(?:\\s${phrase('số')}\\s\\d|\\s\\d+[/-])`,
  'iu',
)

function test(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** "Đối với các xã: đảng ủy các xã xây dựng …": a run-in heading is none of the task's words. */
const RUN_IN = /^[^.,;:]{3,60}(?:,[^.,;:]{2,40}){0,2}:\s+(?=\S)/u

/** Where a sentence's own words begin. */
function ownStart(words: Words, start: number, end: number): number {
  const heading = RUN_IN.exec(words.text.slice(start, end))?.[0]
  if (!heading || rolesIn(words, { start, end: start + heading.length }).lead.length > 0) return start
  return rolesIn(words, { start: start + heading.length, end }).lead.length > 0 ? start + heading.length : start
}

/**
 * Reads the tasks of an article; what bodies have already done is none.
 * @param aims sentences that state purposes and requirements: they order nothing of a body
 */
export function readReportTasks(words: Words, blocks: readonly BlockNode[], body: Range, aims: readonly Range[] = []): TaskDraft[] {
  const tasks: TaskDraft[] = []
  // from where the plan speaks, until the article tells of something else
  let speaking = false
  let issued = false
  for (const block of blocksIn(blocks, body)) {
    if (block.type !== 'paragraph' || block.layer !== 'body') continue
    let from = block.start
    for (const length of sentenceEnds(words.text.slice(block.start, block.end))) {
      let start = from
      from = block.start + length
      while (start < from && /\s/.test(words.text[start] ?? '')) start += 1
      const sentence = words.text.slice(start, from)
      // a line without a stop is a caption or a heading
      const alone = start === block.start && from >= block.end
      if (sentence.length < 30 || !(alone ? /[.…!?:;][”"']?\s*$/ : /[.…!?:;”"']\s*$/).test(sentence)) continue
      if (test(SPEAKS, sentence)) speaking = true
      if (test(ISSUED, sentence)) issued = true
      if (test(PAST, sentence)) {
        speaking = false
        continue
      }
      if (aims.some((aim) => aim.start < from && aim.end > start)) continue
      const deadlines = deadlinesIn(words, { start, end: from }, 'prose')
      for (const part of partsIn(words, { start: ownStart(words, start, from), end: from })) {
        const told: boolean = speaking || test(DEMAND, sentence) || ((issued || tasks.length > 0) && deadlines.length > 0)
        const asked: boolean = part.lead.length > 0 && told && !demandsItself(words.text, part) && !issues(words.text, part)
        const held = deadlines.length > 0 && test(vi`phải|cần`, sentence) && !test(TARGET, sentence)
        if (!asked && !held) continue
        speaking ||= asked
        tasks.push({
          start: part.start,
          end: part.end,
          section: null,
          text: oneLine(words.text.slice(part.start, part.end)),
          lead: part.lead,
          coordinating: part.coordinating,
          deadlines: deadlinesIn(words, part, 'prose'),
          product: null,
          style: 'report',
        })
      }
    }
  }
  return tasks
}
