/** Footnotes: small letters below a short line at the foot of the page. */
import { baselineOf, usualSize } from './lines.ts'
import type { Rule, Word } from './types.ts'

/** The separator's length, in parts of the page's width. */
const SHORTEST = 0.06
const LONGEST = 0.45

/**
 * Where the page's footnotes begin.
 * @returns the height of the separator, or null where there are none
 */
export function footnoteTop(words: readonly Word[], rules: readonly Rule[], width: number, height: number): number | null {
  const usual = usualSize(words)
  const candidates = rules.filter(
    ({ x0, x1, y0, y1 }) => y0 === y1 && y0 > 0.3 * height && x1 - x0 > SHORTEST * width && x1 - x0 < LONGEST * width && x0 < 0.3 * width,
  )
  for (const rule of candidates.sort((a, b) => a.y0 - b.y0)) {
    const below = words.filter((word) => baselineOf(word) - 0.4 * word.size > rule.y0 && baselineOf(word) < 0.97 * height)
    if (below.length === 0) continue
    const beside = words.some((word) => Math.abs(baselineOf(word) - rule.y0) < 0.6 * word.size && word.x0 > rule.x1)
    const underlined = words.some(
      (word) => word.x0 < rule.x1 && word.x1 > rule.x0 && rule.y0 - baselineOf(word) > -1 && rule.y0 - baselineOf(word) < 0.3 * word.size,
    )
    if (beside || underlined) continue
    const text = below.filter((word) => !/^\d{1,4}$/.test(word.text))
    if (text.length > 0 && usualSize(text) <= 0.92 * usual && text.filter(({ size }) => size <= 0.92 * usual).length > 0.9 * text.length)
      return rule.y0
  }
  return null
}
