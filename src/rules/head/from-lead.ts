/** The first sentence of a page that then prints a whole document: "Ngày 05/5/2025, Sở A ban hành Văn bản số 12/SA-X về việc …, cụ thể như sau:". */
import { HEADED_BY_NUMBER, NEWS_LEAD } from '../../structure/frame-genre.ts'
import { type Line, linesOf } from '../../structure/frame-lines.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { by, evidenceOf } from '../evidence.ts'
import { findPlan } from '../report/told.ts'
import type { Head } from './index.ts'
import { placeOfBody } from './issuer.ts'
import { standingOf } from './standing.ts'

const REACH = 12
const KNOWN = by('head/lead', 'inferred')

function leadOf(lines: readonly Line[]): Line | null {
  return (
    lines.slice(0, REACH).find((line) => line.text.length < 2000 && (NEWS_LEAD.test(line.text) || HEADED_BY_NUMBER.test(line.text))) ?? null
  )
}

/** The head of a document without letterhead and number, as the sentence above it names it. */
export function filledFromLead(head: Head, tree: DocumentNode, text: string): Head {
  if (head.number || head.title || head.issued) return head
  const line = leadOf(linesOf(tree, text))
  const told = line && findPlan([line], null)
  if (!told?.number) return head
  const shown = ({ start, end }: { start: number; end: number }) => ({ ...KNOWN, evidence: evidenceOf(tree, text, start, end) })
  const { number, issued, issuer, title, type } = told
  const known = issuer && { name: issuer.name, superior: null, seat: null, symbol: number.symbol, issued: issued?.edtf ?? null }
  return {
    ...head,
    type: type ? { name: type.name, code: type.code } : head.type,
    number: { raw: number.raw, code: number.code, ordinal: number.ordinal, symbol: number.symbol, ...shown(number) },
    issued: issued && { raw: issued.raw, edtf: issued.edtf, ...shown(issued) },
    issuer:
      issuer && known
        ? { name: issuer.name, superior: null, ...standingOf(known, text, placeOfBody(issuer.name)), ...shown(issuer) }
        : head.issuer,
    title,
    draft: false,
    proofs: { ...head.proofs, type: shown(number), ...(title && line ? { title: shown(line) } : {}) },
  }
}
