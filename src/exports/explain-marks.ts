/** A stretch of the canonical text as markup: findings marked, words that nobody took up underlaid, everything escaped. */
import type { Explanation } from '../plan/explain.ts'
import type { Finding, FindingKind } from '../plan/findings.ts'
import { escapeHtml } from './html.ts'

/** Whole items: shown as a frame around the words, in which other findings stand. */
const WHOLE: ReadonlySet<FindingKind> = new Set(['task', 'purpose', 'requirement', 'target', 'provision'])

interface Shown {
  /** place in the list of findings */
  at: number
  start: number
  end: number
  finding: Finding
}

function length({ start, end }: Shown): number {
  return end - start
}

/** Writes marks; knows which findings it has shown, so that each has one place to be found at. */
export class Marker {
  readonly #text: string
  readonly #whole: Shown[] = []
  readonly #parts: Shown[] = []
  readonly #rest: Explanation['unassigned']
  readonly #label: (finding: Finding) => string
  readonly #anchored = new Set<number>()

  /** @param label the short name of a finding, shown before its words */
  constructor({ text, findings, unassigned }: Explanation, label: (finding: Finding) => string) {
    this.#text = text
    this.#rest = unassigned
    this.#label = label
    findings.forEach((finding, at) => {
      if (!finding.evidence) return
      const { start, end } = finding.evidence
      ;(WHOLE.has(finding.kind) ? this.#whole : this.#parts).push({ at, start, end, finding })
    })
    for (const list of [this.#whole, this.#parts]) list.sort((a, b) => a.start - b.start || b.end - a.end)
  }

  /** The markup of a range. */
  range(start: number, end: number): string {
    const inside = <Range extends { start: number; end: number }>(list: readonly Range[]): Range[] =>
      list.filter((one) => one.start < end && one.end > start)
    const [whole, parts, rest] = [inside(this.#whole), inside(this.#parts), inside(this.#rest)]
    const cuts = new Set([start, end])
    for (const one of [...whole, ...parts, ...rest]) for (const at of [one.start, one.end]) if (at > start && at < end) cuts.add(at)
    const points = [...cuts].sort((a, b) => a - b)
    let html = ''
    let open: Shown | null = null
    for (let index = 0; index + 1 < points.length; index += 1) {
      const [from, to] = [points[index] as number, points[index + 1] as number]
      const covering = (list: readonly Shown[]) =>
        list.filter((one) => one.start <= from && one.end >= to).sort((a, b) => length(a) - length(b))
      const frame = covering(whole)[0] ?? null
      if (frame !== open) {
        if (open) html += '</span>'
        if (frame) html += this.#frame(frame, from)
        open = frame
      }
      html += this.#segment(
        from,
        to,
        covering(parts),
        rest.some((one) => one.start <= from && one.end >= to),
      )
    }
    return open ? `${html}</span>` : html
  }

  #anchor(shown: readonly Shown[]): string {
    const fresh = shown.filter(({ at }) => !this.#anchored.has(at))
    for (const { at } of fresh) this.#anchored.add(at)
    return fresh.map(({ at }) => `<span id="m${at}" class="at"></span>`).join('')
  }

  #frame(shown: Shown, from: number): string {
    const { at, finding } = shown
    const first = from === shown.start ? ` data-l="${escapeHtml(this.#label(finding))}"` : ''
    return `${this.#anchor([shown])}<span class="b ${classes(finding)}" data-f="${at}"${first}>`
  }

  #segment(from: number, to: number, shown: readonly Shown[], rest: boolean): string {
    const words = escapeHtml(this.#text.slice(from, to)).replaceAll('\n', '<br>')
    const [nearest] = shown
    if (!nearest) return rest ? `<span class="u">${words}</span>` : words
    const opening = shown.filter(({ start }) => start === from)
    const label = [...new Set(opening.map(({ finding }) => this.#label(finding)))].join(' + ')
    const tag = label === '' ? '' : ` data-l="${escapeHtml(label)}"`
    const all = shown.map(({ at }) => at).join(' ')
    return `${this.#anchor(shown)}<a class="m ${classes(nearest.finding)}" href="#f${nearest.at}" data-f="${all}"${tag}>${words}</a>`
  }
}

export function classes({ kind, trust }: Finding): string {
  return `k-${kind} t-${trust ?? 'unknown'}`
}
