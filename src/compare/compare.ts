/** A child plan compared with its parent: what was taken up, how, by whom and until when. */
import type { Agency, Plan } from '../plan/schema.ts'
import { agencyComparer, meet } from './agencies.ts'
import { align, type Alignment } from './align.ts'
import { differencesOf, type Eyes } from './differences.ts'
import { type CompareItem, itemsOf, targetsOf } from './items.ts'
import { noticesOf, type Origin } from './notices.ts'
import { COMPARISON_VERSION, type ComparedDocument, type ComparedItem, type Comparison, type Side } from './schema.ts'
import { type Said, toldOf } from './said.ts'
import { shortForms } from './short-forms.ts'
import { commonRuns } from './words.ts'

/** One side of a comparison, and where it comes from. */
export interface Entry extends Origin {
  id: number | null
  path: string | null
  /** ids of other copies and versions that the archive holds of it */
  copies?: readonly number[]
  /** what people said of it and the plan that it is compared with, oldest first */
  said?: readonly Said[]
}

function documentOf({ plan, id, path }: Entry): ComparedDocument {
  const { type, number, title, issuer, issued } = plan
  return {
    plan: id,
    path,
    code: number?.code ?? number?.raw.replace(/^số\s*:?\s*/iu, '') ?? null,
    type: type?.name ?? null,
    title,
    issuer: issuer?.name ?? null,
    issued: issued?.edtf ?? null,
  }
}

function printed({ index, text, kind, section, lead, coordinating, deadlines, product, evidence }: CompareItem, before = 0): ComparedItem {
  return {
    number: before + index + 1,
    text,
    kind,
    section,
    lead: lead.map(({ mention }) => mention),
    coordinating: coordinating.map(({ mention }) => mention),
    deadlines: deadlines.map(({ raw, kind: kindOf, start, end }) => ({ raw, kind: kindOf, start, end })),
    product,
    page: evidence.page,
    start: evidence.start,
  }
}

/** How many items stand before those of a list: targets are numbered on. */
interface Before {
  parent: number
  child: number
}

function sideOf(alignment: Alignment, eyes: Eyes, why: boolean, before: Before = { parent: 0, child: 0 }): Side {
  return {
    pairs: alignment.pairs.map(({ parent, children, verdict }) => {
      const items = children.map(({ item }) => item)
      const best = children.reduce((a, b) => (b.score.value > a.score.value ? b : a))
      return {
        parent: printed(parent, before.parent),
        child: items.map((item) => printed(item, before.child)),
        verdict,
        score: Math.round(Math.min(1, best.score.value) * 100) / 100,
        why: verdict === 'same words' || !why ? [] : commonRuns(parent.text, best.item.text),
        differences: differencesOf(parent, items, eyes),
      }
    }),
    missing: alignment.missing.map((item) => printed(item, before.parent)),
    new: alignment.new.map((item) => printed(item, before.child)),
  }
}

/** "Ban Thường vụ": the body whose it is stands above it. */
const INNER = /^(?:ban thường vụ|ban chấp hành)(?! (?:tỉnh|thành|huyện|thị|đảng) ?ủy)/iu

function issuerOf(plan: Plan): Agency | null {
  const { issuer } = plan
  if (issuer === null) return null
  const mention = INNER.test(issuer.name) ? [issuer.name, issuer.superior].filter(Boolean).join(' ') : issuer.name
  return { mention, agencyId: issuer.agencyId, name: issuer.name }
}

function saidOf({ parent, said }: { parent: number; said: Said }, before: number): Comparison['said'][number] {
  const { id, by, at, note } = said
  return { id, number: before + parent + 1, by, at, note }
}

/**
 * Compares a child plan with its parent. Items, figures and dates come from the records; nothing is read again.
 * @param why false leaves out the words that links rest on, which take longest to find
 */
export function compare(child: Entry, parent: Entry, { why = true } = {}): Comparison {
  const short = shortForms([parent.text, child.text])
  const { same, sameOffice } = agencyComparer(short)
  const sameLead = (a: CompareItem, b: CompareItem) => meet(a.lead, b.lead, sameOffice)
  const eyes: Eyes = { same, issuer: issuerOf(child.plan) }
  const titles = [parent, child].flatMap(({ plan }) => plan.title ?? [])
  const [above, below] = [itemsOf(parent), itemsOf(child)]
  const [aims, ends] = [targetsOf(parent), targetsOf(child)]
  const said = child.said ?? []
  const [told, toldTargets] = [toldOf(above, below, said), toldOf(aims, ends, said)]
  const before = { parent: above.length, child: below.length }
  const side = sideOf(align(above, below, { short, sameLead, titles, told }), eyes, why)
  return {
    schemaVersion: COMPARISON_VERSION,
    parent: documentOf(parent),
    child: documentOf(child),
    notices: noticesOf(child, parent, side),
    ...side,
    targets: sideOf(align(aims, ends, { short, told: toldTargets }), eyes, why, before),
    said: [...told.map((each) => saidOf(each, 0)), ...toldTargets.map((each) => saidOf(each, before.parent))],
  }
}
