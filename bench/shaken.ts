/**
 * Head and references of the labelled documents after what portals and converters do to a text: line breaks lost, lines wrapped,
 * letterheads joined by bars or tabs, web pages, text cut off. The answers stay the same, so every loss is a weakness of the rules.
 *
 *   node bench/shaken.ts [--show SHAKING] [--without PREFIX,…]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readBytes } from '../src/adapters/registry.ts'
import { readPlan } from '../src/plan/read.ts'
import type { Extraction } from '../src/plan/schema.ts'
import { buildDocument } from '../src/tree/build.ts'
import { mendSpaces } from '../src/tree/mend.ts'
import { wrapped } from '../test/dress/copies.ts'

const shared = resolve(process.env.SHARED ?? join(import.meta.dirname, '..', '..', 'shared'))
const { values: flags } = parseArgs({ options: { show: { type: 'string' }, without: { type: 'string', default: '011,030,seed-001' } } })
const { code, same, tokenF1 } = await import(join(shared, 'tools', 'text.mjs'))

interface Reference {
  code: string
  date: string | null
  relation: string
}

interface Gold {
  file: string
  genre: string
  number: string | null
  issuer: string[]
  place: string | null
  issued: string | null
  title: string | null
  references: Reference[]
}

interface Shaken {
  /** decides the adapter, as the name of a file does */
  name: string
  text: string
}

type Shake = (lines: readonly string[], whole: string) => Shaken | null

const txt = (text: string): Shaken => ({ name: 'x.txt', text })
const page = (body: string): Shaken => ({
  name: 'x.html',
  text: `<!doctype html><html><head><meta charset="utf-8"><title>Văn bản</title></head><body>${body}</body></html>`,
})
const escaped = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const TYPE = /^(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|THÔNG BÁO|TỜ TRÌNH)(?:\s|$)/u

/** The letterhead of a text in lines, two by two on one line. */
function paired(lines: readonly string[], joint: (left: string, right: string) => string): string | null {
  const at = lines.slice(0, 20).findIndex((line) => TYPE.test(line))
  if (at < 4) return null
  const head = lines.slice(0, at)
  const middle = head.findIndex((line) => /^(?:CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN)/u.test(line))
  if (middle < 1) return null
  const left = head.slice(0, middle)
  const right = head.slice(middle)
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => joint(left[row] ?? '', right[row] ?? ''))
  return [...rows, ...lines.slice(at)].join('\n')
}

const MENU = ['Trang chủ', 'Giới thiệu', 'Tin tức - Sự kiện', 'Văn bản chỉ đạo điều hành', 'Liên hệ']

const shakings: Record<string, Shake> = {
  'as text': (lines) => txt(lines.join('\n')),
  'double spaced': (lines) => txt(lines.join('\n\n')),
  'one line': (lines) => txt(lines.join(' ')),
  'wrapped at 72': (lines) => txt(wrapped(lines, 72).join('\n')),
  'wrapped at 40': (lines) => txt(wrapped(lines, 40).join('\n')),
  'first word broken off': (lines) =>
    txt(
      wrapped(
        lines.map((line) => line.replace(' ', '\n')).flatMap((line) => line.split('\n')),
        80,
      ).join('\n'),
    ),
  'letterhead with bars': (lines) =>
    ((text) => (text === null ? null : txt(text)))(paired(lines, (left, right) => `| ${left} | ${right} |`)),
  'letterhead with tabs': (lines) => ((text) => (text === null ? null : txt(text)))(paired(lines, (left, right) => `${left}\t${right}`)),
  'letterhead side by side': (lines) =>
    ((text) => (text === null ? null : txt(text)))(paired(lines, (left, right) => `${left.padEnd(34)}${right}`)),
  'cut at 5000': (lines) => txt(lines.join('\n').slice(0, 5000)),
  'cut, one line': (lines) => txt(lines.join(' ').slice(0, 5000)),
  decomposed: (lines) => txt(lines.join('\n').normalize('NFD')),
  'no letterhead': (lines) => {
    const at = lines.slice(0, 20).findIndex((line) => TYPE.test(line))
    return at < 0 ? null : txt(lines.slice(at).join('\n'))
  },
  'page of paragraphs': (lines) => page(lines.map((line) => `<p>${escaped(line)}</p>`).join('')),
  'page of breaks': (lines) => page(`<div>${lines.map(escaped).join('<br>')}</div>`),
  'page with menu': (lines) =>
    page(
      `<ul>${MENU.map((item) => `<li><a href="#">${item}</a></li>`).join('')}</ul><p>Thứ Hai, 05/01/2026 | 08:15</p><h1>Văn bản mới</h1><div>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div><div>Chia sẻ: Facebook Zalo</div>`,
    ),
  'portal furniture': (lines) =>
    txt(
      ['Trang chủ', 'Văn bản', 'Thuộc tính Lược đồ Tải về', 'Tình trạng hiệu lực: Còn hiệu lực', ...lines, 'Tải về', 'In trang'].join('\n'),
    ),
  'page as table': (lines) => {
    const text = paired(lines, (left, right) => `${left}\t${right}`)
    if (text === null) return null
    const rows = text.split('\n')
    const cells = rows.filter((row) => row.includes('\t'))
    const table = cells
      .map(
        (row) =>
          `<tr>${row
            .split('\t')
            .map((cell) => `<td>${escaped(cell)}</td>`)
            .join('')}</tr>`,
      )
      .join('')
    return page(
      `<table>${table}</table>${rows
        .slice(cells.length)
        .map((row) => `<p>${escaped(row)}</p>`)
        .join('')}`,
    )
  },
}

async function canonical(file: string): Promise<string> {
  const { raw } = await readBytes(new Uint8Array(readFileSync(join(shared, 'corpus', file))), { name: file })
  return String(buildDocument(mendSpaces(raw.blocks).blocks).file)
}

async function planOf({ name, text }: Shaken): Promise<NonNullable<Extraction['plan']> | null> {
  const { raw } = await readBytes(new TextEncoder().encode(text), { name })
  const { tree, file } = buildDocument(mendSpaces(raw.blocks).blocks)
  return readPlan(tree, file, raw).plan
}

interface Tally {
  hit: number
  wrong: number
}
type Row = Record<'number' | 'issuer' | 'place' | 'issued' | 'title' | 'references' | 'dates' | 'relations', Tally>

function compare(gold: Gold, plan: NonNullable<Extraction['plan']>, shaking: string, seen: string, row: Row): void {
  const headless = shaking === 'no letterhead'
  const tell = (field: keyof Row, ok: boolean, want: unknown, got: unknown): void => {
    row[field][ok ? 'hit' : 'wrong'] += 1
    if (!ok && flags.show === shaking) console.log(`${gold.file} ${field}: ${JSON.stringify(want)} ← ${JSON.stringify(got)}`)
  }
  if (!headless) {
    tell('number', gold.number === null || code(gold.number) === code(plan.number?.code), gold.number, plan.number?.code ?? null)
    tell(
      'issuer',
      gold.issuer.some((name) => same(name) === same(plan.issuer?.name)),
      gold.issuer,
      plan.issuer?.name ?? null,
    )
    tell('place', same(gold.place) === same(plan.place), gold.place, plan.place)
    tell('issued', gold.issued === (plan.issued?.edtf ?? null), gold.issued, plan.issued?.edtf ?? null)
  }
  tell('title', gold.title === null || tokenF1(gold.title, plan.title ?? '') >= 0.9, gold.title, plan.title)
  const flat = seen.replace(/\s/g, '')
  const wanted = gold.references.filter((one) => flat.includes(one.code.replace(/\s/g, '')))
  for (const want of wanted) {
    const got = plan.references.find((one) => code(one.code) === code(want.code))
    tell('references', got !== undefined, want.code, got?.code ?? null)
    if (got && shaking.startsWith('cut') === false) {
      if (want.date) tell('dates', got.date === want.date, `${want.code} ${want.date}`, got.date)
      tell('relations', got.relation === want.relation, `${want.code} ${want.relation}`, got.relation)
    }
  }
  for (const got of plan.references)
    if (!gold.references.some((one) => code(one.code) === code(got.code))) tell('references', false, null, got.code)
}

async function main(): Promise<void> {
  const golds: Gold[] = readdirSync(join(shared, 'gold'))
    .map((name) => JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')))
    .filter((gold: Gold) => gold.genre === 'official-text' && !/scan/.test(gold.file))
    .filter((gold: Gold) => !(flags.without ?? '').split(',').some((prefix) => prefix !== '' && gold.file.startsWith(prefix)))
  const texts = await Promise.all(golds.map(async (gold) => (await canonical(gold.file)).split('\n')))
  const fields = ['number', 'issuer', 'place', 'issued', 'title', 'references', 'dates', 'relations'] as const
  console.log('shaking'.padEnd(26), ...fields.map((field) => field.padStart(10)))
  for (const [shaking, shake] of Object.entries(shakings)) {
    const row = Object.fromEntries(fields.map((field) => [field, { hit: 0, wrong: 0 }])) as Row
    for (const [index, gold] of golds.entries()) {
      const lines = texts[index] ?? []
      const shaken = shake(lines, lines.join('\n'))
      const plan = shaken && (await planOf(shaken))
      if (plan) compare(gold, plan, shaking, shaken.text.normalize('NFC'), row)
    }
    const cells = fields.map((field) => {
      const { hit, wrong } = row[field]
      return (hit + wrong === 0 ? '–' : ((100 * hit) / (hit + wrong)).toFixed(1)).padStart(10)
    })
    console.log(shaking.padEnd(26), ...cells)
  }
}

await main()
