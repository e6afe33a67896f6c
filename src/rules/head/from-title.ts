/** Number, day and body that a portal put into the heading: "KẾ HOẠCH SỐ 12/KH-UBND NGÀY 05/3/2025 CỦA UBND XÃ AN BÌNH VỀ …"; a title from the page's headline. */
import { TYPE_WORDS } from '../../lexicon/document-types.ts'
import type { Frame } from '../../structure/frame.ts'
import type { Line } from '../../structure/frame-lines.ts'
import { fold } from '../../text/fold.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import { phrase } from '../../text/vi.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { by, evidenceOf } from '../evidence.ts'
import { code } from '../references/code.ts'
import { runRule } from '../rule.ts'
import { headAt } from './agency-case.ts'
import type { Head } from './index.ts'
import { leavesRoom, placeOfBody, spelled } from './issuer.ts'
import { standingOf } from './standing.ts'

const KNOWN = by('head/heading', 'inferred')
const NUMBERED = new RegExp(
  `^(?:${phrase('số')}\\s?:?\\s?)?(?<code>\\d{1,5}\\p{Ll}?(?:/\\d{4})?\\s?[/-]\\s?\\p{Lu}[\\p{L}\\d]*(?:\\s?[-/&]\\s?\\p{Lu}[\\p{L}\\d]*){1,4})(?:,?\\s(?:${phrase('ngày')})\\s(?<date>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{1,2} tháng \\d{1,2} năm \\d{4}))?(?:\\s(?:${phrase('của')})\\s(?<body>[^.;:\\n]{3,90}?))?\\s(?=(?:${['về', 'triển khai', 'thực hiện', 'tổ chức', 'ban hành'].map(phrase).join('|')})(?![\\p{L}]))`,
  'iu',
)

interface Page {
  tree: DocumentNode
  text: string
  frame: Frame
  lines: readonly Line[]
}

/** A heading that holds the number: its parts go where they belong. */
function split(head: Head, { tree, text, frame }: Page): Head {
  const match = head.title && frame.title && !head.number ? NUMBERED.exec(head.title) : null
  const found = match && runRule(code, match.groups?.code ?? '', undefined)[0]
  if (!match || !found || !frame.title || !head.title) return head
  const shown = { ...KNOWN, evidence: evidenceOf(tree, text, frame.title.start, frame.title.end) }
  const { date, body } = match.groups ?? {}
  const edtf = date ? parsePartialDate(date) : null
  const name = body && headAt(fold(body).split(' '), 0) ? spelled(body, text) : null
  const known = name && { name, superior: null, seat: null, symbol: found.value.symbol, issued: edtf }
  return {
    ...head,
    number: { raw: match.groups?.code ?? '', code: found.value.code, ordinal: found.value.ordinal, symbol: found.value.symbol, ...shown },
    issued: head.issued ?? (edtf && date ? { raw: date, edtf, ...shown } : null),
    issuer:
      name && known && leavesRoom(head.issuer, name)
        ? { name, superior: null, ...standingOf(known, text, placeOfBody(name)), ...shown }
        : head.issuer,
    title: head.title.slice(match[0].length),
    draft: false,
  }
}

const HEADLINE = new RegExp(
  `^(?:${phrase('ban hành')}\\s|${phrase('toàn văn')}:?\\s)?(?<type>${TYPE_WORDS})\\s(?=\\p{L})(?<title>[^;:\\n]{12,300})$`,
  'iu',
)
const REACH = 8

/** A page without a type line is headed by the plan's title: "Kế hoạch tổ chức ngày hội đọc sách năm 2025". */
function headlined(head: Head, { tree, text, frame, lines }: Page): Head {
  if (head.title || frame.title || head.number || head.type === null) return head
  for (const line of lines.slice(0, REACH)) {
    const { type, title } = HEADLINE.exec(line.text)?.groups ?? {}
    if (!type || !title || fold(type) !== fold(head.type.name) || /[.!?]$/u.test(title) || line.start >= frame.body.start) continue
    return {
      ...head,
      title: title.trim(),
      proofs: { ...head.proofs, title: { ...KNOWN, evidence: evidenceOf(tree, text, line.start, line.end) } },
    }
  }
  return head
}

/** The head with what the heading of the page tells. */
export function filledFromTitle(head: Head, page: Page): Head {
  return headlined(split(head, page), page)
}
