/** Documents as Dublin Core (ISO 15836-1), in the wrapping of OAI-PMH. */
import type { PlanRecord } from '../archive/archive.ts'
import { escapeHtml } from './html.ts'

function element(name: string, value: string | null | undefined): string {
  return value ? `  <dc:${name}>${escapeHtml(value)}</dc:${name}>\n` : ''
}

/** One document; `relation` names what it carries out. */
function recordOf({ plan, extraction }: PlanRecord): string {
  const read = extraction.plan
  const carried = read?.references
    .filter(({ relation }) => relation === 'implements')
    .map(({ type, code }) => [type, code].filter(Boolean).join(' '))
  const elements = [
    element('title', plan.title),
    element('creator', plan.issuer),
    ...(read?.signatories ?? []).map(({ name }) => element('contributor', name)),
    element('date', plan.issued),
    element('type', plan.type),
    element('identifier', plan.code),
    element('identifier', `sha256:${plan.sha256}`),
    element('format', plan.mediaType),
    element('language', 'vi'),
    element('coverage', plan.jurisdiction),
    ...(carried ?? []).map((code) => element('relation', code)),
  ]
  return `<oai_dc:dc>\n${elements.join('')}</oai_dc:dc>\n`
}

/** The whole file, piece by piece. */
export async function* dublinCore(records: AsyncIterable<PlanRecord>): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<records xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
  for await (const record of records) yield recordOf(record)
  yield '</records>\n'
}
