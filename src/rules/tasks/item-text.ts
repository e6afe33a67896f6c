/** The words of an item: its body behind a run-in heading, the period that it names, what kind of list stands below it. */
import { roleAt } from '../../lexicon/heads.ts'
import { readMarker } from '../../structure/marker.ts'
import { contentOf, type Item, type Range } from '../../structure/outline.ts'
import { zoneOf } from '../../structure/zones.ts'
import { tokenise } from './agency-token.ts'
import type { PlacedDeadline } from './draft.ts'
import { openingLabel } from './labels.ts'
import { deadlinesIn, rolesIn, type Words } from './words.ts'

/** An agency that a heading addresses stands at its beginning, after "Giao", "Đề nghị" at most. */
export const ADDRESS_WITHIN = 20
export const DATED: ReadonlySet<string> = new Set(['on', 'within', 'by', 'from'])

/** "Các Sở: Tài chính, Y tế …": names follow the colon. */
export const SHARED_HEAD = /(?:^|\s)các (?:sở|phòng|ban|bộ|cục|chi cục|xã|phường|đặc khu|thôn|ấp|hội|trường|trung tâm|tổ|khoa)\s*$/iu

/** Words before a colon that belong to the order itself. */
const KEPT_RUN_IN =
  /^(?:đề nghị|giao|yêu cầu|trong đó|cụ thể|trước|sau|khi|trong|từ|đến|hằng|hàng|định kỳ|chậm nhất|kết thúc|riêng)(?!\p{L})/iu

/** "…: trên cơ sở kết quả kiểm tra, Phòng B tham mưu": the sentence behind a run-in heading begins with a circumstance. */
const CIRCUMSTANCE = /^(?:trên cơ sở|căn cứ|sau khi|ngay sau khi|định kỳ|trước ngày|khi|hằng|hàng)(?!\p{L})/iu

/** "Đ/c A - Trưởng phòng B làm Trưởng tiểu ban" */
export const PERSON = /^(?:đ\/c|đồng chí|ông|bà|thầy|cô)\s[^.;]{3,200}$/iu

/** "- Giai đoạn 1: …", "a) Giai đoạn I (2026 - 2027): …": behind a bullet or a letter the stage is the item's number too. */
export function staged(words: Words, item: Item): Item {
  const label = item.marker?.label
  const leaf = item.children.length === 0 && item.marker?.depth === 1
  const marker = label === '' || leaf ? readMarker(contentOf(item, words.text)) : null
  if (marker?.kind !== 'step') return item
  const step = label ? { ...marker, label } : marker
  return { ...item, marker: step, start: item.contentStart, contentStart: item.contentStart + marker.length }
}

export function namesPerson(words: Words, range: Range): boolean {
  return PERSON.test(slice(words, range))
}

/** In a section on time: a stage, or an act with its own date ("Vòng sơ khảo: ngày 12/11/2025"), not the time of the whole plan. */
export function isScheduled(words: Words, item: Item): boolean {
  const content = contentOf(item, words.text)
  if (item.marker?.kind === 'step') return true
  const head = /^[^:.;]{2,80}:/u.exec(content)?.[0]
  if (!head || zoneOf(head) !== null || openingLabel(content) !== null) return false
  const rest = { start: item.contentStart + head.length, end: item.end }
  // "Tháng 3/2026: Thành lập Ban Tổ chức"
  if (periodOf(words, { start: item.contentStart, end: item.contentStart + head.length - 1 }).length > 0)
    return /\p{L}{2,}\s+\p{L}{2,}/u.test(slice(words, rest)) && periodOf(words, rest).length === 0
  if (/\d/.test(head)) return false
  return deadlinesIn(words, rest, 'label').some((found) => DATED.has(found.kind))
}

/** "Quý I/2026", "Từ ngày 01 đến ngày 15/3/2026:": a heading that is a period and little else. */
export function periodOf(words: Words, body: Range): PlacedDeadline[] {
  const found = deadlinesIn(words, body, 'label').filter((deadline) => DATED.has(deadline.kind) || deadline.kind === 'recurring')
  const covered = found.reduce((sum, deadline) => sum + deadline.end - deadline.start, 0)
  if (covered * 2 > body.end - body.start) return found
  // "Thu thập minh chứng (từ 01/4 đến 31/5/2026)"
  const bracket = /\(([^()]{4,60})\)\s*[:.]?\s*$/u.exec(slice(words, body))
  if (!bracket || bracket.index === 0) return []
  const start = body.start + bracket.index + 1
  return periodOf(words, { start, end: start + (bracket[1] as string).length })
}

/** Below "… các nội dung sau:" stand topics, not tasks: items that begin with a noun of doing. */
export function listsTopics(words: Words, item: Item): boolean {
  const items = item.children.filter((child): child is Item => child.type === 'item')
  if (items.length === 0) return false
  const nominal = items.filter((child) =>
    /^(?:việc|công tác|tình hình|kết quả|số |tỷ lệ|các |những |nội dung|về |thời gian|địa điểm|thành phần|danh sách|báo cáo (?:tổng hợp|kết quả)|\d)/iu.test(
      contentOf(child, words.text).trim(),
    ),
  )
  return nominal.length * 2 > items.length
}

export function bodyOf(words: Words, item: Item): Range {
  const content = contentOf(item, words.text)
  if (SHARED_HEAD.test(content.slice(0, Math.max(0, content.indexOf(':'))))) return trim(words, { start: item.contentStart, end: item.end })
  // a run-in heading of few words that names no agency: "Chế độ báo cáo: …"
  const runIn = /^(?:[^\s:.;,]+\s+){1,7}?[^\s:.;,]+\s*:\s*(?=\p{Lu})/u.exec(content)
  const rest = runIn ? { start: item.contentStart + runIn[0].length, end: item.end } : null
  const small = /^(?:[^\s:.;]+\s+){1,12}?[^\s:.;]+\s*:\s*(?=\p{L})/u.exec(content)
  if (
    small &&
    !KEPT_RUN_IN.test(content) &&
    !/^(?:do|bởi|được)\s/u.test(content.slice(small[0].length)) &&
    openingLabel(content.slice(small[0].length)) === null
  ) {
    const told = rolesIn(words, { start: item.contentStart + small[0].length, end: item.end })
    const near = (told.lead[0]?.start ?? Infinity) - told.start < ADDRESS_WITHIN || CIRCUMSTANCE.test(content.slice(small[0].length))
    if (told.lead[0] && near) return trim(words, { start: told.start, end: item.end })
  }
  // "Hoạt động an sinh: hỗ trợ sửa chữa 03 nhà …": a short topic before the deed
  const deed = /^(?:[^\s:.;,]+\s+){1,4}[^\s:.;,]+\s*:\s*(?=\p{Ll})/u.exec(content)
  const dated =
    deed !== null &&
    periodOf(words, trim(words, { start: item.contentStart, end: item.contentStart + deed[0].lastIndexOf(':') })).length > 0
  if (deed && !dated && !KEPT_RUN_IN.test(content) && beginsDeed(content.slice(deed[0].length)))
    return trim(words, { start: item.contentStart + deed[0].length, end: item.end })
  if (rest && (openingLabel(slice(words, rest)) !== null || periodOf(words, trim(words, rest)).length > 0))
    return trim(words, { start: item.contentStart, end: item.end })
  const start =
    runIn && content.length > runIn[0].length + 20 && !KEPT_RUN_IN.test(content) ? item.contentStart + runIn[0].length : item.contentStart
  return trim(words, { start, end: item.end })
}

/** Words that begin with a verb and go on for a while. */
const beginsDeed = (words: string): boolean =>
  words.length > 20 && !/^dự kiến/iu.test(words) && roleAt('verb', tokenise(words.slice(0, 60)), 0) > 0

export function slice(words: Words, range: Range): string {
  return words.text.slice(range.start, range.end)
}

/** Without the bracket or colon that opened the labels behind it. */
export function unbroken(words: Words, range: Range): Range {
  const left = /[\s:(,;–-]*$/u.exec(slice(words, range))?.[0].length ?? 0
  return left < range.end - range.start ? { start: range.start, end: range.end - left } : range
}

export function trim(words: Words, range: Range): Range {
  let { start, end } = range
  while (start < end && /\s/.test(words.text[start] ?? '')) start += 1
  while (end > start && /\s/.test(words.text[end - 1] ?? '')) end -= 1
  return { start, end }
}
