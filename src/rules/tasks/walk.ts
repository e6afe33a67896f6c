import { contentOf, type Entry, type Item, looksLikeHeading, type Range, sectionOf } from '../../structure/outline.ts'
import { type Zone, zoneOf } from '../../structure/zones.ts'
import { oneLine } from '../../text/normalise.ts'
import { FORMULA } from './closing.ts'
import { distinct, type Inherited, type Mention, NOTHING, type PlacedDeadline, type TaskDraft, type TaskStyle } from './draft.ts'
import { cutAtLabels } from './labels.ts'
import {
  bodyOf,
  listsTopics,
  isScheduled,
  namesPerson,
  periodOf,
  slice,
  staged,
  trim,
  unbroken,
  ADDRESS_WITHIN,
  DATED,
  PERSON,
  SHARED_HEAD,
} from './item-text.ts'
import { type Charged, chargeAfterTopic, chargeInBrackets } from './charge.ts'
import { addLabels, carriesWork, labelRun, type Labels, labelsBelow, noLabels, ownersOf, readLabels } from './label-run.ts'
import { captionOf, closingOf, closingTasks } from './margin.ts'
import { readTable } from './table.ts'
import type { TableMemory } from './table-columns.ts'
import { addresseeIn, deadlinesIn, type Part, partsIn, rolesIn, type Words } from './words.ts'

interface Frame {
  zone: Zone
  inherited: Inherited
  style: TaskStyle
}

const HEADING_LENGTH = 300
/** "… cử đại diện tham dự và chỉ đạo các trường:" does something itself before it hands down. */
const ACTS_ITSELF = /^[^.;:]{20,}(?:,|;)? (?:và|đồng thời) (?:chỉ đạo|giao|yêu cầu|đề nghị|phân công)(?!\p{L})/iu
const ORDER =
  /^\s*(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|tổ chức|xây dựng|triển khai|hướng dẫn|thực hiện|ban hành|rà soát)(?!\p{L})/iu
/** Tables of a section on time are timetables; those of a section on funding or of the situation are none. */
const TABLE_ZONES: ReadonlySet<Zone> = new Set(['work', 'time'])

/** A topic, not an order: "Công tác tuyên truyền …", "Việc ban hành …". */
const TOPIC = /^(?:việc|công tác|tình hình|kết quả|tỷ lệ|số lượng|nội dung)(?!\p{L})/iu
/** "Cơ quan thường trực, chủ trì …" below an agency says what that agency is. */
const FUNCTION = /^(?:là )?(?:cơ quan|đơn vị|bộ phận) (?:thường trực|đầu mối|chủ trì|tham mưu)$/iu
/** What for, not what: "Để kịp thời …", "Nhằm …". */
const AIM = /^(?:để|nhằm)(?!\p{L})/iu
const MUST = /(?<!\p{L})(?:phải|cần|có trách nhiệm|chịu trách nhiệm|được tổ chức|được thực hiện|được triển khai|yêu cầu|giao)(?!\p{L})/iu
/** Who may get what: "Tập thể có thành tích được khen thưởng". */
const PERMISSION =
  /^[^.;]{0,160}(?<!\p{L})được (?:ghi nhận|khen thưởng|biểu dương|hưởng|đề xuất|đề nghị (?:khen|tặng|xét)|xét|xem xét (?:khen|tặng|đề nghị)|cấp giấy|tặng)(?!\p{L})/iu

export class TaskWalk {
  readonly tasks: TaskDraft[] = []
  readonly #words: Words
  readonly #annex: string | null
  readonly #memory: TableMemory = { columns: null, width: 0 }

  /** @param annex "PL", "PL I" for an annex; null for the body */
  constructor(words: Words, annex: string | null) {
    this.#words = words
    this.#annex = annex
  }

  run(root: Item): TaskDraft[] {
    const closing = closingOf(this.#words, root)
    this.#entries(root, root.children, { zone: 'work', inherited: NOTHING, style: 'prose' }, closing)
    for (const item of closing) this.tasks.push(...closingTasks(this.#words, item))
    return this.tasks
  }

  // ---------- lists of entries ----------

  #entries(parent: Item, entries: readonly Entry[], frame: Frame, skip: ReadonlySet<Item>): void {
    let waiting: Item[] = []
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index] as Entry
      if (entry.type === 'table') {
        const caption = captionOf(this.#words, entries[index - 1], parent)
        this.#flush(caption.item ? waiting.filter((item) => item !== caption.item) : waiting, frame, skip)
        waiting = []
        const inherited = caption.deadlines.length > 0 ? { ...frame.inherited, deadlines: caption.deadlines } : frame.inherited
        if (TABLE_ZONES.has(frame.zone))
          this.tasks.push(
            ...readTable(entry.table, this.#words, { annex: this.#annex, above: entry.parent, inherited, memory: this.#memory }),
          )
        continue
      }
      if (skip.has(entry)) continue
      const run = labelRun(this.#words, entries, index)
      if (run.length === 0) {
        waiting.push(entry)
        continue
      }
      index += run.length - 1
      const labels = readLabels(this.#words, run)
      if (!labels.assigns) {
        waiting.push(...run)
        continue
      }
      const owners = ownersOf(waiting)
      if (owners.length > 0) {
        this.#flush(
          waiting.filter((item) => !owners.includes(item)),
          frame,
          skip,
        )
        for (const owner of owners) this.#labelled(owner, labels, frame)
      } else if (carriesWork(this.#words, parent, frame.zone)) this.#labelled(parent, labels, frame)
      waiting = []
    }
    this.#flush(waiting, frame, skip)
  }

  #flush(items: readonly Item[], frame: Frame, skip: ReadonlySet<Item>): void {
    for (const item of items) this.#item(item, frame, skip)
  }

  // ---------- one item ----------

  #item(printed: Item, above: Frame, skip: ReadonlySet<Item>): void {
    const item = staged(this.#words, printed)
    const frame = this.#enter(item, above)
    const content = contentOf(item, this.#words.text)
    // a closing paragraph below the last item is none of its own
    const hasChildren = item.children.some((child) => child.type === 'table' || !skip.has(child))
    if (frame.zone === 'organisers') return
    if (frame.zone === 'time' && !hasChildren && above.zone === 'time' && isScheduled(this.#words, item)) {
      this.#leaf(item, bodyOf(this.#words, item), { ...frame, zone: 'work' })
      return
    }
    if (frame.zone !== 'work' && frame.zone !== 'funding') {
      // sections of another kind may still hold sections of work ("Mục tiêu" above "Nhiệm vụ")
      if (hasChildren) this.#entries(item, item.children, frame, skip)
      return
    }
    if (labelsBelow(this.#words, item)) {
      this.#entries(item, item.children, frame, skip)
      return
    }
    const address = this.#address(item, hasChildren)
    if (address) {
      const inherited: Inherited = { lead: address.mentions, coordinating: address.helpers, deadlines: [] }
      const below: Frame = { ...frame, inherited, style: 'heading' }
      if (address.rest) {
        const person = PERSON.test(content.slice(0, content.indexOf(':')))
        // what a person is told stays the person's: "Thầy A: Trưởng ban, chỉ đạo chung"
        const parts = person ? [{ ...rolesIn(this.#words, address.rest), lead: [] }] : partsIn(this.#words, address.rest, true)
        if (hasChildren && (namesPerson(this.#words, address.rest) || addresseeIn(this.#words, address.rest))) {
          // "Tiểu ban Nội dung: Đ/c A làm Trưởng tiểu ban" says who is in it, the items below what it does
        } else if (hasChildren && this.#isTopic(item, address.rest)) {
          // "Khối 12: Tư vấn tuyển sinh" above items that name their own
        } else if (hasChildren && /:\s*$/.test(content) && !listsTopics(this.#words, item)) {
          const intro = rolesIn(this.#words, address.rest)
          below.inherited = { ...inherited, coordinating: intro.coordinating }
        } else {
          this.#leaf(item, address.rest, { ...below, style: 'heading' }, parts)
          if (hasChildren && listsTopics(this.#words, item)) return
        }
      }
      this.#entries(item, item.children, below, skip)
      return
    }
    if (hasChildren) this.#parent(item, frame, skip)
    else if (!this.#onTopic(item, frame)) this.#leaf(item, bodyOf(this.#words, item), frame)
  }

  /** A topic with who is charged behind the colon. */
  #onTopic(item: Item, frame: Frame): boolean {
    const charged = chargeAfterTopic(this.#words, { start: item.contentStart, end: item.end })
    if (charged) this.#labelled(item, charged.labels, frame, charged)
    return charged !== null
  }

  /** Opens the zone that a heading names. */
  #enter(item: Item, above: Frame): Frame {
    const content = contentOf(item, this.#words.text)
    const head = content.length < HEADING_LENGTH ? content : content.slice(0, Math.max(0, content.indexOf(':')))
    const numbered = item.marker !== null && item.marker.label !== ''
    const heading = item.children.length > 0 && looksLikeHeading(item, this.#words.text)
    const runIn = /^[^.;:]{2,60}:/.exec(content)?.[0]
    const zone = heading ? zoneOf(head) : numbered && runIn ? zoneOf(runIn) : null
    return zone ? { ...above, zone } : above
  }

  /** "5.4. Đề nghị Chi cục Hải quan khu vực XIII", "b) Công an tỉnh: tổ chức …": who must act, and the words after the colon. */
  #address(item: Item, heads = item.children.length > 0): { mentions: Mention[]; helpers: Mention[]; rest: Range | null } | null {
    const content = contentOf(item, this.#words.text)
    if (heads && content.length <= HEADING_LENGTH) {
      const mentions = addresseeIn(this.#words, { start: item.contentStart, end: item.end - (/[:.]?\s*$/.exec(content)?.[0].length ?? 0) })
      if (mentions) return { mentions, helpers: rolesIn(this.#words, { start: item.contentStart, end: item.end }).coordinating, rest: null }
    }
    const colon = content.search(/:(?=\s|$|\p{Lu})/u)
    // "… chỉ đạo các trường: …" in running text is a sentence; under a number it is a heading
    const sentence = !item.marker?.label && /(?<!\p{L})chỉ đạo(?!\p{L})/iu.test(content.slice(0, colon))
    if (colon > 0 && colon < 250 && colon < content.trimEnd().length - 1 && !sentence && !this.#namesFollow(item, colon)) {
      const mentions = addresseeIn(this.#words, { start: item.contentStart, end: item.contentStart + colon })
      if (mentions) return { mentions, helpers: [], rest: trim(this.#words, { start: item.contentStart + colon + 1, end: item.end }) }
    }
    return null
  }

  /** "Các Sở: Tài chính, Y tế … hướng dẫn": the colon opens the names of a sentence. */
  #namesFollow(item: Item, colon: number): boolean {
    const at = item.contentStart + colon
    if (!SHARED_HEAD.test(slice(this.#words, { start: item.contentStart, end: at }))) return false
    return rolesIn(this.#words, { start: item.contentStart, end: item.end }).lead.filter(({ start }) => start > at).length > 1
  }

  /** An item that is no address, with items below it. */
  #parent(item: Item, frame: Frame, skip: ReadonlySet<Item>): void {
    const content = contentOf(item, this.#words.text)
    const sentence = !looksLikeHeading(item, this.#words.text) || /:\s*$/.test(content)
    const body = bodyOf(this.#words, item)
    if (!sentence) {
      this.#heading(item, body, frame, skip)
      return
    }
    const parts = partsIn(this.#words, body)
    const last = parts.at(-1)
    const assigned = parts.some((part) => part.lead.length > 0 || part.coordinating.length > 0)
    if (!assigned && frame.inherited.lead.length === 0) {
      if (deadlinesIn(this.#words, body, 'prose').length > 0) this.#leaf(item, body, frame, parts)
      this.#entries(item, item.children, frame, skip)
      return
    }
    if (/:\s*$/.test(content) && !listsTopics(this.#words, item) && last) {
      const acts = ACTS_ITSELF.test(slice(this.#words, { start: last.lead.at(-1)?.end ?? last.start, end: last.end }))
      const own = acts ? parts : parts.slice(0, -1)
      if (own.length > 0) this.#leaf(item, body, frame, own)
      const lead = last.lead.length > 0 ? last.lead : frame.inherited.lead
      this.#entries(
        item,
        item.children,
        { ...frame, inherited: { lead, coordinating: last.coordinating, deadlines: deadlinesIn(this.#words, last, 'prose') } },
        skip,
      )
      return
    }
    this.#leaf(item, body, frame, parts)
    if (!listsTopics(this.#words, item))
      this.#entries(
        item,
        item.children,
        { ...frame, inherited: { ...frame.inherited, lead: last?.lead.length ? last.lead : frame.inherited.lead } },
        skip,
      )
  }

  /** A heading hands down the agencies and the period that it names; a sentence with an agency above other agencies is a task of its own. */
  #heading(item: Item, body: Range, frame: Frame, skip: ReadonlySet<Item>): void {
    const roles = rolesIn(this.#words, body)
    // an agency deep inside a heading is no address
    if ((roles.lead[0]?.start ?? body.start) - body.start > ADDRESS_WITHIN) roles.lead = []
    const orders = ORDER.test(slice(this.#words, { start: roles.lead.at(-1)?.end ?? body.start, end: body.end }))
    if (roles.lead.length > 0 && orders && item.children.some((child) => child.type === 'item' && this.#namesLead(child))) {
      this.#leaf(item, body, frame)
      this.#entries(item, item.children, frame, skip)
      return
    }
    const inherited = { ...frame.inherited }
    if (roles.lead.length > 0) Object.assign(inherited, { lead: roles.lead, coordinating: roles.coordinating })
    const period = periodOf(this.#words, body)
    if (period.length > 0) inherited.deadlines = period
    this.#entries(item, item.children, { ...frame, inherited }, skip)
  }

  /** A few words without a stop, above items that all name who acts. */
  #isTopic(item: Item, rest: Range): boolean {
    const words = slice(this.#words, rest)
    if (words.length > 80 || /[.;:,]/.test(words)) return false
    return item.children.every((child) => child.type === 'item' && this.#namesLead(child))
  }

  #namesLead(item: Item): boolean {
    return this.#address(item) !== null || rolesIn(this.#words, bodyOf(this.#words, item)).lead.length > 0
  }

  // ---------- tasks ----------

  #labelled(item: Item, labels: Labels, frame: Frame, charged: Pick<Charged, 'whole' | 'head'> | null = null): void {
    if (frame.zone !== 'work' && frame.zone !== 'funding' && frame.zone !== 'time') return
    const range = charged?.head ?? unbroken(this.#words, bodyOf(this.#words, item))
    const shown = charged?.whole ?? range
    // labels that name nobody leave the sentence its roles
    const own = rolesIn(this.#words, range)
    const told = labels.lead.length > 0 ? null : own.lead.length > 0 ? own : labels.told
    const deadlines = labels.deadlines.length > 0 ? [...labels.deadlines] : stepOf(this.#words, item)
    for (const found of deadlinesIn(this.#words, range, 'prose'))
      if (!deadlines.some((known) => sameDeadline(known, found))) deadlines.push(found)
    this.tasks.push({
      start: shown.start,
      end: shown.end,
      section: this.#section(item),
      text: oneLine(slice(this.#words, shown)),
      lead: told === null ? distinct(labels.lead) : told.lead.length > 0 ? told.lead : frame.inherited.lead,
      coordinating: distinct(told === null || labels.coordinating.length > 0 ? labels.coordinating : told.coordinating),
      deadlines: deadlines.length > 0 ? deadlines : frame.inherited.deadlines,
      product: labels.product,
      productAt: labels.productAt,
      style: 'label',
    })
  }

  /** One task, or one for each part with another lead. */
  #leaf(
    item: Item,
    range: Range,
    frame: Frame,
    parts: Part[] = partsIn(this.#words, range, frame.style === 'heading' && frame.inherited.lead.length > 0),
  ): void {
    const charged = chargeInBrackets(this.#words, range)
    if (charged) {
      this.#labelled(item, charged.labels, frame, charged)
      return
    }
    const { headEnd, parts: labels } = cutAtLabels(slice(this.#words, range))
    if (labels.some((label) => label.role !== 'detail') && headEnd > 0) {
      const read = noLabels()
      addLabels(this.#words, read, { ...item, contentStart: range.start, end: range.end })
      this.#labelled({ ...item, contentStart: range.start, end: range.start + headEnd, children: [] }, read, frame)
      return
    }
    const step =
      item.marker?.kind === 'step'
        ? stepOf(this.#words, item)
        : periodOf(this.#words, { start: item.contentStart, end: Math.max(item.contentStart, range.start - 1) })
    for (const part of parts) {
      const content = slice(this.#words, part)
      if (FORMULA.test(content)) continue
      const own = part.lead.length > 0 && !(frame.inherited.lead.length > 0 && part.lead.every(({ text }) => FUNCTION.test(text)))
      if (frame.zone === 'funding' && !own && frame.style !== 'heading') continue
      const deadlines = [...step, ...deadlinesIn(this.#words, part, 'prose')]
      if (!own && frame.inherited.lead.length === 0 && (TOPIC.test(content) || AIM.test(content)) && !MUST.test(content)) continue
      if (own && PERMISSION.test(content) && !MUST.test(content)) continue
      this.tasks.push({
        start: part.start,
        end: part.end,
        section: this.#section(item),
        text: oneLine(content),
        lead: own ? part.lead : frame.inherited.lead,
        coordinating: part.coordinating.length > 0 ? part.coordinating : own ? [] : frame.inherited.coordinating,
        deadlines: deadlines.length > 0 ? deadlines : frame.inherited.deadlines,
        product: null,
        style: own ? 'prose' : frame.style,
      })
    }
  }

  // ---------- small things ----------

  #section(item: Item): string | null {
    const section = sectionOf(item)
    return this.#annex === null ? section : [this.#annex, section].filter(Boolean).join('.')
  }
}

/** "Giai đoạn 1 (từ tháng 1 đến tháng 6/2026): …": the number carries the period. */
function stepOf(words: Words, item: Item): PlacedDeadline[] {
  if (item.marker?.kind !== 'step') return []
  return deadlinesIn(words, { start: item.start, end: item.contentStart }, 'label').filter(({ kind }) => DATED.has(kind))
}

function sameDeadline(a: PlacedDeadline, b: PlacedDeadline): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.rrule === b.rrule && a.duration === b.duration
}
