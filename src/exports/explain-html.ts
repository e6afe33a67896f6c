/** A page for whoever works on the rules: the document with every finding marked, and beside it what each is and why. */
import type { Messages } from '../messages/messages.ts'
import type { Explanation, Part } from '../plan/explain.ts'
import { type Finding, type FindingKind, findingKinds } from '../plan/findings.ts'
import { classes, Marker } from './explain-marks.ts'
import { EXPLAIN_SCRIPT, EXPLAIN_STYLE } from './explain-style.ts'
import { escapeHtml, page } from './html.ts'

type Block = Explanation['blocks'][number]
type Paragraph = Extract<Block, { type: 'paragraph' }>
type Table = Extract<Block, { type: 'table' }>

const TRUST_SIGN: Record<string, string> = { inferred: '~', guessed: '?' }

/** What a rule says of itself: from the catalogue, else from the book of rules. */
export function ruleNote(rule: string, { rules }: Pick<Explanation, 'rules'>, messages: Messages): string {
  const known = messages.find(`rule.${rule}`)
  const { about = '', example = null } = rules[rule] ?? {}
  const shown = example === null ? '' : `${messages.say('explain.example')}: “${example}”`
  return [known ?? (messages.language === 'en' ? about : ''), shown].filter((part) => part !== '').join(' ')
}

export function kindName(kind: FindingKind, messages: Messages): string {
  return messages.find(`explain.kind.${kind}`) ?? kind
}

class Sheet {
  readonly #explanation: Explanation
  readonly #messages: Messages
  readonly #marker: Marker
  #parts: Part[]
  #page: number | null = null

  constructor(explanation: Explanation, messages: Messages) {
    this.#explanation = explanation
    this.#messages = messages
    this.#marker = new Marker(explanation, (finding) => this.#label(finding))
    this.#parts = [...explanation.parts]
  }

  #label({ kind, field, trust }: Finding): string {
    const number = kind === 'task' ? ` ${field.split('.')[1] ?? ''}` : ''
    const name = kind === 'head' || kind === 'signatory' ? (this.#messages.find(FIELDS[field] ?? '') ?? kindName(kind, this.#messages)) : ''
    return `${name || kindName(kind, this.#messages)}${number}${TRUST_SIGN[trust ?? ''] ?? ''}`
  }

  // ---------- the document ----------

  paper(): string {
    return this.#explanation.blocks.map((block) => this.#divider(block) + this.#block(block)).join('\n')
  }

  /** A line where a part or a page begins. */
  #divider(block: Block): string {
    let html = ''
    if (block.page !== null && block.page !== this.#page) {
      html += `<div class="pg">${escapeHtml(this.#messages.say('compare.page', { page: block.page }))}</div>`
      this.#page = block.page
    }
    while (this.#parts[0] && this.#parts[0].start < block.end) {
      const { name, label } = this.#parts.shift() as Part
      html += `<div class="part">${escapeHtml([this.#messages.find(`explain.part.${name}`) ?? name, label].filter(Boolean).join(' '))}</div>`
    }
    return html
  }

  #block(block: Block): string {
    return block.type === 'paragraph' ? this.#paragraph(block) : this.#table(block)
  }

  #paragraph({ start, end, layer, style }: Paragraph): string {
    const align = style.align === 'center' || style.align === 'right' ? style.align : ''
    const names = [layer === 'body' ? '' : layer, align, style.bold || style.heading ? 'bold' : ''].filter(Boolean).join(' ')
    return `<p${names === '' ? '' : ` class="${names}"`}>${this.#marker.range(start, end)}</p>`
  }

  #table({ children, ruled }: Table): string {
    const rows = children.map(
      (row) =>
        `<tr>${row.children
          .map((cell) => {
            const span = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`
            return `<td${span}>${cell.children.map((block) => this.#block(block)).join('')}</td>`
          })
          .join('')}</tr>`,
    )
    return `<div class="scroll"><table${ruled ? '' : ' class="plain"'}>${rows.join('')}</table></div>`
  }

  // ---------- beside it ----------

  entry(finding: Finding, at: number): string {
    const { field, kind, value, rule, trust, confidence, evidence } = finding
    const messages = this.#messages
    const note = rule === null ? '' : ruleNote(rule, this.#explanation, messages)
    const facts = [
      trust === null ? '' : (messages.find(`explain.trust.${trust}`) ?? trust),
      confidence === null ? '' : `${messages.say('explain.confidence')} ${Math.round(confidence * 100)} %`,
      evidence?.page == null ? '' : messages.say('compare.page', { page: evidence.page }),
    ].filter((fact) => fact !== '')
    const words = evidence === null ? messages.say('explain.notShown') : `“${shortened(evidence.quote)}”`
    const shown = evidence === null ? escapeHtml(words) : `<a href="#m${at}">${escapeHtml(words)}</a>`
    return [
      `<li class="f ${classes(finding)}" id="f${at}"><div><span class="k">${escapeHtml(kindName(kind, messages))}</span> <code>${escapeHtml(field)}</code></div>`,
      `<div class="what">${escapeHtml(shortened(value))}</div><div class="words">${shown}</div>`,
      `<div class="meta">${escapeHtml(facts.join(' · '))}${rule === null ? '' : ` · <code>${escapeHtml(rule)}</code>`}</div>`,
      note === '' ? '</li>' : `<div class="meta">${escapeHtml(note)}</div></li>`,
    ].join('')
  }
}

const FIELDS: Record<string, string> = {
  type: 'column.type',
  number: 'column.code',
  issuer: 'column.issuer',
  issued: 'column.issued',
  place: 'show.place',
  title: 'column.title',
  timeframe: 'show.timeframe',
  draft: 'show.draft',
  recipients: 'show.recipients',
}

const LONGEST = 240

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

function filter({ findings, unassigned }: Explanation, messages: Messages): string {
  const chip = (id: string, name: string, count: number) =>
    count === 0
      ? ''
      : `<label class="chip k-${id}"><input type="checkbox" id="show-${id}" checked> ${escapeHtml(name)} <span class="meta">${count}</span></label>`
  const chips = [
    ...findingKinds.map((kind) => chip(kind, kindName(kind, messages), findings.filter((one) => one.kind === kind).length)),
    chip('unassigned', messages.say('explain.unassigned', { count: '' }).replace(/\s*\(\)/, ''), unassigned.length),
  ]
  return `<fieldset class="filter"><legend>${escapeHtml(messages.say('explain.show'))}</legend>${chips.join('')}</fieldset>`
}

function reviews({ messages: found }: Explanation, messages: Messages): string {
  if (found.length === 0) return ''
  const items = found.map(({ ruleId, reason, evidence }) => {
    const at = evidence?.page == null ? '' : ` (${messages.say('compare.page', { page: evidence.page })})`
    return `<li>${escapeHtml(`${reason}${at}`)} <code>${escapeHtml(ruleId)}</code></li>`
  })
  return `<details open><summary>${escapeHtml(messages.say('explain.messages', { count: found.length }))}</summary><ul>${items.join('')}</ul></details>`
}

function key(messages: Messages): string {
  const trusts = ['stated', 'inferred', 'guessed'].map(
    (trust) =>
      `<span><span class="m t-${trust}" style="--c:#777">abc${TRUST_SIGN[trust] ?? ''}</span> ${escapeHtml(messages.find(`explain.trust.${trust}`) ?? trust)}</span>`,
  )
  const rest = messages.say('explain.unassigned', { count: '' }).replace(/\s*\(\)/, '')
  return `<p class="key">${trusts.join(' ')} <span><span class="u">abc</span> ${escapeHtml(rest)}</span></p>`
}

/** The page, in the language of the messages. Works without its script too: marks and list link to each other. */
export function explainHtml(explanation: Explanation, messages: Messages): string {
  const sheet = new Sheet(explanation, messages)
  const { source, findings, covered } = explanation
  const title = source.path.split(/[/\\]/).at(-1) ?? source.path
  const grade = messages.say('explain.covered', { share: Math.round(covered * 100) })
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="about">${escapeHtml([source.mediaType, explanation.genre, grade].join(' · '))}</p>`,
    reviews(explanation, messages),
    key(messages),
    `<div class="two"><main class="paper">${sheet.paper()}</main>`,
    `<aside class="side-panel">${filter(explanation, messages)}`,
    `<div id="detail" class="detail hint" aria-live="polite"><button type="button" class="close">${escapeHtml(messages.say('explain.close'))}</button><ol><li>${escapeHtml(messages.say('explain.hint'))}</li></ol></div>`,
    `<ol class="list">${findings.map((finding, at) => sheet.entry(finding, at)).join('\n')}</ol></aside></div>`,
  ]
  return page(messages.language, title, body.join('\n'), { style: EXPLAIN_STYLE, script: EXPLAIN_SCRIPT })
}
