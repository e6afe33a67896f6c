/** What attributes and inline CSS say of a paragraph's look. */
import type { Element } from 'hast'
import type { Style } from '../tree/types.ts'
import { property } from './html-tree.ts'

export interface Look {
  bold: boolean
  italic: boolean
  /** points */
  size: number | null
  align: Style['align'] | null
  /** points */
  indent: number
}

export const PLAIN: Look = { bold: false, italic: false, size: null, align: null, indent: 0 }

const UNITS: Record<string, number> = { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72, em: 12, rem: 12, pc: 12 }
const BOLD_TAGS = /^(?:b|strong|th|h[1-6])$/
const ITALIC_TAGS = /^(?:i|em|cite|address)$/

/** The declarations of a style attribute; of two of one name the first counts. */
function declarationsOf(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of style.toLowerCase().split(';')) {
    const colon = part.indexOf(':')
    const name = part.slice(0, Math.max(0, colon)).trim()
    if (colon > 0 && !found.has(name)) found.set(name, part.slice(colon + 1).trim())
  }
  return found
}

/** The last style that was asked for: of one element several things are asked in a row. */
let latest: { style: string; found: ReadonlyMap<string, string> } = { style: '', found: new Map() }

/** One declaration of a style attribute, '' where it is absent. */
export function declaration(element: Element, name: string): string {
  const style = property(element, 'style')
  if (style === '') return ''
  if (style !== latest.style) latest = { style, found: declarationsOf(style) }
  return latest.found.get(name) ?? ''
}

/** A length in points; null for percentages and words. */
export function points(value: string): number | null {
  const match = /^(-?\d{1,6}(?:\.\d{1,6})?)(pt|px|cm|mm|in|em|rem|pc)$/.exec(value)
  return match ? Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1) : null
}

function alignOf(element: Element): Style['align'] | null {
  if (element.tagName === 'center') return 'center'
  const value = declaration(element, 'text-align') || property(element, 'align').toLowerCase()
  return value === 'left' || value === 'center' || value === 'right' || value === 'justify' ? value : null
}

function weight(element: Element, far: boolean): boolean {
  const value = declaration(element, 'font-weight')
  if (/^(?:bold|bolder|[6-9]00)$/.test(value)) return true
  if (/^(?:normal|lighter|[1-5]00)$/.test(value)) return false
  return far || BOLD_TAGS.test(element.tagName)
}

function slant(element: Element, far: boolean): boolean {
  const value = declaration(element, 'font-style')
  if (/^(?:italic|oblique)/.test(value)) return true
  return value === 'normal' ? false : far || ITALIC_TAGS.test(element.tagName)
}

function sizeOf(element: Element, far: number | null): number | null {
  const value = declaration(element, 'font-size')
  const relative = /^(\d{1,4}(?:\.\d{1,4})?)(em|%)$/.exec(value)
  if (relative) return far === null ? null : (far * Number(relative[1])) / (relative[2] === '%' ? 100 : 1)
  return points(value) ?? far
}

/** The look inside an element, given the look around it. */
export function lookOf(element: Element, far: Look): Look {
  return {
    bold: weight(element, far.bold),
    italic: slant(element, far.italic),
    size: sizeOf(element, far.size),
    align: alignOf(element) ?? far.align,
    indent: far.indent + (points(declaration(element, 'margin-left')) ?? 0) + (points(declaration(element, 'padding-left')) ?? 0),
  }
}
