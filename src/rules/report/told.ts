/** Which plan an article reports, and what it tells of it: number, issuer, date, title. */
import { TYPE_WORDS, typeNamed, typeOfCode } from '../../lexicon/document-types.ts'
import type { Line } from '../../structure/frame-lines.ts'
import { oneLine } from '../../text/normalise.ts'
import { phrase } from '../../text/vi.ts'
import { dayBefore, type Issued, issuedApart, issuedOf } from './issued.ts'
import { fitting, headed, type Issuer, issuerOf, issuersIn } from './issuer.ts'
import { best, type Candidate, candidates, type Found } from './mention.ts'
import { titleIn, titleOf } from './title.ts'

export interface Told {
  type: { name: string; code: string | null } | null
  number: (Found & { code: string; ordinal: string; symbol: string | null }) | null
  issuer: Issuer | null
  issued: Issued | null
  title: string | null
  /** other plans that the article names as clearly */
  others: string[]
}

const TYPE = new RegExp(`^(?:${TYPE_WORDS})(?![\\p{L}])`, 'iu')

/**
 * Finds the plan that the article reports.
 * @param publishedAt the article's day, for a date without a year
 * @returns null where no plan is named
 */
export function findPlan(lines: readonly Line[], publishedAt: string | null): Told | null {
  const found = candidates(lines)
  const ranked = best(found)
  if (!ranked) return unnumbered(lines, publishedAt)
  const { first, others } = ranked
  // a plan that is said to be issued goes before a document that is only named
  const plain = first.issued || /^(?:kế hoạ|chương trình|phương án|đề án)/iu.test(first.raw) ? null : unnumbered(lines, publishedAt)
  if (plain?.title) return plain
  const mentions = [first, ...found.filter((one) => one !== first && one.value.code === first.value.code)]
  const symbol = /^\d+\p{Ll}?(?:\/\d{4})?[/-](.+)$/u.exec(first.value.code)?.[1] ?? null
  return {
    type: typeNamed(oneLine(TYPE.exec(first.raw)?.[0] ?? first.type)) ?? typeOfNumber(symbol),
    number: { raw: first.raw, code: first.value.code, ordinal: first.value.ordinal, symbol, start: first.start, end: first.end },
    issuer: fitting(issuerOf(first, lines), symbol, lines),
    issued: firstOf(mentions, (one) => issuedOf(one, publishedAt)) ?? issuedApart(lines, publishedAt),
    title: titleOf(mentions),
    others,
  }
}

/** The type that a symbol names, where its word is misprinted. */
function typeOfNumber(symbol: string | null): Told['type'] {
  const name = symbol ? typeOfCode(symbol.split(/[-/]/)[0] ?? '') : null
  return name ? typeNamed(name) : null
}

/** "vừa ban hành Kế hoạch phát triển …": the title of a plan that an article names without its number. */
const PLANNED = new RegExp(
  `^[^,.;]{0,40}?\\s(?:(?:${['vừa', 'đã', 'mới'].map(phrase).join('|')})\\s)?(?:(?:${phrase('ký')}),?\\s)?(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s${phrase('kế hoạch')}\\s(?:${phrase('về việc')}\\s|${phrase('về')}\\s)?(?<title>[^\\n]{10,500})`,
  'iu',
)

/** "Kế hoạch … vừa được Ban Chỉ đạo tỉnh ban hành" */
const PASSIVE = new RegExp(
  `(?:${phrase('kế hoạch')})\\s(?<title>[^.;\\n]{10,300}?),?\\s(?:(?:đã|vừa|mới)\\s){0,2}(?:được|do)\\s(?<name>\\p{Lu}[^.;,\\n]{4,140}?)\\s(?:(?:vừa|mới|ký|chính thức)\\s){0,2}(?:${phrase('ban hành')}|${phrase('phê duyệt')})(?![\\p{L}])`,
  'iu',
)

function passive(lines: readonly Line[]): Told | null {
  for (const line of lines) {
    const match = PASSIVE.exec(line.text)
    const { title, name } = match?.groups ?? {}
    if (!match || !title || !name || !/^\p{Lu}/u.test(name) || !headed(name)) continue
    const start = line.start + match.index + match[0].indexOf(name, match[0].indexOf(title) + title.length)
    const issuer = { name, raw: name, start, end: start + name.length }
    return { type: typeNamed('Kế hoạch'), number: null, issuer, issued: null, title: titleIn(title), others: [] }
  }
  return null
}

/** A plan without a number: "UBND tỉnh vừa ban hành Kế hoạch phát triển …"; a headline in capitals is heard last. */
function unnumbered(lines: readonly Line[], publishedAt: string | null): Told | null {
  const said = lines.flatMap((line) =>
    issuersIn(line, line.text.length)
      // "Nghị quyết số … của Chính phủ ban hành Chương trình …" tells of a document that is carried out
      .filter(({ start }) => !/(?<!\p{L})(?:của|do)\s+$/iu.test(line.text.slice(0, start - line.start)))
      .map((issuer) => ({ line, issuer, plan: PLANNED.exec(line.text.slice(issuer.end - line.start)) })),
  )
  const best = said.find(({ plan }) => plan !== null) ?? said[0]
  if (!best) return passive(lines)
  const { line, issuer, plan } = best
  return {
    type: typeNamed('Kế hoạch'),
    number: null,
    issuer,
    issued: plan ? dayBefore(line, issuer.start - line.start, publishedAt) : null,
    title: plan?.groups?.title ? titleIn(plan.groups.title) : null,
    others: [],
  }
}

/** The first mention that tells something. */
function firstOf<Value>(mentions: readonly Candidate[], read: (one: Candidate) => Value | null): Value | null {
  for (const one of mentions) {
    const value = read(one)
    if (value !== null) return value
  }
  return null
}
