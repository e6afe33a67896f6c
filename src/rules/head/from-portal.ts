/** What the head of a document leaves open and a portal's box beside it tells. What the document prints itself goes first. */
import { typeNamed, typeOfCode } from '../../lexicon/document-types.ts'
import type { Portal, Said } from '../../structure/portal.ts'
import { fold } from '../../text/fold.ts'
import { oneLine } from '../../text/normalise.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { by, evidenceOf } from '../evidence.ts'
import { runRule } from '../rule.ts'
import { code } from '../references/code.ts'
import { headAt, placeAt } from './agency-case.ts'
import type { Head } from './index.ts'
import { leavesRoom, placeOfBody } from './issuer.ts'
import { nameOn } from './signatories.ts'
import { standingOf } from './standing.ts'

interface Page {
  tree: DocumentNode
  text: string
  portal: Portal
}

const KNOWN = by('head/portal', 'inferred')

function shown({ tree, text }: Page, said: Said) {
  return { ...KNOWN, evidence: evidenceOf(tree, text, said.start, said.end) }
}

function numberFrom(page: Page, head: Head): Head['number'] {
  const said = page.portal.number
  const found = said && runRule(code, said.words, undefined)[0]
  if (!said || !found || head.number?.code) return head.number
  const { code: whole, ordinal, symbol } = found.value
  // the box of another document tells nothing of this one
  if (head.number?.symbol && fold(head.number.symbol) !== fold(symbol)) return head.number
  return { raw: head.number?.raw ?? said.words, code: whole, ordinal, symbol, ...shown(page, said) }
}

function issuedFrom(page: Page, head: Head): Head['issued'] {
  const said = page.portal.issued
  const edtf = said ? parsePartialDate(said.words.replace(/^ngày\s+/iu, '').split(/\s(?=\D)/u)[0] ?? '') : null
  // a date line with blanks is filled up, not replaced
  if (!said || !edtf || (head.issued && !edtf.startsWith(head.issued.edtf))) return head.issued
  if (head.issued && head.issued.edtf.length >= edtf.length) return head.issued
  return { raw: said.words, edtf, ...shown(page, said) }
}

/** "Tỉnh An Sơn" as the issuer of "…/KH-UBND" is its people's committee. */
function bodyNamed(words: string, symbol: string | null): string | null {
  const name = oneLine(words)
  const parts = fold(name).split(' ')
  if (name.length > 100) return null
  if (headAt(parts, 0)) return name
  if (placeAt(parts, 0) > 0 && parts.length > 1 && symbol?.endsWith('UBND'))
    return `Ủy ban nhân dân ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return null
}

function issuerFrom(page: Page, head: Head): Head['issuer'] {
  const said = page.portal.issuer
  const symbol = head.number?.symbol ?? null
  const name = said ? bodyNamed(said.words, symbol) : null
  if (!said || !name || !leavesRoom(head.issuer, name)) return head.issuer
  const known = { name, superior: null, seat: head.place, symbol, issued: head.issued?.edtf ?? null }
  return { name, superior: null, ...standingOf(known, page.text, placeOfBody(name)), ...shown(page, said) }
}

function typeFrom({ portal }: Page, head: Head): Head['type'] {
  if (head.type) return head.type
  const bySymbol = head.number?.symbol ? typeOfCode(head.number.symbol.split(/[-/]/)[0] ?? '') : null
  const type = (portal.type && typeNamed(portal.type.words)) ?? (bySymbol ? typeNamed(bySymbol) : null)
  return type ? { name: type.name, code: type.code } : null
}

function titleFrom({ portal }: Page, head: Head): string | null {
  if (head.title || !portal.title) return head.title
  const words = oneLine(portal.title.words)
  const type = head.type?.name ?? ''
  const rest = type !== '' && fold(words).startsWith(`${fold(type)} `) ? words.slice(type.length).trim() : words
  return rest === '' ? null : rest
}

function signersFrom(page: Page, head: Head): Head['signatories'] {
  const said = page.portal.signer
  const name = said ? nameOn(said.words) : null
  if (!said || !name || head.signatories.some((signer) => signer.name !== null)) return head.signatories
  const [first] = head.signatories
  return [{ authority: first?.authority ?? null, position: first?.position ?? null, name: name.name, ...shown(page, said) }]
}

/** The head with its gaps filled. */
export function filledFromPortal(head: Head, page: Page): Head {
  let filled: Head = head
  filled = { ...filled, number: numberFrom(page, filled) }
  filled = { ...filled, issued: issuedFrom(page, filled) }
  filled = { ...filled, type: typeFrom(page, filled) }
  filled = { ...filled, issuer: issuerFrom(page, filled), title: titleFrom(page, filled), signatories: signersFrom(page, filled) }
  const proofs = { ...filled.proofs }
  if (filled.type !== head.type) proofs.type = { ...KNOWN, evidence: filled.number?.evidence ?? null }
  if (filled.title !== head.title && page.portal.title) proofs.title = shown(page, page.portal.title)
  return { ...filled, draft: head.draft && (filled.number?.code ?? null) === (head.number?.code ?? null), proofs }
}
