/** Tasks that a news report tells: sentences in which the plan demands something of a named body. */
import { blocksIn, type Range } from '../../structure/outline.ts'
import { oneLine } from '../../text/normalise.ts'
import { vi } from '../../text/vi.ts'
import type { BlockNode } from '../../tree/types.ts'
import { sentenceEnds } from './closing.ts'
import type { TaskDraft } from './draft.ts'
import { deadlinesIn, partsIn, type Words } from './words.ts'

/** The sentence tells what bodies have done, or what somebody said of it. */
const PAST = vi`đã|vừa qua|cho biết|chia sẻ|cho rằng|phát biểu|nhấn mạnh|khẳng định|nhờ đó`
/** The plan speaks, or somebody is told to act. */
const DEMAND = vi`theo (?:đó|kế hoạch)|kế hoạch[^.;]{0,60} (?:yêu cầu|giao|đề nghị|phân công|nêu)|yêu cầu|giao|đề nghị|chịu trách nhiệm|có trách nhiệm|chủ trì|phân công|phải|cần|trong đó`

const SPEAKS = vi`theo (?:đó|kế hoạch)|kế hoạch[^.;]{0,60} (?:yêu cầu|giao|đề nghị|phân công|xác định)`

/** "Tỉnh ủy yêu cầu, việc …": the body that demands is not the one that must act. */
function demandsItself(text: string, part: Range & { lead: readonly Range[] }): boolean {
  const last = part.lead.at(-1)
  return last !== undefined && /^\s*(?:yêu cầu|đề nghị|giao)(?!\p{L})/iu.test(text.slice(last.end, part.end))
}

function test(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** Reads the tasks of an article; what bodies have already done is none. */
export function readReportTasks(words: Words, blocks: readonly BlockNode[], body: Range): TaskDraft[] {
  const tasks: TaskDraft[] = []
  // from where the plan speaks, until the article tells of something else
  let speaking = false
  for (const block of blocksIn(blocks, body)) {
    if (block.type !== 'paragraph' || block.layer !== 'body') continue
    let from = block.start
    for (const length of sentenceEnds(words.text.slice(block.start, block.end))) {
      let start = from
      from = block.start + length
      while (start < from && /\s/.test(words.text[start] ?? '')) start += 1
      const sentence = words.text.slice(start, from)
      // a line without a stop is a caption or a heading
      if (sentence.length < 30 || !/[.…!?:;”"']\s*$/.test(sentence)) continue
      if (test(SPEAKS, sentence)) speaking = true
      if (test(PAST, sentence)) {
        speaking = false
        continue
      }
      const deadlines = deadlinesIn(words, { start, end: from }, 'prose')
      for (const part of partsIn(words, { start, end: from })) {
        const asked = part.lead.length > 0 && (speaking || test(DEMAND, sentence)) && !demandsItself(words.text, part)
        const held = deadlines.length > 0 && test(vi`phải|cần`, sentence)
        if (!asked && !held) continue
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
