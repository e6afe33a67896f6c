/** The article's own facts: who published it, who wrote it, when. */
import type { Line } from '../../structure/frame-lines.ts'
import { fold } from '../../text/fold.ts'
import { isoDay } from '../../text/partial-date.ts'
import { headAt } from '../head/agency-case.ts'

export interface Byline {
  publisher: string | null
  author: string | null
  /** ISO day, or ISO day and time as the page states it */
  publishedAt: string | null
}

const STAMP = /(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>20\d\d)/u
const CLOCK = /\d{1,2}\s?[:h]\s?\d{2}/u
const CUES = /(?:view count|lượt xem|đăng ngày|ngày đăng|cập nhật|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|GMT|\|)/iu
const AUTHOR = /^(?<name>\p{Lu}[\p{L}.'’]*(?:\s\p{Lu}[\p{L}.'’]*){0,5})\s*[|,–-]/u
const NO_AUTHOR =
  /^(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|báo|đài|cổng|trang|tạp chí|cập nhật|ngày|đăng|tin|nguồn|theo|[ivx]+\.)(?!\p{L})/iu
const SIGNED = /^(?:tác giả|bài|tin|bài và ảnh|tin, ảnh|theo|nguồn)\s?:\s?(?<name>.{2,60})$/iu

function pick(metadata: Record<string, string>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = metadata[key]?.trim()
    if (value) return value
  }
  return null
}

function dayOf(words: string): string | null {
  const iso = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/.exec(words)
  if (iso) return iso[0]
  const match = STAMP.exec(words)
  return match?.groups ? isoDay(Number(match.groups.year), Number(match.groups.month), Number(match.groups.day)) : null
}

/** A short line with a date and a clock time or a reader's count is a byline, not a sentence. */
function isByline(line: Line): boolean {
  return (
    line.text.length < 120 &&
    STAMP.test(line.text) &&
    (CLOCK.test(line.text) || CUES.test(line.text) || line.text.length < 24) &&
    !/[.;]$/u.test(line.text)
  )
}

/** "Báo An Sơn - Thứ Ba, 14/01/2025", "Cổng TTĐT tỉnh | 09:12" */
const OUTLET = /^(?<name>(?:Báo|Đài|Cổng|Trang|Tạp chí)\s[^|,–-]{2,60}?)\s*[|,–-]/u
/** "(Baoanson.vn) - Chiều 5/4, …", "GD&TĐ - Sở …": what a paper sets before its text. */
const TAG = /^(?:\((?<name>[\p{L}\d&.]{2,24})\)|(?<short>\p{Lu}[\p{Lu}\d&]{1,8}))\s?[-–]\s?(?=\p{Lu})/u
const BODIES = /^(?:UBND|HĐND|MTTQ|UBMTTQ|BCĐ|TP|KT|TM|TL)$/u
/** "Mai Huyền", "NGUYỄN DƯƠNG", "P.V": a name alone under the text. */
const NAME = /^(?:\p{Lu}[\p{L}’']*\.?(?:\s(?=\p{Lu})|(?<=\.)(?=\p{Lu}))){1,4}\p{Lu}[\p{L}’']*$/u
const LAST_LINES = 4

function tagOf(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 12)) {
    const found = text.length > 50 ? TAG.exec(text)?.groups : undefined
    const name = found?.name ?? found?.short
    if (name && !BODIES.test(name)) return name
  }
  return null
}

function nameUnder(lines: readonly Line[]): string | null {
  const last = lines
    .filter((line) => line.text.length > 1)
    .slice(3)
    .slice(-LAST_LINES)
  return (
    last.findLast(({ text }) => text.length < 32 && NAME.test(text) && !NO_AUTHOR.test(text) && headAt(fold(text).split(' '), 0) === null)
      ?.text ?? null
  )
}

/** The name before the stamp of a byline, a weekday or a paper is none. */
function beforeStamp(line: Line | undefined): string | null {
  const name = AUTHOR.exec(line?.text ?? '')?.groups?.name
  return name && !NO_AUTHOR.test(name) ? name : null
}

/** Reads metadata first, the byline of the page where they are silent, the tag before the text and the name under it last. */
export function readByline(lines: readonly Line[], metadata: Record<string, string>): Byline {
  const line = lines.find(isByline)
  const published = pick(metadata, [
    'publishedAt',
    'article:published_time',
    'datePublished',
    'pubdate',
    'date',
    'DC.date.issued',
    'dc.date',
  ])
  const signed = lines
    .map((one) => (one.text.length < 80 ? SIGNED.exec(one.text)?.groups?.name : undefined))
    .find((name) => name !== undefined)
  return {
    publisher:
      pick(metadata, ['og:site_name', 'publisher', 'article:publisher', 'application-name', 'DC.publisher']) ??
      OUTLET.exec(line?.text ?? '')?.groups?.name ??
      tagOf(lines),
    author: pick(metadata, ['author', 'article:author', 'DC.creator']) ?? beforeStamp(line) ?? signed?.trim() ?? nameUnder(lines),
    publishedAt: (published ? dayOf(published) : null) ?? (line ? dayOf(line.text) : null),
  }
}
