/** A comparison as one page: two columns, differences marked in words, what did not change folded away. */
import { pathToFileURL } from 'node:url'
import type { ComparedDocument, ComparedItem, Comparison, Side } from '../compare/schema.ts'
import { changes, readable } from '../compare/words.ts'
import type { Messages } from '../messages/messages.ts'
import { sideOfChanges } from './changes-html.ts'
import { type CompareRow, conflictsOf, countsOf, documentName, likeness, noticeLines, rowsOf, verdictLabel } from './compare-rows.ts'
import { escapeHtml, page } from './html.ts'

interface Sheet {
  comparison: Comparison
  messages: Messages
}

function place(item: ComparedItem, { path }: ComparedDocument, messages: Messages): string {
  const section = item.section === null ? '' : `${messages.say('compare.section')} ${item.section}`
  const at = item.page === null ? '' : messages.say('compare.page', { page: item.page })
  const number = messages.say('compare.item', { number: item.number })
  const label = escapeHtml([number, messages.find(`compare.kind.${item.kind}`) ?? item.kind, section].filter(Boolean).join(' · '))
  if (path === null) return [label, escapeHtml(at)].filter(Boolean).join(' · ')
  const href = `${pathToFileURL(path).href}${item.page === null ? '' : `#page=${item.page}`}`
  return `${label} · <a href="${escapeHtml(href)}">${escapeHtml(at || messages.say('compare.open'))}</a>`
}

function facts(item: ComparedItem, messages: Messages): string {
  const parts = [
    item.lead.length > 0 ? `${messages.say('column.lead')}: ${item.lead.join('; ')}` : '',
    item.coordinating.length > 0 ? `${messages.say('column.with')}: ${item.coordinating.join('; ')}` : '',
    item.deadlines.length > 0 ? `${messages.say('column.due')}: ${item.deadlines.map(({ raw }) => raw).join('; ')}` : '',
    item.product === null ? '' : `${messages.say('compare.about.product')}: ${item.product}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `<p class="meta">${parts.map(escapeHtml).join('<br>')}</p>`
}

function column(item: ComparedItem | null, text: string, document: ComparedDocument, heading: string, messages: Messages): string {
  const title = `<h3>${escapeHtml(heading)}</h3>`
  if (item === null) return `<div class="side">${title}<p>${escapeHtml(messages.say('compare.nothing'))}</p></div>`
  return `<div class="side">${title}<p class="meta">${place(item, document, messages)}</p><p>${text}</p>${facts(item, messages)}</div>`
}

function sides(row: CompareRow, { comparison, messages }: Sheet): string {
  const { parent, child } = row
  const all = parent && child ? readable(changes(parent.text, child.text)) : null
  const left = all ? sideOfChanges(all, 'older', messages) : escapeHtml(parent?.text ?? '')
  const right = all ? sideOfChanges(all, 'newer', messages) : escapeHtml(child?.text ?? '')
  const above = column(parent, left, comparison.parent, messages.say('compare.parent'), messages)
  return `<div class="sides">${above}${column(child, right, comparison.child, messages.say('compare.child'), messages)}</div>`
}

function remarksOf(row: CompareRow, messages: Messages): string {
  const list = [...row.remarks, ...(row.why === '' ? [] : [`${messages.say('compare.why')}: ${row.why}`])]
  return list.length === 0 ? '' : `<ul class="remarks">${list.map((each) => `<li>${escapeHtml(each)}</li>`).join('')}</ul>`
}

function box(row: CompareRow, sheet: Sheet): string {
  const score = row.score === null || row.verdict === 'same words' ? '' : ` · ${sheet.messages.say('compare.score')} ${likeness(row.score)}`
  const head = escapeHtml(`${row.label}${score}`)
  return `<section class="pair v-${row.verdict}"><header>${head}</header>${sides(row, sheet)}${remarksOf(row, sheet.messages)}</section>`
}

const unchanged = (row: CompareRow) => row.verdict === 'same words' && row.remarks.length === 0

/** What did not change, folded away: neighbours together. */
function folded(rows: readonly CompareRow[], sheet: Sheet): string {
  const first = rows[0]
  const words = first?.parent?.text ?? ''
  const short = words.length > 90 ? `${words.slice(0, 90).trimEnd()}…` : words
  const title = rows.length === 1 ? `${first?.label ?? ''}: ${short}` : sheet.messages.say('compare.unchanged', { count: rows.length })
  return `<details class="pair"><summary>${escapeHtml(title)}</summary>${rows.map((row) => sides(row, sheet)).join('')}</details>`
}

function boxes(rows: readonly CompareRow[], sheet: Sheet): string[] {
  const found: string[] = []
  let quiet: CompareRow[] = []
  const settle = () => {
    if (quiet.length > 0) found.push(folded(quiet, sheet))
    quiet = []
  }
  for (const row of rows) {
    if (unchanged(row)) quiet.push(row)
    else {
      settle()
      found.push(box(row, sheet))
    }
  }
  settle()
  return found
}

function part(title: string, side: Side, sheet: Sheet): string {
  const rows = rowsOf(side, sheet.comparison.said, sheet.messages)
  if (rows.length === 0) return ''
  const cells = countsOf(side).map(
    ({ verdict, count }) => `<tr><th>${escapeHtml(verdictLabel(verdict, sheet.messages))}</th><td>${count}</td></tr>`,
  )
  const counts = `<div class="scroll"><table class="narrow">${cells.join('')}</table></div>`
  return `<h2>${escapeHtml(title)}</h2>${counts}\n${boxes(rows, sheet).join('\n')}`
}

/** The page of one comparison, in the language of the messages. */
export function compareHtml(comparison: Comparison, messages: Messages): string {
  const sheet = { comparison, messages }
  const { anew, later } = conflictsOf(comparison)
  const title = messages.say('compare.title', { child: comparison.child.code ?? '', parent: comparison.parent.code ?? '' })
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p><b>${escapeHtml(messages.say('compare.parent'))}:</b> ${escapeHtml(documentName(comparison.parent, messages))}<br>`,
    `<b>${escapeHtml(messages.say('compare.child'))}:</b> ${escapeHtml(documentName(comparison.child, messages))}</p>`,
    `<p>${escapeHtml(messages.say('compare.conflicts', { anew, later }))}</p>`,
    ...noticeLines(comparison, messages).map((notice) => `<p class="notice">${escapeHtml(notice)}</p>`),
    part(messages.say('compare.items'), comparison, sheet),
    part(messages.say('compare.targets'), comparison.targets, sheet),
  ]
  return page(messages.language, title, body.join('\n'))
}
