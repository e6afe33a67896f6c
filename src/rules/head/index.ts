/** The head of a document: what it is, who issued it, where, when, and who signed it. */
import { typeNamed, typeOfCode } from '../../lexicon/document-types.ts'
import type { Message, Plan, Proof, Trust } from '../../plan/schema.ts'
import type { Frame, Range } from '../../structure/frame.ts'
import { type Line, linesOf } from '../../structure/frame-lines.ts'
import { isDraftType, kindOf, NUMBER_REST, typeAt } from '../../structure/letterhead.ts'
import { readPortal } from '../../structure/portal.ts'
import { isAddressed, LETTER_REACH } from '../../structure/frame-genre.ts'
import { isRecipientsLine } from '../../structure/sign-off.ts'
import { oneLine } from '../../text/normalise.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { by, evidenceOf, type Known } from '../evidence.ts'
import { type DateValue, edtfOf, readDateLine } from './issued.ts'
import { filledFromLead } from './from-lead.ts'
import { filledFromTitle } from './from-title.ts'
import { filledFromPortal } from './from-portal.ts'
import { bodiesOf, completed, type Issuer, issuerInText, placeOfBody, spelled, typeInText } from './issuer.ts'
import { findStamped, numberInMetadata, numberLine, readNumberLine, type Stamped } from './number.ts'
import { readRecipients } from './recipients.ts'
import { nameOnStamp, readSigners } from './signatories.ts'
import { type Known as Setting, standingOf } from './standing.ts'
import { wholeBody } from './whole-body.ts'
import { readTimeframe } from './timeframe.ts'

export type Head = Pick<
  Plan,
  'type' | 'number' | 'issuer' | 'place' | 'issued' | 'title' | 'draft' | 'signatories' | 'recipients' | 'timeframe' | 'proofs'
> & { messages: Message[] }

export const emptyHead: Head = {
  type: null,
  number: null,
  issuer: null,
  place: null,
  issued: null,
  title: null,
  draft: false,
  signatories: [],
  recipients: [],
  timeframe: null,
  messages: [],
}

interface Reading {
  tree: DocumentNode
  text: string
  frame: Frame
  lines: Line[]
  /** lines of the letterhead */
  top: Line[]
  messages: Message[]
}

function within(lines: readonly Line[], range: Range | null): Line[] {
  return range ? lines.filter((line) => line.start >= range.start && line.end <= range.end) : []
}

function inRange(inner: Range, outer: Range | null): boolean {
  return outer !== null && inner.start >= outer.start && inner.end <= outer.end
}

function warn(reading: Reading, ruleId: string, reason: string, range: Range | null): void {
  const { tree, text } = reading
  reading.messages.push({ ruleId, reason, severity: 'warning', evidence: range && evidenceOf(tree, text, range.start, range.end) })
}

/** The opening clauses; without headings they stand at the start of the body. */
function openingOf({ opening, body }: Frame): Range {
  return opening ?? { start: body.start, end: Math.min(body.end, body.start + 3000) }
}

function readType({ frame, text, top, lines }: Reading, symbol: string | null): Head['type'] {
  const line = frame.title ? text.slice(frame.title.start, frame.title.end) : ''
  const type = typeAt(line.split('\n')[0] ?? '') ?? typeAt(line)
  if (type) return { name: type.name, code: type.code }
  const bySymbol = symbol ? typeOfCode(symbol.split(/[-/]/)[0] ?? '') : null
  if (bySymbol) return typeNamed(bySymbol)
  if (symbol || top.some((one) => kindOf(one) === 'subject')) return { name: 'Công văn', code: null }
  const issued = typeInText(text, openingOf(frame))
  if (issued !== null) return typeNamed(issued)
  return lines.slice(0, LETTER_REACH).some((one) => isAddressed(one.text)) ? { name: 'Công văn', code: null } : null
}

/** The lines under the type word, joined, the type word left off. */
function readTitle({ frame, text }: Reading): string | null {
  if (!frame.title) return null
  const words = text.slice(frame.title.start, frame.title.end)
  const firstLine = words.split('\n')[0] ?? ''
  const type = typeAt(firstLine)
  const rest = words.slice(type ? (type.length === firstLine.length ? firstLine.length : type.length) : 0)
  const title = oneLine(
    rest
      .replace(/\|/gu, ' ')
      .replace(/^[\s:.]+/u, '')
      .replace(/[-_*=]{3,}\s*$/u, ''),
  ).replace(/\s+([,;.])/gu, '$1')
  return title === '' ? null : title
}

interface Dated {
  value: DateValue
  raw: string
  start: number
  end: number
}

function findDate({ top, lines, frame }: Reading): Dated | null {
  const candidates = [
    ...top.filter((line) => kindOf(line) === 'date'),
    ...within(lines, frame.closing).filter((line) => kindOf(line) === 'date'),
  ]
  for (const line of candidates) {
    const read = readDateLine(line)
    if (read)
      return {
        value: { place: read.place, day: read.day, month: read.month, year: read.year },
        raw: read.raw,
        start: read.start,
        end: read.end,
      }
  }
  return null
}

type NumberFound = NonNullable<ReturnType<typeof readNumberLine>>

function findNumber({ top }: Reading): NumberFound | null {
  let blank: NumberFound | null = null
  for (const line of top) {
    if (kindOf(line) !== 'number' && !/^\d{1,6}\p{Ll}?\s?[/-]\s?(?:\d{4}\/)?\p{Lu}/u.test(line.text)) continue
    const read = readNumberLine(line)
    if (read?.code) return read.symbol === null ? withSymbol(read, top) : read
    blank ??= read
  }
  return blank
}

/** "Số:173" whose "/KH-UBND" stands on another line of the letterhead. */
function withSymbol(half: NumberFound, top: readonly Line[]): NumberFound {
  const rest = top.map(({ text }) => NUMBER_REST.exec(text)).find((match) => match !== null)
  const symbol = rest?.groups?.symbol?.replace(/\s/g, '')
  return rest && symbol ? { ...half, code: `${half.ordinal}${rest[0][0]}${symbol}`, symbol } : half
}

/** The own number in the caption of an annex, "(Kèm theo Kế hoạch số 15/KH-UBND ngày …)", where the letterhead left it blank. */
function numberInCaption({ frame, text }: Reading, symbol: string): { code: string; ordinal: string; start: number; end: number } | null {
  for (const annex of frame.annexes) {
    const slice = text.slice(annex.range.start, annex.range.start + 600)
    for (const match of slice.matchAll(numberLine.pattern)) {
      const value = numberLine.read(match, undefined)
      if (!value || !('code' in value) || !value.code || value.symbol !== symbol || !value.ordinal) continue
      return {
        code: value.code,
        ordinal: value.ordinal,
        start: annex.range.start + match.index,
        end: annex.range.start + match.index + match[0].length,
      }
    }
  }
  return null
}

function numberOf(reading: Reading, found: NumberFound | null, stamped: Stamped | null, metadata: Record<string, string>): Head['number'] {
  const { tree, text } = reading
  if (found?.code)
    return {
      raw: found.raw,
      code: found.code,
      ordinal: found.ordinal,
      symbol: found.symbol,
      ...by('head/number', 'stated'),
      evidence: evidenceOf(tree, text, found.start, found.end),
    }
  const meta = numberInMetadata(metadata)
  if (!found) {
    if (!meta) return null
    const parts = /^(\d+\p{Ll}?)(?:\/\d{4})?[/-](.+)$/u.exec(meta)
    return { raw: meta, code: meta, ordinal: parts?.[1] ?? null, symbol: parts?.[2] ?? null, ...by('head/number-in-metadata', 'inferred') }
  }
  const range = { start: found.start, end: found.end }
  const joint = /[/-](?=\s?\p{Lu})/u.exec(found.raw)?.[0] ?? '/'
  if (stamped?.ordinal) {
    warn(
      reading,
      'head/number-stamped',
      `Số để trống ở đầu văn bản; lấy “${stamped.ordinal.words}” đóng ở chỗ khác trên trang.`,
      stamped.ordinal,
    )
    return {
      raw: found.raw,
      code: `${stamped.ordinal.words}${joint}${found.symbol}`,
      ordinal: stamped.ordinal.words,
      symbol: found.symbol,
      ...by('head/number-stamped', 'inferred'),
      evidence: evidenceOf(tree, text, stamped.ordinal.start, stamped.ordinal.end),
    }
  }
  const ordinal = meta && found.symbol && meta.endsWith(found.symbol) ? (/^\d+\p{Ll}?/u.exec(meta)?.[0] ?? null) : null
  if (meta && ordinal)
    return {
      raw: found.raw,
      code: meta,
      ordinal,
      symbol: found.symbol,
      ...by('head/number-in-metadata', 'inferred'),
      evidence: evidenceOf(tree, text, range.start, range.end),
    }
  const caption = found.symbol ? numberInCaption(reading, found.symbol) : null
  if (caption) {
    warn(reading, 'head/number-in-caption', 'Số để trống ở đầu văn bản; lấy số ghi ở phụ lục kèm theo.', caption)
    return {
      raw: found.raw,
      code: caption.code,
      ordinal: caption.ordinal,
      symbol: found.symbol,
      ...by('head/number-in-caption', 'inferred'),
      evidence: evidenceOf(tree, text, caption.start, caption.end),
    }
  }
  return {
    raw: found.raw,
    code: null,
    ordinal: null,
    symbol: found.symbol,
    ...by('head/number-blank', 'stated'),
    evidence: evidenceOf(tree, text, range.start, range.end),
  }
}

function issuedOf({ tree, text }: Reading, found: Dated | null, stamped: Stamped | null): Head['issued'] {
  if (!found) return null
  const day = found.value.day ?? (stamped?.day ? Number(stamped.day.words) : null)
  const month = found.value.month ?? (stamped?.month ? Number(stamped.month.words) : null)
  const edtf = edtfOf({ day, month, year: found.value.year })
  if (edtf === null) return null
  const printed = day === found.value.day && month === found.value.month
  const how = printed ? by('head/date-line', 'stated') : by('head/date-stamped', 'inferred')
  return { raw: found.raw, edtf, ...how, evidence: evidenceOf(tree, text, found.start, found.end) }
}

function findIssuer({ top, text, frame, lines }: Reading, seat: string | null, symbol: string | null): Issuer | null {
  const bodies = bodiesOf(top, text)
  const own = bodies.at(-1)
  if (own) {
    const superior = bodies.length > 1 ? (bodies.at(-2)?.name ?? null) : null
    const whole =
      bodies.length === 1
        ? wholeBody(
            spelled(own.name, text),
            symbol,
            top.map((line) => line.text),
          )
        : null
    if (whole) return { ...whole, start: own.start, end: own.end, from: 'symbol' }
    return {
      name: completed(own, superior, text, seat),
      start: own.start,
      end: own.end,
      superior: superior && spelled(superior, text),
      from: 'letterhead',
    }
  }
  const said = issuerInText(text, openingOf(frame))
  if (said) return { ...said, superior: null, from: 'opening' }
  for (const line of within(lines, frame.closing)) {
    const body = /^(?:TM|T\/M|TM\.|T\.M)[./]?\s+(?<name>.{5,80})$/u.exec(line.text)?.groups?.name
    if (body) return { name: spelled(body, text), start: line.end - body.length, end: line.end, superior: null, from: 'sign-off' }
  }
  return null
}

const ISSUER_FROM: Record<Issuer['from'], Known> = {
  letterhead: by('head/issuer', 'stated'),
  symbol: by('head/issuer-of-symbol', 'inferred'),
  opening: by('head/issuer-from-opening', 'inferred'),
  'sign-off': by('head/issuer-from-sign-off', 'guessed'),
}

function issuerOf(reading: Reading, known: Pick<Setting, 'seat' | 'symbol' | 'issued'>): Head['issuer'] {
  const found = findIssuer(reading, known.seat, known.symbol)
  if (!found) return null
  if (found.from === 'sign-off') warn(reading, 'head/issuer-from-sign-off', 'Không có tên cơ quan ở đầu văn bản; lấy từ phần ký.', found)
  const printed = placeOfBody(found.name) ?? (found.superior ? placeOfBody(found.superior) : null)
  const { name, superior } = found
  return {
    name,
    superior,
    ...standingOf({ ...known, name, superior }, reading.text, printed),
    ...ISSUER_FROM[found.from],
    evidence: evidenceOf(reading.tree, reading.text, found.start, found.end),
  }
}

function signatoriesOf({ tree, text, frame, lines }: Reading): Head['signatories'] {
  const signers = readSigners(within(lines, frame.closing))
  const stamp = signers.length === 1 && signers[0]?.name === null ? nameOnStamp(lines) : null
  return signers
    .map((signer) => (stamp ? { ...signer, name: stamp.name } : signer))
    .map(({ authority, position, name, start, end }) => ({
      authority,
      position,
      name,
      ...(stamp ? by('head/name-on-stamp', 'inferred') : by('head/sign-off', 'stated')),
      evidence: evidenceOf(tree, text, start, end),
    }))
}

function isMarkedDraft(line: Line): boolean {
  return kindOf(line) === 'draft' || isDraftType(line.text)
}

/** How the fields are known that show no words of their own. */
function proofsOf({ tree, text, frame, lines }: Reading, date: Dated | null, head: Omit<Head, 'proofs'>): NonNullable<Head['proofs']> {
  const proof = (rule: string, trust: Trust, range: Range | null): Proof => ({
    ...by(rule, trust),
    evidence: range && range.end > range.start ? evidenceOf(tree, text, range.start, range.end) : null,
  })
  const typed = frame.title !== null && typeAt(text.slice(frame.title.start, frame.title.end)) !== null
  const mark = lines.slice(0, 40).find(isMarkedDraft) ?? null
  const list = within(lines, frame.closing).find((line) => isRecipientsLine(line.text)) ?? null
  const number = head.number?.evidence ?? null
  return {
    ...(head.type && {
      type: typed
        ? proof('head/type', 'stated', frame.title)
        : proof(head.type.code ? 'head/type-of-symbol' : 'head/letter', 'inferred', number),
    }),
    ...(head.place && { place: proof('head/date-line', 'stated', date) }),
    ...(head.title && { title: proof(typed ? 'head/title' : 'head/title-untyped', typed ? 'stated' : 'inferred', frame.title) }),
    ...(head.draft && {
      draft: mark ? proof('head/draft-mark', 'stated', mark) : proof('head/number-blank', 'inferred', number),
    }),
    ...(head.recipients.length > 0 && { recipients: proof('head/recipients', list ? 'stated' : 'inferred', list) }),
  }
}

/** From the first heading to the sign-off; null on a page that only describes the document. */
function ownRange({ title, body, closing }: Frame): Range | null {
  return title && { start: body.start, end: (closing ?? body).end }
}

/** Reads the head of an official text; doubtful values come with a review message. */
export function readHead(tree: DocumentNode, text: string, frame: Frame, metadata: Record<string, string>): Head {
  const lines = linesOf(tree, text)
  const reading: Reading = { tree, text, frame, lines, top: within(lines, frame.letterhead), messages: [] }
  const number = findNumber(reading)
  const date = findDate(reading)
  const blanks = {
    number: number !== null && number.code === null,
    day: date !== null && date.value.day === null,
    month: date !== null && date.value.month === null,
  }
  const stamped = blanks.number || blanks.day ? findStamped(lines, blanks) : null
  const numbered = numberOf(reading, number, stamped, metadata)
  const issued = issuedOf(reading, date, stamped)
  const marked = lines.slice(0, 40).some(isMarkedDraft)
  const time = readTimeframe(text, frame.enclosed?.title ?? frame.title, frame.enclosed?.body ?? frame.body)
  const fields: Omit<Head, 'proofs'> = {
    type: readType(reading, numbered?.symbol ?? null),
    number: numbered,
    issuer: issuerOf(reading, { seat: date?.value.place ?? null, symbol: numbered?.symbol ?? null, issued: issued?.edtf ?? null }),
    place: date?.value.place ?? null,
    issued,
    title: readTitle(reading),
    draft: marked || numbered?.code == null,
    signatories: signatoriesOf(reading),
    recipients: readRecipients(within(lines, frame.closing)),
    timeframe: time && {
      raw: time.raw,
      start: time.span.start,
      end: time.span.end,
      ...by('head/period', inRange(time, frame.enclosed?.title ?? frame.title) ? 'inferred' : 'stated'),
      evidence: evidenceOf(tree, text, time.start, time.end),
    },
    messages: reading.messages,
  }
  const printed = { ...fields, proofs: proofsOf(reading, date, fields) }
  return filledFromPortal(filledFromTitle(filledFromLead(printed, tree, text), { tree, text, frame, lines }), {
    tree,
    text,
    portal: readPortal(lines, ownRange(frame)),
  })
}
