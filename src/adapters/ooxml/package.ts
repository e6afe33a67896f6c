/** The ZIP package of an Office file: its parts, parsed when asked for, and their relationships. */
import { UnreadableError } from '../adapter.ts'
import { unzipLimited, ZIP_LIMITS } from '../unzip.ts'
import { attribute, type Element, elements, parseXml } from './xml.ts'

/** More XML than this does not fit into a worker once parsed. */
const MOST_XML = 96 * 1024 * 1024

export interface Package {
  /** the root element of a part, null where the part is missing or broken */
  part(path: string): Element | null
  /** targets of a part's relationships by id, as paths in the package */
  targets(path: string): Map<string, { type: string; path: string }>
}

function resolve(base: string, target: string): string {
  const parts = target.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}

function relations(path: string): string {
  const cut = path.lastIndexOf('/') + 1
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const limits = { ...ZIP_LIMITS, entryBytes: MOST_XML, totalBytes: MOST_XML * 2 }
    return unzipLimited(bytes, (name) => /\.(?:xml|rels)$/i.test(name), limits)
  } catch (error) {
    if (error instanceof UnreadableError && error.key === 'zip.broken') throw new UnreadableError('docx.broken', {}, { cause: error })
    throw error
  }
}

/**
 * Opens a package; only its XML parts are inflated.
 * @throws UnreadableError 'docx.broken' for a ZIP that cannot be read, 'zip.bomb' for too much XML
 */
export function openPackage(bytes: Uint8Array): Package {
  const files = unzip(bytes)
  const parsed = new Map<string, Element | null>()
  const part = (path: string): Element | null => {
    if (!parsed.has(path)) {
      const content = files.get(path)
      parsed.set(path, content ? parseXml(decode(content)) : null)
    }
    return parsed.get(path) ?? null
  }
  const targets = (path: string) => {
    const found = new Map<string, { type: string; path: string }>()
    for (const relation of elements(part(relations(path)))) {
      const target = attribute(relation, 'Target') ?? ''
      const type = (attribute(relation, 'Type') ?? '').split('/').pop() ?? ''
      if (attribute(relation, 'TargetMode') !== 'External')
        found.set(attribute(relation, 'Id') ?? '', { type, path: resolve(path, target) })
    }
    return found
  }
  return { part, targets }
}
