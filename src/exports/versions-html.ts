/** Two versions of one plan as a page: the head's changes as a table, then each changed item with its words marked on both sides. */
import type { VersionRow, Versions } from '../compare/versions.ts'
import { dateWords } from '../messages/dates.ts'
import type { Messages } from '../messages/messages.ts'
import { sideOfChanges } from './changes-html.ts'
import { remark } from './compare-rows.ts'
import { escapeHtml, page } from './html.ts'

/** What the versions are called, their numbers where they have one. */
export interface VersionNames {
  older: string
  newer: string
}

/** A field of the head in words. */
export function headField(field: Versions['head'][number]['field'], messages: Messages): string {
  return field === 'place' ? messages.say('show.place') : messages.say(`column.${field}`)
}

function headTable({ head }: Versions, messages: Messages): string {
  if (head.length === 0) return ''
  const shown = (field: string, value: string | null) =>
    value === null ? messages.say('compare.nothing') : field === 'issued' ? dateWords(value, messages) : value
  const rows = head.map(({ field, older, newer }) => {
    const cells = [shown(field, older), shown(field, newer)].map((each) => `<td>${escapeHtml(each)}</td>`).join('')
    return `<tr><th>${escapeHtml(headField(field, messages))}</th>${cells}</tr>`
  })
  const titles = ['', messages.say('versions.older'), messages.say('versions.newer')].map((each) => `<th>${escapeHtml(each)}</th>`)
  return `<table><thead><tr>${titles.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function side(row: VersionRow, which: 'older' | 'newer', messages: Messages): string {
  const item = row[which]
  const title = `<h3>${escapeHtml(messages.say(`versions.${which}`))}</h3>`
  if (item === null) return `<div class="side">${title}<p>${escapeHtml(messages.say('compare.nothing'))}</p></div>`
  const kind = messages.find(`compare.kind.${item.kind}`) ?? item.kind
  const section = item.section === null ? '' : `${messages.say('compare.section')} ${item.section}`
  const at = item.evidence.page === null ? '' : messages.say('compare.page', { page: item.evidence.page })
  const place = [kind, section, at].filter(Boolean).join(' · ')
  const text = row.words.length === 0 ? escapeHtml(item.text) : sideOfChanges(row.words, which, messages)
  return `<div class="side">${title}<p class="meta">${escapeHtml(place)}</p><p>${text}</p></div>`
}

function box(row: VersionRow, messages: Messages): string {
  const label = row.changes.map((change) => messages.say(`versions.${change}`)).join(', ')
  const told = row.differences.map((each) => `<li>${escapeHtml(remark(each, messages, 'versions'))}</li>`)
  const verdict = row.older === null ? ' v-new' : row.newer === null ? ' v-missing' : ''
  return [
    `<section class="pair${verdict}"><header>${escapeHtml(label.charAt(0).toUpperCase() + label.slice(1))}</header>`,
    `<div class="sides">${side(row, 'older', messages)}${side(row, 'newer', messages)}</div>`,
    told.length === 0 ? '</section>' : `<ul class="remarks">${told.join('')}</ul></section>`,
  ].join('')
}

/** The page, in the language of the messages. */
export function versionsHtml(found: Versions, { older, newer }: VersionNames, messages: Messages): string {
  const title = messages.say('versions.title', { parent: older, child: newer })
  const none = found.rows.length === 0 ? `<p>${escapeHtml(messages.say('versions.none'))}</p>` : ''
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    headTable(found, messages),
    none,
    ...(found.rows.length === 0 ? [] : [`<h2>${escapeHtml(messages.say('compare.items'))} (${found.rows.length})</h2>`]),
    ...found.rows.map((row) => box(row, messages)),
  ]
  return page(messages.language, title, body.join('\n'))
}
