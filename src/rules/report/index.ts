/** A news report about a plan: the facts of the plan as told, the article's own facts apart. */
import type { Extraction, Item } from '../../plan/schema.ts'
import type { Frame } from '../../structure/frame.ts'
import { type Line, paragraphsOf } from '../../structure/frame-lines.ts'
import { typeAt } from '../../structure/letterhead.ts'
import { oneLine } from '../../text/normalise.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { by, evidenceOf } from '../evidence.ts'
import { emptyHead, type Head } from '../head/index.ts'
import { placeOfBody } from '../head/issuer.ts'
import { standingOf } from '../head/standing.ts'
import { readTimeframe } from '../head/timeframe.ts'
import { readAims } from './aims.ts'
import { readByline } from './byline.ts'
import { titleIn } from './title.ts'
import { findPlan, type Told } from './told.ts'

export interface ReportReading {
  report: NonNullable<Extraction['report']>
  head: Head
  purposes: Item[]
  requirements: Item[]
}

/** Lines of the article itself: menus, sidebars and what follows the comments are left out. */
function articleLines(tree: DocumentNode, text: string): Line[] {
  const lines = paragraphsOf(tree, text).filter((line) => line.layer === 'body')
  const end = lines.findIndex(
    (line, index) =>
      index > 3 &&
      line.text.length < 60 &&
      /^(?:\(?\d*\)?\s*bình luận|tin (?:liên quan|mới|khác)|đừng bỏ lỡ|bài viết liên quan|tags?:|từ khóa)/iu.test(line.text),
  )
  return end < 0 ? lines : lines.slice(0, end)
}

function headlineOf(lines: readonly Line[], metadata: Record<string, string>): Line | null {
  const title = oneLine(metadata['og:title'] ?? metadata.title ?? '')
  return (
    lines.find((line) => line.style.heading === 1) ??
    lines.find((line) => title.length > 15 && title.startsWith(line.text.slice(0, 60))) ??
    lines.slice(0, 12).find((line) => line.text.length > 40) ??
    null
  )
}

/** The title as the article quotes it after the number, else the headline after the type word. */
function titleOf(told: Told | null, headline: Line | null): string | null {
  if (told?.title) return told.title
  // "Kế hoạch … có những nội dung gì?" asks for a plan and names none
  if (!headline || headline.text.endsWith('?')) return null
  const type = /(?<![\p{L}])[Kk]ế hoạch\s+(?=\p{Ll}{2})(?!của|số|năm|này|đã|được)/u.exec(headline.text)
  const words = type ? headline.text.slice(type.index + type[0].length) : ''
  return words.length > 12 ? titleIn(words) : null
}

const PLAN = /(?<![\p{L}])kế hoạch(?![\p{L}])/iu

/** What is not sure about which plan the article tells of. */
function doubts(told: Told | null, named: boolean): Head['messages'] {
  const message = (ruleId: string, reason: string): Head['messages'][number] => ({ ruleId, reason, severity: 'warning', evidence: null })
  if (!told && !named) return [message('report/no-plan', 'Bài viết không nêu kế hoạch nào.')]
  if (!told?.others.length) return []
  return [message('report/several-plans', `Bài viết nêu nhiều kế hoạch: ${[told.number?.raw, ...told.others].join('; ')}.`)]
}

function headOf(tree: DocumentNode, text: string, frame: Frame, told: Told | null, headline: Line | null, named: boolean): Head {
  const type = told?.type ?? (headline ? typeAt(headline.text) : null)
  const time = readTimeframe(text, null, frame.body)
  return {
    ...emptyHead,
    messages: doubts(told, named),
    type: type ? { name: type.name, code: type.code } : named ? { name: 'Kế hoạch', code: 'KH' } : null,
    number: told?.number
      ? {
          raw: told.number.raw,
          code: told.number.code,
          ordinal: told.number.ordinal,
          symbol: told.number.symbol,
          ...by('report/number', 'stated'),
          evidence: evidenceOf(tree, text, told.number.start, told.number.end),
        }
      : null,
    issuer: told?.issuer
      ? {
          name: told.issuer.name,
          superior: null,
          ...standingOf(
            { name: told.issuer.name, superior: null, seat: null, symbol: told.number?.symbol ?? null, issued: told.issued?.edtf ?? null },
            text,
            placeOfBody(told.issuer.name),
          ),
          ...by('report/issuer', 'inferred'),
          evidence: evidenceOf(tree, text, told.issuer.start, told.issuer.end),
        }
      : null,
    issued: told?.issued
      ? {
          raw: told.issued.raw,
          edtf: told.issued.edtf,
          ...by('report/issued', 'inferred'),
          evidence: evidenceOf(tree, text, told.issued.start, told.issued.end),
        }
      : null,
    title: titleOf(told, headline),
    timeframe: time && {
      raw: time.raw,
      start: time.span.start,
      end: time.span.end,
      ...by('head/period', 'inferred'),
      evidence: evidenceOf(tree, text, time.start, time.end),
    },
  }
}

/** Reads a news report. */
export function readReport(tree: DocumentNode, text: string, frame: Frame, metadata: Record<string, string>): ReportReading {
  const lines = articleLines(tree, text)
  const headline = headlineOf(lines, metadata)
  const report = readByline(lines, metadata)
  const told = findPlan(lines, report.publishedAt)
  const item = ({ start, end }: { start: number; end: number }): Item => ({
    text: oneLine(text.slice(start, end)),
    ...by('report/aim', 'inferred'),
    evidence: evidenceOf(tree, text, start, end),
  })
  const aims = readAims(lines)
  return {
    report,
    head: headOf(
      tree,
      text,
      frame,
      told,
      headline,
      lines.some((line) => PLAN.test(line.text)),
    ),
    purposes: aims.purposes.map(item),
    requirements: aims.requirements.map(item),
  }
}
