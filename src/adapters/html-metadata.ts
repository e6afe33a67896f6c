/** What a page says of itself: title, author, publisher, day of publication. */
import type { Element, Root } from 'hast'
import { property } from './html-tree.ts'

type Metadata = Record<string, string>

const META: readonly (readonly [string, RegExp])[] = [
  ['title', /^(?:og:title|twitter:title|dc\.title|citation_title)$/],
  ['author', /^(?:author|article:author|dc\.creator|citation_author|parsely-author)$/],
  ['publisher', /^(?:og:site_name|publisher|article:publisher|dc\.publisher|application-name|copyright)$/],
  [
    'publishedAt',
    /^(?:article:published_time|datepublished|pubdate|publishdate|publish_date|date|dc\.date(?:\.issued)?|og:published_time|citation_date)$/,
  ],
]
/** JSON-LD beyond this size is no description of one page. */
const MOST_JSON = 200_000

function* all(root: Root): Generator<Element> {
  const open: (Root | Root['children'][number] | Element['children'][number])[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'element') yield node
    if (node.type === 'element' || node.type === 'root') open.push(...[...node.children].reverse())
  }
}

function raw(element: Element): string {
  return element.children.map((node) => (node.type === 'text' ? node.value : '')).join('')
}

function keep(metadata: Metadata, key: string, value: unknown): void {
  if (typeof value !== 'string') return
  const clean = value.replace(/\s+/g, ' ').trim()
  if (clean !== '' && !(key in metadata) && !/^https?:/.test(clean)) metadata[key] = clean
}

function nameOf(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'object' && one !== null ? (one as Record<string, unknown>).name : one
}

/** schema.org's description, whichever item of it is an article. */
function readLinked(source: string, metadata: Metadata): void {
  if (source.length > MOST_JSON) return
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch {
    return
  }
  const graph = (data as { '@graph'?: unknown } | null)?.['@graph']
  for (const item of [data, graph].flat(2)) {
    if (
      typeof item !== 'object' ||
      item === null ||
      !/Article|BlogPosting|WebPage|Report/.test(String((item as Record<string, unknown>)['@type']))
    )
      continue
    const thing = item as Record<string, unknown>
    keep(metadata, 'publishedAt', thing.datePublished)
    keep(metadata, 'author', nameOf(thing.author))
    keep(metadata, 'publisher', nameOf(thing.publisher))
    keep(metadata, 'title', thing.headline)
  }
}

function readMeta(element: Element, metadata: Metadata): void {
  const name = (property(element, 'property') || property(element, 'name') || property(element, 'itemProp')).toLowerCase()
  for (const [key, names] of META) if (names.test(name)) keep(metadata, key, property(element, 'content'))
}

/** Reads `<meta>`, JSON-LD, microdata, `<title>` and, last, the first `<time>`. */
export function readMetadata(root: Root): Metadata {
  const metadata: Metadata = {}
  const later: Metadata = {}
  for (const element of all(root)) {
    if (element.tagName === 'meta') readMeta(element, metadata)
    else if (element.tagName === 'title') keep(later, 'title', raw(element))
    else if (element.tagName === 'script' && /ld\+json/.test(property(element, 'type'))) readLinked(raw(element), metadata)
    else if (/datePublished/.test(property(element, 'itemProp')))
      keep(metadata, 'publishedAt', property(element, 'content') || property(element, 'dateTime'))
    else if (element.tagName === 'time') keep(later, 'publishedAt', property(element, 'dateTime'))
  }
  return { ...later, ...metadata }
}
