/** Who carries a plan out, as one page: the descendants, then the matrix of items and descendants. */
import type { Cell, Coverage, CoverageColumn } from '../compare/coverage.ts'
import type { Messages } from '../messages/messages.ts'
import { documentName, verdictLabel } from './compare-rows.ts'
import { escapeHtml, page } from './html.ts'

/** A verdict in words, with what somebody must look at. */
export function cellWords(cell: Cell, messages: Messages): string {
  if (cell === null) return verdictLabel('missing', messages)
  const notes = [cell.anew ? messages.say('compare.lead.changed') : '', cell.later ? messages.say('compare.deadline.later') : ''].filter(
    (note) => note !== '',
  )
  return [verdictLabel(cell.verdict, messages), ...notes].join('; ')
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** Short name of a column: its code, else its issuer. */
export function columnName({ document }: CoverageColumn): string {
  return document.code ?? document.issuer ?? (document.plan === null ? '' : `#${document.plan}`)
}

/** How many items at least one child takes up, and how many nobody does. */
export function coverageCounts({ rows, children }: Coverage): { held: number; full: number; none: number } {
  const none = rows.filter(({ taken }) => taken === 0).length
  return { held: children.length, full: rows.length - none, none }
}

function line(cells: readonly string[], element: 'td' | 'th' = 'td'): string {
  return `<tr>${cells.map((cell) => `<${element}>${escapeHtml(cell)}</${element}>`).join('')}</tr>`
}

function table(titles: readonly string[], rows: readonly string[]): string {
  return `<table><thead>${line(titles, 'th')}</thead><tbody>${rows.join('')}</tbody></table>`
}

function figuresOf({ days, covered, copied, new: fresh }: CoverageColumn): string[] {
  return [days === null ? '' : String(days), percent(covered), percent(copied), String(fresh.length)]
}

/** The plans: a table, and on small screens one card each. */
function descendants({ children }: Coverage, messages: Messages): string {
  const titles = (['days', 'share', 'copied', 'new'] as const).map((key) => messages.say(`coverage.${key}`))
  const rows = children.map((column) => line([documentName(column.document, messages), ...figuresOf(column)]))
  const cards = children.map((column) => {
    const figures = figuresOf(column).map((figure, index) => `${titles[index]}: ${figure || messages.say('compare.nothing')}`)
    const name = escapeHtml(documentName(column.document, messages))
    return `<section class="pair"><header>${name}</header><ul class="remarks"><li>${escapeHtml(figures.join(' · '))}</li></ul></section>`
  })
  return `<div class="scroll first">${table([messages.say('compare.child'), ...titles], rows)}</div><div class="cards">${cards.join('')}</div>`
}

function cellOf(cell: Cell, messages: Messages): string {
  return `<td${cell === null ? ' class="none"' : ''}>${escapeHtml(cellWords(cell, messages))}</td>`
}

function matrix({ children, rows }: Coverage, messages: Messages): string {
  const titles = [
    messages.say('compare.section'),
    messages.say('compare.parent'),
    messages.say('coverage.taken'),
    ...children.map(columnName),
  ]
  const body = rows.map(({ item, cells, taken }) => {
    const [section, text, count] = [item.section ?? '', item.text, String(taken)].map((each) => `<td>${escapeHtml(each)}</td>`)
    return `<tr>${section}${text}${count}${cells.map((cell) => cellOf(cell, messages)).join('')}</tr>`
  })
  return `<div class="scroll second wide">${table(titles, body)}</div>`
}

/** The matrix for paper and small screens: under each item the plans, by what they made of it. */
function byItem({ children, rows }: Coverage, messages: Messages): string {
  const items = rows.map(({ item, cells }) => {
    const groups = new Map<string, string[]>()
    for (const [index, child] of children.entries()) {
      const words = cellWords(cells[index] ?? null, messages)
      groups.set(words, [...(groups.get(words) ?? []), columnName(child)])
    }
    const lines = [...groups].map(([words, names]) => `<li><b>${escapeHtml(words)}</b>: ${escapeHtml(names.join(', '))}</li>`)
    const head = [item.section, item.text].filter(Boolean).join(' · ')
    return `<section class="pair"><header>${escapeHtml(head)}</header><ul class="remarks">${lines.join('')}</ul></section>`
  })
  return `<div class="slim">${items.join('')}</div>`
}

function listed(title: string, texts: readonly string[]): string {
  if (texts.length === 0) return ''
  return `<h2>${escapeHtml(title)} (${texts.length})</h2><ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`
}

/** The page of a coverage, in the language of the messages. */
export function coverageHtml(coverage: Coverage, messages: Messages): string {
  const title = messages.say('coverage.title', { parent: coverage.parent.code ?? coverage.parent.title ?? '' })
  const name = documentName(coverage.parent, messages)
  const nobody = coverage.rows.filter(({ taken }) => taken === 0).map(({ item }) => item.text)
  const body = [
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(name)}</p><p>${escapeHtml(messages.say('coverage.summary', coverageCounts(coverage)))}</p>`,
    descendants(coverage, messages),
    listed(messages.say('coverage.nobody'), nobody),
    `<h2>${escapeHtml(messages.say('compare.items'))}</h2>${matrix(coverage, messages)}${byItem(coverage, messages)}`,
    ...coverage.children.map((child) =>
      listed(
        `${messages.say('coverage.new')}: ${columnName(child)}`,
        child.new.map(({ text }) => text),
      ),
    ),
  ]
  return page(messages.language, title, body.join('\n'))
}
