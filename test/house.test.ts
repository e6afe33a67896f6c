/** House rules that no linter knows: which way imports run, where heavy packages live, which patterns are banned. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = join(import.meta.dirname, '..', 'src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const read = (file: string) => readFileSync(join(src, file), 'utf8')

/** Which rooms each room may import, besides itself. */
const MAY: Record<string, readonly string[]> = {
  text: [],
  lexicon: ['text'],
  tree: ['text'],
  adapters: ['text', 'tree'],
  structure: ['text', 'tree', 'lexicon'],
  rules: ['text', 'tree', 'lexicon', 'structure', 'plan/schema.ts'],
  plan: ['text', 'tree', 'lexicon', 'structure', 'rules'],
  messages: [],
  archive: ['text', 'tree', 'lexicon', 'plan'],
  compare: ['text', 'tree', 'lexicon', 'plan', 'archive'],
  exports: ['text', 'plan', 'archive', 'compare', 'messages'],
  commands: ['text', 'plan', 'archive', 'compare', 'exports', 'web', 'messages', 'pipeline.ts', 'source.ts', 'worker-pool.ts'],
  web: ['text', 'plan', 'archive', 'compare', 'exports', 'messages', 'pipeline.ts', 'source.ts', 'worker-pool.ts'],
}

/** Loaded only when first needed, each in one file. */
const HEAVY = ['pdfjs-dist', 'mammoth', 'tesseract.js-core', 'utif2', '@napi-rs/canvas', 'better-sqlite3', 'exceljs']

const IMPORT =
  /(?:^|\n)\s*(?:import|export)(?<type> type)?\s(?:[^'";]*?from\s*)?'(?<from>[^']+)'|import\('(?<lazy>[^']+)'\)|createRequire\([^)]*\)(?:\.resolve)?\('(?<required>[^']+)'\)/g

interface Import {
  target: string
  /** gone at run time */
  type: boolean
  lazy: boolean
}

function imports(file: string): Import[] {
  return [...read(file).matchAll(IMPORT)].map(({ groups = {} }) => ({
    target: groups.from ?? groups.lazy ?? groups.required ?? '',
    type: Boolean(groups.type),
    lazy: groups.lazy !== undefined || groups.required !== undefined,
  }))
}

function room(file: string): string {
  return file.split('/')[0] ?? ''
}

describe('imports run one way', () => {
  it('finds imports at all', () => {
    expect(imports('worker-pool.ts').map(({ target }) => target)).toContain('p-queue')
  })

  it.each(files.filter((file) => file.includes('/')))('%s', (file) => {
    const targets = imports(file).filter(({ target }) => target.startsWith('.'))
    const inside = targets.map(({ target }) => relative(src, resolve(dirname(join(src, file)), target)))
    const allowed = MAY[room(file)] ?? []
    expect(MAY).toHaveProperty(room(file))
    expect(inside.filter((target) => room(target) !== room(file) && !allowed.includes(room(target)) && !allowed.includes(target))).toEqual(
      [],
    )
  })
})

describe('heavy packages', () => {
  it.each(HEAVY)('%s is imported in one file at most, when first needed', (name) => {
    const users = files.flatMap((file) =>
      imports(file)
        .filter(({ target, type }) => !type && (target === name || target.startsWith(`${name}/`)))
        .map((found) => ({ file, ...found })),
    )
    expect(new Set(users.map(({ file }) => file)).size).toBeLessThanOrEqual(1)
    expect(users.filter(({ lazy }) => !lazy)).toEqual([])
  })
})

describe('Vietnamese letters', () => {
  const rooms = ['text', 'lexicon', 'structure', 'rules', 'plan']
  it.each(files.filter((file) => rooms.includes(room(file))))('%s has no \\b, \\w or \\W', (file) => {
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, '')
    expect(code.match(/\\[bwW](?![a-z])/g) ?? []).toEqual([])
  })
})

describe('review messages', () => {
  it('all have their wording in the catalogue', async () => {
    const { vi } = await import('../src/messages/vi.ts')
    const ids = files.flatMap((file) => [...read(file).matchAll(/(?:ruleId: |new UnreadableError\()'([^']+)'/g)].map(([, id]) => id ?? ''))
    expect(ids.length).toBeGreaterThan(5)
    expect([...new Set(ids)].filter((id) => !Object.hasOwn(vi, id))).toEqual([])
  })
})

describe('rules behind values', () => {
  it('stand in the book, or say in the catalogue what they are', async () => {
    const { vi } = await import('../src/messages/vi.ts')
    const { ruleBook } = await import('../src/rules/index.ts')
    const named = [/(?<!\p{L})by\('([^']+)'/gu, /proof\('([^']+)'/gu, /items\(reader, [^']*'([^']+)'/gu]
    const ids = files.flatMap((file) => named.flatMap((call) => [...read(file).matchAll(call)].map(([, id]) => id ?? '')))
    expect(ids.length).toBeGreaterThan(20)
    const book = new Set(ruleBook.map(({ id }) => id))
    expect([...new Set(ids)].filter((id) => !book.has(id) && !Object.hasOwn(vi, `rule.${id}`))).toEqual([])
  })
})
