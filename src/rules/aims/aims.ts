/** Purposes and requirements: one entry for each bullet or paragraph under their headings. */
import { contentOf, type Entry, type Item, looksLikeHeading, type Range } from '../../structure/outline.ts'
import { type Zone, zoneOf } from '../../structure/zones.ts'

export interface Aims {
  purposes: Range[]
  requirements: Range[]
}

type AimZone = 'purposes' | 'requirements'

function trimmed(range: Range, text: string): Range {
  let { start, end } = range
  while (start < end && /\s/.test(text[start] ?? '')) start += 1
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  return { start, end }
}

/** The zone that an item opens, and where the words after a run-in heading begin ("1. Mục đích: Nhằm …"). */
function opens(item: Item, text: string): { zone: Zone; rest: Range | null } | null {
  const content = contentOf(item, text)
  const colon = content.indexOf(':')
  if (colon > 0 && colon < 60) {
    const zone = zoneOf(content.slice(0, colon))
    const rest = trimmed({ start: item.contentStart + colon + 1, end: item.end }, text)
    if (zone !== null && zone !== 'work') return { zone, rest: rest.end > rest.start ? rest : null }
  }
  if (content.length > 200 || !(looksLikeHeading(item, text) || item.children.length > 0)) return null
  const zone = zoneOf(content)
  return zone === null ? null : { zone, rest: null }
}

function collect(entries: readonly Entry[], into: Range[], text: string): void {
  for (const entry of entries) {
    if (entry.type === 'table') continue
    const content = contentOf(entry, text)
    const range = trimmed({ start: entry.contentStart, end: entry.end }, text)
    // an introduction ("… nhằm:") or a heading is no aim itself
    const intro = entry.children.length > 0 && (/:\s*$/.test(content) || (looksLikeHeading(entry, text) && content.length < 80))
    if (!intro && range.end > range.start) into.push(range)
    collect(entry.children, into, text)
  }
}

/** Links that a portal strews among the paragraphs: "Xem thêm: …". */
const LINK = /^(?:bạn đang xem|xem thêm|đọc thêm|tham khảo thêm|có thể bạn quan tâm)\s?:/iu

/**
 * Under sub-headings without numbers ("Mục đích:", "Yêu cầu:") the paragraphs after the first go on with them
 * up to the next that opens a section of its own.
 */
function visitLoose(entries: readonly Entry[], aims: Aims, text: string): void {
  let current: AimZone | null = null
  for (const entry of entries) {
    if (entry.type === 'table') continue
    const zone = opens(entry, text)?.zone
    if (zone === 'purposes' || zone === 'requirements') {
      current = entry.marker === null ? zone : null
      visit([entry], aims, text, 'aims')
    } else if (zone) current = null
    else if (current !== null && entry.marker === null && !LINK.test(contentOf(entry, text))) collect([entry], aims[current], text)
  }
}

function visit(entries: readonly Entry[], aims: Aims, text: string, within: AimZone | 'aims' | null): void {
  for (const entry of entries) {
    if (entry.type === 'table') continue
    const opened = opens(entry, text)
    const zone = opened?.zone
    if (opened && (zone === 'purposes' || zone === 'requirements')) {
      if (opened.rest) aims[zone].push(opened.rest)
      collect(entry.children, aims[zone], text)
    } else if (opened && zone === 'aims') {
      const parted = entry.children.some(
        (child) => child.type === 'item' && ['purposes', 'requirements'].includes(opens(child, text)?.zone ?? ''),
      )
      if (opened.rest) aims.purposes.push(opened.rest)
      if (parted) visitLoose(entry.children, aims, text)
      else collect(entry.children, aims.purposes, text)
    } else if (within === null && entry.children.length > 0) visit(entry.children, aims, text, null)
  }
}

/** Finds the purposes and requirements in an outline. Under one joint heading without sub-headings all items are purposes. */
export function readAims(root: Item, text: string): Aims {
  const aims: Aims = { purposes: [], requirements: [] }
  visit(root.children, aims, text, null)
  return aims
}
