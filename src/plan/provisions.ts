/** What a plan says besides aims and tasks: its targets, and items of the working sections that assign nothing (sources of money, permissions, means). */
import { cutAtLabels } from '../rules/tasks/labels.ts'
import { FORMULA } from '../rules/tasks/closing.ts'
import { contentOf, type Entry, type Item, looksLikeHeading, type Range } from '../structure/outline.ts'
import { type Zone, zoneOf } from '../structure/zones.ts'

export interface Provisions {
  targets: Range[]
  provisions: Range[]
  /** what is said under headings of money, assigned or not */
  funding: Range[]
}

/** Shorter is a caption or a crumb, no provision. */
const LEAST = 30
const LONGEST_HEADING = 200
const READ: ReadonlySet<Zone> = new Set(['targets', 'work', 'funding'])
/** "Tổ chức thực hiện nghiêm Kế hoạch này; nếu có khó khăn …": courtesy at the end of every plan. */
const COURTESY = /kịp thời phản ánh|khó khăn, vướng mắc|\.\/\.?\s*$/iu

/** "Việc chấp hành …", "Tình hình …": what is looked at, not what is provided; under funding such words open sentences of their own. */
const TOPIC = /^(?:việc|công tác|tình hình|kết quả|tỷ lệ|số lượng|nội dung)(?!\p{L})/iu
const MUST = /(?<!\p{L})(?:phải|cần|được)(?!\p{L})/iu

class Reader {
  readonly found: Provisions = { targets: [], provisions: [], funding: [] }
  readonly #text: string
  readonly #taken: readonly Range[]

  constructor(text: string, taken: readonly Range[]) {
    this.#text = text
    this.#taken = taken
  }

  entries(entries: readonly Entry[], above: Zone | null): void {
    for (const entry of entries) if (entry.type === 'item') this.#item(entry, above)
  }

  #item(item: Item, above: Zone | null): void {
    const own = this.#zone(item)
    // "3. Tài liệu, học liệu" under "Điều kiện bảo đảm" is a means, not the scope of the plan
    const zone = own === null || (above === 'funding' && own === 'scope') ? above : own
    if (item.children.length > 0) this.entries(item.children, zone)
    else if (zone !== null && READ.has(zone)) this.#leaf(item, zone)
  }

  #leaf(item: Item, zone: Zone): void {
    const range = this.#range(item)
    if (range === null || (zone === 'work' && this.#topic(range))) return
    if (zone === 'funding') this.found.funding.push(range)
    if (this.#taken.some(({ start, end }) => start < range.end && range.start < end)) return
    this.found[zone === 'targets' ? 'targets' : 'provisions'].push(range)
  }

  #topic({ start, end }: Range): boolean {
    const text = this.#text.slice(start, end)
    return TOPIC.test(text) && !MUST.test(text)
  }

  #zone(item: Item): Zone | null {
    const content = contentOf(item, this.#text)
    if (content.length < LONGEST_HEADING && looksLikeHeading(item, this.#text)) return zoneOf(content)
    const runIn = item.marker?.label ? /^[^.;:]{2,60}:/.exec(content)?.[0] : undefined
    return runIn === undefined ? null : zoneOf(runIn)
  }

  /** The item's sentence; null for headings without text below, labels, introductions and formulas. */
  #range(item: Item): Range | null {
    const content = contentOf(item, this.#text)
    const trimmed = content.trim()
    const bullet = item.marker !== null && item.marker.label === ''
    if (trimmed.length < LEAST || trimmed.endsWith(':') || FORMULA.test(trimmed) || COURTESY.test(trimmed) || trimmed.startsWith('('))
      return null
    if (!bullet && looksLikeHeading(item, this.#text) && !/[.;]$/.test(trimmed)) return null
    if (cutAtLabels(content).parts.length > 0) return null
    const start = item.contentStart + content.length - content.trimStart().length
    return { start, end: start + trimmed.length }
  }
}

/**
 * Reads targets and provisions from the outline of a body or an annex.
 * @param taken ranges that are aims or tasks already
 */
export function readProvisions(root: Item, text: string, taken: readonly Range[]): Provisions {
  const reader = new Reader(text, taken)
  reader.entries(root.children, null)
  return reader.found
}
