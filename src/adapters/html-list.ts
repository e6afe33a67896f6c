/** What a list prints before its items. */
import type { Element } from 'hast'
import { declaration } from './html-style.ts'
import { property } from './html-tree.ts'
import { numeral } from './ooxml/numerals.ts'

const FORMATS: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
}
const BULLETS = /^(?:disc|circle|square|['"].*['"])$/

interface Place {
  list: Element
  number: number
}

const PLACES = new WeakMap<Element, Place>()

/** Numbers the items of a list once: start, value, reversed. */
export function numberItems(list: Element): void {
  const items = list.children.filter((node): node is Element => node.type === 'element' && node.tagName === 'li')
  const step = list.properties.reversed ? -1 : 1
  let number = Number(property(list, 'start')) || (step < 0 ? items.length : 1)
  for (const item of items) {
    number = Number(property(item, 'value')) || number
    PLACES.set(item, { list, number })
    number += step
  }
}

function typeOf(item: Element, list: Element): string {
  const style =
    declaration(item, 'list-style-type') ||
    declaration(item, 'list-style') ||
    declaration(list, 'list-style-type') ||
    declaration(list, 'list-style')
  return style.split(' ')[0] || property(item, 'type') || property(list, 'type')
}

/** "1.", "a.", "-", or '' where the list shows nothing; items are to be numbered before. */
export function listLabel(item: Element): string {
  const place = PLACES.get(item)
  if (!place) return '-'
  const type = typeOf(item, place.list)
  if (type === 'none') return ''
  const format = FORMATS[type]
  if (format) return `${numeral(place.number, format)}.`
  return place.list.tagName === 'ol' && !BULLETS.test(type) ? `${place.number}.` : '-'
}
