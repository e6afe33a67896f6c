/** Passages that stand in several plans, as one page: the most widespread first. */
import type { Messages } from '../messages/messages.ts'
import { escapeHtml, page } from './html.ts'

export interface NamedPassage {
  text: string
  /** the plans' numbers, in the order in which the passage was met */
  codes: readonly string[]
}

/** The page, in the language of the messages. */
export function reuseHtml(passages: readonly NamedPassage[], messages: Messages): string {
  const title = messages.say('reuse.title', { count: passages.length })
  const boxes = passages.map(({ text, codes }) => {
    const head = `${messages.say('reuse.plans')}: ${codes.length}`
    const where = `<ul class="remarks"><li>${escapeHtml(`${messages.say('reuse.where')}: ${codes.join(', ')}`)}</li></ul>`
    return `<section class="pair"><header>${escapeHtml(head)}</header><div class="side"><p>${escapeHtml(text)}</p></div>${where}</section>`
  })
  return page(messages.language, title, [`<h1>${escapeHtml(title)}</h1>`, ...boxes].join('\n'), {
    style: '@media print{.pair{break-inside:avoid}}',
  })
}
