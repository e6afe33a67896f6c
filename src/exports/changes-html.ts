/** Changed words as markup: told in a word, a line and a colour, so that print and any eye can tell them. */
import type { Change } from '../compare/words.ts'
import type { Messages } from '../messages/messages.ts'
import { escapeHtml } from './html.ts'

function marked({ kind, text }: Change, messages: Messages): string {
  if (kind === 'same') return escapeHtml(text)
  const [element, key] = kind === 'removed' ? (['del', 'compare.removed'] as const) : (['ins', 'compare.added'] as const)
  return `<${element}><span class="tag">[${escapeHtml(messages.say(key))}] </span>${escapeHtml(text)}</${element}>`
}

/** One side of two texts: the older, in which removed words are marked, or the newer, in which added ones are. */
export function sideOfChanges(all: readonly Change[], side: 'older' | 'newer', messages: Messages): string {
  return all
    .filter(({ kind }) => kind !== (side === 'older' ? 'added' : 'removed'))
    .map((change) => marked(side === 'older' ? { ...change, text: change.older ?? change.text } : change, messages))
    .join(' ')
}
