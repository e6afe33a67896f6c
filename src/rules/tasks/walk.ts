/**
 * From the outline to tasks: the smallest items that tell somebody to do something, in all four styles
 * (labelled, agency headings, prose, tables), with what headings hand down (../shared/spec/annotation.md, "Tasks").
 */
import { readMarker } from '../../structure/marker.ts'
import { contentOf, type Entry, type Item, looksLikeHeading, type Range, sectionOf } from '../../structure/outline.ts'
import { type Zone, zoneOf } from '../../structure/zones.ts'
import { oneLine } from '../../text/normalise.ts'
import { CLOSING, FORMULA, sentenceEnds, URGE } from './closing.ts'
import { distinct, type Inherited, type Mention, NOTHING, type PlacedDeadline, type TaskDraft, type TaskStyle } from './draft.ts'
import { cutAtLabels, type LabelRole, openingLabel } from './labels.ts'
import { readTable, type TableMemory } from './table.ts'
import { addresseeIn, agenciesIn, asLimit, deadlinesIn, type Part, partsIn, rolesIn, type Words } from './words.ts'

interface Frame {
  zone: Zone
  inherited: Inherited
  style: TaskStyle
}

interface Labels {
  lead: Mention[]
  coordinating: Mention[]
  deadlines: PlacedDeadline[]
  product: string | null
  productAt: Range | null
  /** any label that assigns (a detail such as "Địa điểm" does not) */
  assigns: boolean
}

const HEADING_LENGTH = 300
const CAPTION_LENGTH = 160
/** "(Kèm theo Kế hoạch số …)" below an annex's title dates the plan, not the rows. */
const ENCLOSED = /(?<!\p{L})kèm(?!\p{L})|ban hành theo/iu
/** "… cử đại diện tham dự và chỉ đạo các trường:" does something itself before it hands down. */
const ACTS_ITSELF = /^[^.;:]{20,}(?:,|;)? (?:và|đồng thời) (?:chỉ đạo|giao|yêu cầu|đề nghị|phân công)(?!\p{L})/iu
/** An agency that a heading addresses stands at its beginning, after "Giao", "Đề nghị" at most. */
const ADDRESS_WITHIN = 20
const ORDER =
  /^\s*(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|tổ chức|xây dựng|triển khai|hướng dẫn|thực hiện|ban hành|rà soát)(?!\p{L})/iu
/** Tables of a section on time are timetables; those of a section on funding or of the situation are none. */
const TABLE_ZONES: ReadonlySet<Zone> = new Set(['work', 'time'])
const DATED: ReadonlySet<string> = new Set(['on', 'within', 'by', 'from'])

/** A topic, not an order: "Công tác tuyên truyền …", "Việc ban hành …". */
const TOPIC = /^(?:việc|công tác|tình hình|kết quả|tỷ lệ|số lượng|nội dung)(?!\p{L})/iu
/** What for, not what: "Để kịp thời …", "Nhằm …". */
const AIM = /^(?:để|nhằm)(?!\p{L})/iu
const MUST = /(?<!\p{L})(?:phải|cần|có trách nhiệm|chịu trách nhiệm|được tổ chức|được thực hiện|được triển khai|yêu cầu|giao)(?!\p{L})/iu
/** Who may get what: "Tập thể có thành tích được khen thưởng". */
const PERMISSION =
  /^[^.;]{0,160}(?<!\p{L})được (?:ghi nhận|khen thưởng|biểu dương|hưởng|đề xuất|đề nghị (?:khen|tặng|xét)|xét|xem xét (?:khen|tặng|đề nghị)|cấp giấy|tặng)(?!\p{L})/iu
/** Words before a colon that belong to the order itself. */
const KEPT_RUN_IN =
  /^(?:đề nghị|giao|yêu cầu|trong đó|cụ thể|trước|sau|khi|trong|từ|đến|hằng|hàng|định kỳ|chậm nhất|kết thúc|riêng)(?!\p{L})/iu

/** "Đ/c A - Trưởng phòng B làm Trưởng tiểu ban" */
const PERSON = /^(?:đ\/c|đồng chí|ông|bà|thầy|cô)\s[^.;]{3,200}$/iu

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
    const closing = this.#closingOf(root)
    this.#entries(root, root.children, { zone: 'work', inherited: NOTHING, style: 'prose' }, closing)
    for (const item of closing) this.#closing(item)
    return this.tasks
  }

  // ---------- lists of entries ----------

  #entries(parent: Item, entries: readonly Entry[], frame: Frame, skip: ReadonlySet<Item>): void {
    let waiting: Item[] = []
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index] as Entry
      if (entry.type === 'table') {
        const caption = this.#captionOf(entries[index - 1], parent)
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
      const run = this.#labelRun(entries, index)
      if (run.length === 0) {
        waiting.push(entry)
        continue
      }
      index += run.length - 1
      const labels = this.#readLabels(run)
      if (!labels.assigns) {
        waiting.push(...run)
        continue
      }
      const owners = this.#ownersOf(waiting)
      if (owners.length > 0) {
        this.#flush(
          waiting.filter((item) => !owners.includes(item)),
          frame,
          skip,
        )
        for (const owner of owners) this.#labelled(owner, labels, frame)
      } else if (this.#carriesWork(parent, frame)) this.#labelled(parent, labels, frame)
      waiting = []
    }
    this.#flush(waiting, frame, skip)
  }

  #flush(items: readonly Item[], frame: Frame, skip: ReadonlySet<Item>): void {
    for (const item of items) this.#item(item, frame, skip)
  }

  /** A caption with a date above a timetable hands it to the rows; it is no task of its own. */
  #captionOf(above: Entry | undefined, parent: Item): { item: Item | null; deadlines: PlacedDeadline[] } {
    const item = above?.type === 'item' ? above : above === undefined && parent.parent !== null ? parent : null
    if (!item || contentOf(item, this.#words.text).length > CAPTION_LENGTH || ENCLOSED.test(contentOf(item, this.#words.text)))
      return { item: null, deadlines: [] }
    const deadlines = deadlinesIn(this.#words, { start: item.contentStart, end: item.end }, 'label').filter((found) =>
      DATED.has(found.kind),
    )
    return { item: deadlines.length > 0 && item !== parent ? item : null, deadlines }
  }

  /** The items that a run of labels below them belongs to: all bullets above it, or the one paragraph above it. */
  #ownersOf(waiting: readonly Item[]): Item[] {
    const last = waiting.at(-1)
    if (!last) return []
    if (last.marker?.label === '') return waiting.filter((item) => item.marker?.kind === last.marker?.kind)
    return [last]
  }

  /** Consecutive label paragraphs from an index on; details ("Địa điểm: …") only count beside labels that assign. */
  #labelRun(entries: readonly Entry[], from: number): Item[] {
    const run: Item[] = []
    for (let index = from; index < entries.length; index += 1) {
      const entry = entries[index] as Entry
      if (entry.type === 'table' || !this.#isLabel(entry)) break
      run.push(entry)
    }
    return run.some((item) => this.#labelRoles(item).some((role) => role !== 'detail')) ? run : []
  }

  #isLabel(item: Item): boolean {
    const content = contentOf(item, this.#words.text)
    const label = openingLabel(content)
    if (label?.role !== 'lead' || !/[;.]\s/u.test(content)) return label !== null
    // "Phân công: Tổ A chuẩn bị …; Tổ B đón tiếp …" gives each its own work
    const { parts } = cutAtLabels(content)
    return parts.length > 1 || partsIn(this.#words, { start: item.contentStart + label.valueStart, end: item.end }).length < 2
  }

  #labelRoles(item: Item): LabelRole[] {
    return cutAtLabels(contentOf(item, this.#words.text)).parts.map((part) => part.role)
  }

  #readLabels(run: readonly Item[]): Labels {
    const labels: Labels = { lead: [], coordinating: [], deadlines: [], product: null, productAt: null, assigns: false }
    for (const item of run) this.#addLabels(labels, item)
    return labels
  }

  #addLabels(labels: Labels, item: Item): void {
    const content = contentOf(item, this.#words.text)
    for (const part of cutAtLabels(content).parts) {
      const range = { start: item.contentStart + part.start, end: item.contentStart + part.end }
      if (part.role === 'detail') continue
      labels.assigns = true
      if (part.role === 'deadline') {
        const found = deadlinesIn(this.#words, range, 'label')
        labels.deadlines.push(...(part.due ? asLimit(found) : found))
      } else if (part.role === 'product') {
        labels.product = oneLine(this.#slice(range)).replace(/[.;]$/, '') || labels.product
        labels.productAt = this.#trim(range)
      } else if (range.end === range.start || /^\s*$/.test(this.#slice(range))) {
        // "Đơn vị phối hợp:" with its agencies as bullets below
        const below = item.children.flatMap((child) =>
          child.type === 'item' ? agenciesIn(this.#words, { start: child.contentStart, end: child.end }) : [],
        )
        labels[part.role].push(...below)
      } else {
        const roles = rolesIn(this.#words, range)
        const plain = roles.coordinating.length === 0 ? agenciesIn(this.#words, range) : roles.lead
        labels[part.role].push(...plain)
        if (part.role === 'lead') labels.coordinating.push(...roles.coordinating)
      }
    }
  }

  // ---------- one item ----------

  #item(printed: Item, above: Frame, skip: ReadonlySet<Item>): void {
    const item = this.#staged(printed)
    const frame = this.#enter(item, above)
    const content = contentOf(item, this.#words.text)
    // a closing paragraph below the last item is none of its own
    const hasChildren = item.children.some((child) => child.type === 'table' || !skip.has(child))
    if (frame.zone === 'organisers') return
    if (frame.zone === 'time' && !hasChildren && above.zone === 'time' && this.#scheduled(item)) {
      this.#leaf(item, this.#body(item), { ...frame, zone: 'work' })
      return
    }
    if (frame.zone !== 'work' && frame.zone !== 'funding') {
      // sections of another kind may still hold sections of work ("Mục tiêu" above "Nhiệm vụ")
      if (hasChildren) this.#entries(item, item.children, frame, skip)
      return
    }
    if (this.#labelsBelow(item)) {
      this.#entries(item, item.children, frame, skip)
      return
    }
    const address = this.#address(item)
    if (address) {
      const inherited: Inherited = { lead: address.mentions, coordinating: address.helpers, deadlines: [] }
      const below: Frame = { ...frame, inherited, style: 'heading' }
      if (address.rest) {
        const person = PERSON.test(content.slice(0, content.indexOf(':')))
        // what a person is told stays the person's: "Thầy A: Trưởng ban, chỉ đạo chung"
        const parts = person ? [{ ...rolesIn(this.#words, address.rest), lead: [] }] : partsIn(this.#words, address.rest, true)
        if (hasChildren && (this.#namesPerson(address.rest) || addresseeIn(this.#words, address.rest))) {
          // "Tiểu ban Nội dung: Đ/c A làm Trưởng tiểu ban" says who is in it, the items below what it does
        } else if (hasChildren && /:\s*$/.test(content) && !this.#topics(item)) {
          const intro = rolesIn(this.#words, address.rest)
          below.inherited = { ...inherited, coordinating: intro.coordinating }
        } else {
          this.#leaf(item, address.rest, { ...below, style: 'heading' }, parts)
          if (hasChildren && this.#topics(item)) return
        }
      }
      this.#entries(item, item.children, below, skip)
      return
    }
    if (hasChildren) this.#parent(item, frame, skip)
    else this.#leaf(item, this.#body(item), frame)
  }

  /** "- Giai đoạn 1: …": behind a bullet the stage is the item's number. */
  #staged(item: Item): Item {
    const marker = item.marker?.label === '' ? readMarker(contentOf(item, this.#words.text)) : null
    return marker?.kind === 'step' ? { ...item, marker, start: item.contentStart, contentStart: item.contentStart + marker.length } : item
  }

  #namesPerson(range: Range): boolean {
    return PERSON.test(this.#slice(range))
  }

  /** In a section on time: a stage, or an act with its own date ("Vòng sơ khảo: ngày 12/11/2025"), not the time of the whole plan. */
  #scheduled(item: Item): boolean {
    const content = contentOf(item, this.#words.text)
    if (item.marker?.kind === 'step') return true
    const head = /^[^:.;]{4,80}:/u.exec(content)?.[0]
    if (!head || zoneOf(head) !== null || openingLabel(content) !== null) return false
    const rest = { start: item.contentStart + head.length, end: item.end }
    // "Tháng 3/2026: Thành lập Ban Tổ chức"
    if (this.#period({ start: item.contentStart, end: item.contentStart + head.length - 1 }).length > 0)
      return /\p{L}{2,}\s+\p{L}{2,}/u.test(this.#slice(rest)) && this.#period(rest).length === 0
    if (/\d/.test(head)) return false
    return deadlinesIn(this.#words, rest, 'label').some((found) => DATED.has(found.kind))
  }

  /** Do labels come first below the item? Then they say all about it. */
  #labelsBelow(item: Item): boolean {
    return (
      item.children.length > 0 &&
      this.#labelRun(item.children, 0).length > 0 &&
      this.#carriesWork(item, { zone: 'work', inherited: NOTHING, style: 'label' })
    )
  }

  /** Opens the zone that a heading names. */
  #enter(item: Item, above: Frame): Frame {
    const content = contentOf(item, this.#words.text)
    const head = content.length < HEADING_LENGTH ? content : content.slice(0, Math.max(0, content.indexOf(':')))
    const numbered = item.marker !== null && item.marker.label !== ''
    const heading = (numbered || item.children.length > 0) && looksLikeHeading(item, this.#words.text)
    const runIn = /^[^.;:]{2,60}:/.exec(content)?.[0]
    const zone = heading ? zoneOf(head) : numbered && runIn ? zoneOf(runIn) : null
    return zone ? { ...above, zone } : above
  }

  /** "5.4. Đề nghị Chi cục Hải quan khu vực XIII", "b) Công an tỉnh: tổ chức …": who must act, and the words after the colon. */
  #address(item: Item): { mentions: Mention[]; helpers: Mention[]; rest: Range | null } | null {
    const content = contentOf(item, this.#words.text)
    if (item.children.length > 0 && content.length <= HEADING_LENGTH) {
      const mentions = addresseeIn(this.#words, { start: item.contentStart, end: item.end - (/[:.]?\s*$/.exec(content)?.[0].length ?? 0) })
      if (mentions) return { mentions, helpers: rolesIn(this.#words, { start: item.contentStart, end: item.end }).coordinating, rest: null }
    }
    const colon = content.search(/:(?=\s|$|\p{Lu})/u)
    // "… chỉ đạo các trường: …" in running text is a sentence; under a number it is a heading
    const sentence = !item.marker?.label && /(?<!\p{L})chỉ đạo(?!\p{L})/iu.test(content.slice(0, colon))
    if (colon > 0 && colon < 250 && colon < content.trimEnd().length - 1 && !sentence) {
      const mentions = addresseeIn(this.#words, { start: item.contentStart, end: item.contentStart + colon })
      if (mentions) return { mentions, helpers: [], rest: this.#trim({ start: item.contentStart + colon + 1, end: item.end }) }
    }
    return null
  }

  /** An item that is no address, with items below it. */
  #parent(item: Item, frame: Frame, skip: ReadonlySet<Item>): void {
    const content = contentOf(item, this.#words.text)
    const sentence = !looksLikeHeading(item, this.#words.text) || /:\s*$/.test(content)
    const body = this.#body(item)
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
    if (/:\s*$/.test(content) && !this.#topics(item) && last) {
      const acts = ACTS_ITSELF.test(this.#slice({ start: last.lead.at(-1)?.end ?? last.start, end: last.end }))
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
    if (!this.#topics(item))
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
    const orders = ORDER.test(this.#slice({ start: roles.lead.at(-1)?.end ?? body.start, end: body.end }))
    if (roles.lead.length > 0 && orders && item.children.some((child) => child.type === 'item' && this.#namesLead(child))) {
      this.#leaf(item, body, frame)
      this.#entries(item, item.children, frame, skip)
      return
    }
    const inherited = { ...frame.inherited }
    if (roles.lead.length > 0) Object.assign(inherited, { lead: roles.lead, coordinating: roles.coordinating })
    const period = this.#period(body)
    if (period.length > 0) inherited.deadlines = period
    this.#entries(item, item.children, { ...frame, inherited }, skip)
  }

  #namesLead(item: Item): boolean {
    return this.#address(item) !== null || rolesIn(this.#words, this.#body(item)).lead.length > 0
  }

  /** "Quý I/2026", "Từ ngày 01 đến ngày 15/3/2026:": a heading that is a period and little else. */
  #period(body: Range): PlacedDeadline[] {
    const found = deadlinesIn(this.#words, body, 'label').filter((deadline) => DATED.has(deadline.kind) || deadline.kind === 'recurring')
    const covered = found.reduce((sum, deadline) => sum + deadline.end - deadline.start, 0)
    return covered * 2 > body.end - body.start ? found : []
  }

  /** Below "… các nội dung sau:" stand topics, not tasks: items that begin with a noun of doing. */
  #topics(item: Item): boolean {
    const items = item.children.filter((child): child is Item => child.type === 'item')
    if (items.length === 0) return false
    const nominal = items.filter((child) =>
      /^(?:việc|công tác|tình hình|kết quả|số |tỷ lệ|các |những |nội dung|về |thời gian|địa điểm|thành phần|danh sách|báo cáo (?:tổng hợp|kết quả)|\d)/iu.test(
        contentOf(child, this.#words.text).trim(),
      ),
    )
    return nominal.length * 2 > items.length
  }

  // ---------- tasks ----------

  #labelled(item: Item, labels: Labels, frame: Frame): void {
    if (frame.zone !== 'work' && frame.zone !== 'funding' && frame.zone !== 'time') return
    const range = this.#unbroken(this.#body(item))
    // labels that name nobody leave the sentence its roles
    const told = labels.lead.length > 0 ? null : rolesIn(this.#words, range)
    const deadlines = [...labels.deadlines]
    for (const found of deadlinesIn(this.#words, range, 'prose'))
      if (!deadlines.some((known) => sameDeadline(known, found))) deadlines.push(found)
    this.tasks.push({
      ...range,
      section: this.#section(item),
      text: oneLine(this.#slice(range)),
      lead: told === null ? distinct(labels.lead) : told.lead.length > 0 ? told.lead : frame.inherited.lead,
      coordinating: distinct(told === null || labels.coordinating.length > 0 ? labels.coordinating : told.coordinating),
      deadlines,
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
    const { headEnd, parts: labels } = cutAtLabels(this.#slice(range))
    if (labels.some((label) => label.role !== 'detail') && headEnd > 0) {
      const read: Labels = { lead: [], coordinating: [], deadlines: [], product: null, productAt: null, assigns: false }
      this.#addLabels(read, { ...item, contentStart: range.start, end: range.end })
      this.#labelled({ ...item, contentStart: range.start, end: range.start + headEnd, children: [] }, read, frame)
      return
    }
    // "Giai đoạn 1 (từ tháng 1 đến tháng 6/2026): …": the number carries the period
    const step =
      item.marker?.kind === 'step'
        ? deadlinesIn(this.#words, { start: item.start, end: item.contentStart }, 'label').filter(({ kind }) => DATED.has(kind))
        : this.#period({ start: item.contentStart, end: Math.max(item.contentStart, range.start - 1) })
    for (const part of parts) {
      const content = this.#slice(part)
      if (FORMULA.test(content)) continue
      const own = part.lead.length > 0
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

  // ---------- the closing ----------

  /** The last plain paragraphs of the body, from the first that opens like a closing. */
  #closingOf(root: Item): Set<Item> {
    const tail: Item[] = []
    let item: Item | undefined = root
    while (item) {
      const last: Entry | undefined = item.children.at(-1)
      if (last?.type !== 'item') break
      for (let index = item.children.length - 1; index >= 0; index -= 1) {
        const entry = item.children[index] as Entry
        if (entry.type === 'table' || entry.marker !== null || entry.children.length > 0) break
        tail.unshift(entry)
      }
      item = last
    }
    tail.sort((a, b) => a.start - b.start)
    const first = tail.findIndex((entry) => CLOSING.test(this.#words.text.slice(entry.start, entry.end)))
    return new Set(first < 0 ? [] : tail.slice(first))
  }

  #closing(item: Item): void {
    const text = this.#slice(item)
    let from = 0
    for (const end of sentenceEnds(text)) {
      const range = this.#trim({ start: item.start + from, end: item.start + end })
      from = end
      if (range.end <= range.start || FORMULA.test(this.#slice(range)) || URGE.test(this.#slice(range))) continue
      const root = topOf(item)
      for (const part of partsIn(this.#words, range)) {
        this.tasks.push({
          start: part.start,
          end: part.end,
          section: root ? sectionOf(root) : null,
          text: oneLine(this.#slice(part)),
          lead: part.lead,
          coordinating: part.coordinating,
          deadlines: deadlinesIn(this.#words, part, 'prose'),
          product: null,
          style: 'closing',
        })
      }
    }
  }

  // ---------- small things ----------

  /** May labels below this heading make a task of it? Not a section of the plan itself ("III. Tổ chức thực hiện"). */
  #carriesWork(item: Item, frame: Frame): boolean {
    if (item.parent === null) return false
    const content = contentOf(item, this.#words.text)
    if (frame.zone === 'organisers' || frame.zone === 'time') return false
    const generic = zoneOf(content)
    if (generic !== null && generic !== 'work') return false
    return !/^(?:tổ chức thực hiện|phân công(?: nhiệm vụ| thực hiện)?|nhiệm vụ(?: và giải pháp|, giải pháp)?|nội dung(?: thực hiện)?|kế hoạch thực hiện)\s*:?$/iu.test(
      content.trim(),
    )
  }

  #body(item: Item): Range {
    const content = contentOf(item, this.#words.text)
    // a run-in heading of few words that names no agency: "Chế độ báo cáo: …"
    const runIn = /^(?:[^\s:.;,]+\s+){1,7}?[^\s:.;,]+\s*:\s*(?=\p{Lu})/u.exec(content)
    const rest = runIn ? { start: item.contentStart + runIn[0].length, end: item.end } : null
    const small = /^(?:[^\s:.;]+\s+){1,12}?[^\s:.;]+\s*:\s*(?=\p{Ll})/u.exec(content)
    if (
      small &&
      !KEPT_RUN_IN.test(content) &&
      !/^(?:do|bởi|được)\s/u.test(content.slice(small[0].length)) &&
      openingLabel(content.slice(small[0].length)) === null
    ) {
      const told = rolesIn(this.#words, { start: item.contentStart + small[0].length, end: item.end })
      if (told.lead[0] && told.lead[0].start - told.start < ADDRESS_WITHIN) return this.#trim({ start: told.start, end: item.end })
    }
    if (rest && (openingLabel(this.#slice(rest)) !== null || this.#period(this.#trim(rest)).length > 0))
      return this.#trim({ start: item.contentStart, end: item.end })
    const start =
      runIn && content.length > runIn[0].length + 20 && !KEPT_RUN_IN.test(content) ? item.contentStart + runIn[0].length : item.contentStart
    return this.#trim({ start, end: item.end })
  }

  #section(item: Item): string | null {
    const section = sectionOf(item)
    return this.#annex === null ? section : [this.#annex, section].filter(Boolean).join('.')
  }

  #slice(range: Range): string {
    return this.#words.text.slice(range.start, range.end)
  }

  /** Without the bracket or colon that opened the labels behind it. */
  #unbroken(range: Range): Range {
    const left = /[\s:(,;–-]*$/u.exec(this.#slice(range))?.[0].length ?? 0
    return left < range.end - range.start ? { start: range.start, end: range.end - left } : range
  }

  #trim(range: Range): Range {
    let { start, end } = range
    while (start < end && /\s/.test(this.#words.text[start] ?? '')) start += 1
    while (end > start && /\s/.test(this.#words.text[end - 1] ?? '')) end -= 1
    return { start, end }
  }
}

function topOf(item: Item): Item | null {
  let node: Item | null = item
  while (node?.parent?.parent) node = node.parent
  return node
}

function sameDeadline(a: PlacedDeadline, b: PlacedDeadline): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.rrule === b.rrule && a.duration === b.duration
}
