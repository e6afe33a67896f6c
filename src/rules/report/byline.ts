/** The article's own facts: who published it, who wrote it, when. */
import type { Line } from '../../structure/frame-lines.ts'
import { isoDay } from '../../text/partial-date.ts'

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

/** Reads metadata first, the byline of the page where they are silent. */
export function readByline(lines: readonly Line[], metadata: Record<string, string>): Byline {
  const line = lines.find(isByline)
  const published = pick(metadata, ['article:published_time', 'datePublished', 'pubdate', 'date', 'DC.date.issued', 'dc.date'])
  const signed = lines
    .map((one) => (one.text.length < 80 ? SIGNED.exec(one.text)?.groups?.name : undefined))
    .find((name) => name !== undefined)
  return {
    publisher: pick(metadata, ['og:site_name', 'publisher', 'article:publisher', 'application-name', 'DC.publisher']),
    author:
      pick(metadata, ['author', 'article:author', 'DC.creator']) ?? AUTHOR.exec(line?.text ?? '')?.groups?.name ?? signed?.trim() ?? null,
    publishedAt: (published ? dayOf(published) : null) ?? (line ? dayOf(line.text) : null),
  }
}
