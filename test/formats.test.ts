/**
 * The same document in several formats gives the same record: a table of each, with what a format lost. Lost are: by scans, a letter of a
 * name, signs at the end of an item; by a copy signed electronically, nothing: it has the number and the day that the draft left blank.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createMessages } from '../src/messages/messages.ts'
import type { Extraction } from '../src/plan/schema.ts'
import { fold } from '../src/text/fold.ts'
import { WorkerPool } from '../src/worker-pool.ts'

const ROOT = join(import.meta.dirname, '..')
const CORPUS = join(process.env.SHARED ?? join(ROOT, '..', 'shared'), 'corpus')
const pool = new WorkerPool({ messages: createMessages('en'), cwd: ROOT, ocr: 'embedded', seconds: 300 })
afterAll(() => pool.close())

/** What a record says of each field, as words that can be compared. */
function saidOf({ genre, plan }: Extraction): Record<string, string[]> {
  const one = (value: string | null | undefined) => (value ? [value] : [])
  const tasks = plan?.tasks ?? []
  return {
    genre: [genre],
    type: one(plan?.type?.name),
    number: one(plan?.number?.code ?? plan?.number?.symbol),
    issuer: one(plan?.issuer?.name),
    place: one(plan?.place),
    issued: one(plan?.issued?.edtf),
    title: one(plan?.title),
    timeframe: one(plan?.timeframe && `${plan.timeframe.start} ${plan.timeframe.end}`),
    signatories: (plan?.signatories ?? []).map(({ authority, position, name }) => `${authority} ${position} ${name}`),
    recipients: plan?.recipients ?? [],
    references: (plan?.references ?? []).map(({ code, date, relation }) => `${code} ${date} ${relation}`),
    purposes: (plan?.purposes ?? []).map(({ text }) => text),
    requirements: (plan?.requirements ?? []).map(({ text }) => text),
    tasks: tasks.map(({ section, text }) => `${section} ${text}`),
    leads: tasks.flatMap(({ lead }) => lead.map(({ mention }) => mention)),
    helpers: tasks.flatMap(({ coordinating }) => coordinating.map(({ mention }) => mention)),
    deadlines: tasks.flatMap(({ deadlines }) => deadlines.map(({ kind, start, end, rrule }) => `${kind} ${start} ${end} ${rrule}`)),
    products: tasks.flatMap(({ product }) => one(product)),
    targets: (plan?.targets ?? []).map(({ text }) => text),
    funding: (plan?.funding ?? []).map(({ text }) => text),
  }
}

/** Spelling as far as formats agree on it: case of letters, signs and spaces at edges are theirs. */
const plain = (words: string) => fold(words.replace(/[“”"'‘’]/g, '').replace(/[\s.,;:]+/g, ' '))

/** "=": the same; "3/4": three of four; "+1": one more. */
function cell(said: readonly string[], reference: readonly string[]): string {
  const rest = reference.map(plain)
  let more = 0
  for (const value of said.map(plain)) {
    const at = rest.indexOf(value)
    if (at < 0) more += 1
    else rest.splice(at, 1)
  }
  if (rest.length + more === 0) return '='
  return `${reference.length - rest.length}/${reference.length}${more > 0 ? ` +${more}` : ''}`
}

/** One row a field, one column a file; the first file is what the others are measured by. */
async function tableOf(files: readonly string[], names: readonly string[]): Promise<string> {
  const said = await Promise.all(files.map(async (file) => saidOf((await pool.read(file)).extraction)))
  const [reference = {}] = said
  const rows = Object.keys(reference).flatMap((field) => {
    const of = reference[field] ?? []
    const cells = said.slice(1).map((one) => cell(one[field] ?? [], of))
    return of.length === 0 && cells.every((value) => value === '=') ? [] : [[field, String(of.length), ...cells]]
  })
  return [['', ...names], ...rows]
    .map((row) =>
      row
        .map((value) => value.padEnd(13))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

function golden(text: string): string {
  return text.replace(/^\n|\n *$/g, '').replace(/^ {6}/gm, '')
}

/** Files with a name for each column, and the table that they must give. */
type Case = readonly [what: string, files: Record<string, string>, table: string]

const plans = (name: string, ...formats: string[]) =>
  Object.fromEntries(formats.map((format) => [format, `fixtures/plans/${name}.${format}`]))

const OWN: readonly Case[] = [
  [
    'a plan with an annex',
    { ...plans('an-thuong-09-kh-ubnd-chuyen-doi-so', 'docx', 'html', 'pdf'), scan: 'fixtures/scans/an-thuong-09-kh-ubnd-quet.pdf' },
    `
                   docx         html         pdf          scan
      genre        1            =            =            =
      type         1            =            =            =
      number       1            =            =            =
      issuer       1            =            =            =
      place        1            =            =            =
      issued       1            =            =            =
      title        1            =            =            =
      timeframe    1            =            =            =
      signatories  1            =            =            0/1 +1
      recipients   3            =            =            =
      references   1            =            =            =
      purposes     2            =            =            =
      tasks        11           =            =            =
      leads        10           =            =            =
      helpers      7            =            =            =
      deadlines    9            =            =            =
      funding      1            =            =            =
    `,
  ],
  [
    'a plan of a province',
    plans('hoa-linh-27-kh-ubnd-chuyen-doi-so', 'docx', 'pdf', 'txt'),
    `
                   docx         pdf          txt
      genre        1            =            =
      type         1            =            =
      number       1            =            =
      issuer       1            =            =
      place        1            =            =
      issued       1            =            =
      title        1            =            =
      timeframe    1            =            =
      signatories  1            =            =
      recipients   4            =            =
      references   3            =            =
      purposes     2            =            =
      requirements 2            =            =
      tasks        10           =            =
      leads        11           =            =
      helpers      6            =            =
      deadlines    8            =            =
    `,
  ],
  [
    'a plan of the Party',
    { ...plans('hoa-linh-31-kh-tu-chinh-quyen-so', 'pdf', 'txt'), photo: 'fixtures/scans/hoa-linh-31-kh-tu-anh-chup.jpg' },
    `
                   pdf          txt          photo
      genre        1            =            =
      type         1            =            =
      number       1            =            =
      issuer       1            =            =
      place        1            =            =
      issued       1            =            =
      title        1            =            =
      timeframe    1            =            =
      signatories  1            =            =
      recipients   3            =            =
      references   1            =            =
      purposes     1            =            =
      requirements 2            =            =
      tasks        5            =            =
      leads        6            =            =
      helpers      1            =            =
      deadlines    5            =            =
    `,
  ],
  [
    'a draft',
    plans('so-gddt-du-thao-kh-tuan-le-doc-sach', 'docx', 'txt'),
    `
                   docx         txt
      genre        1            =
      type         1            =
      number       1            =
      issuer       1            =
      place        1            =
      issued       1            =
      title        1            =
      timeframe    1            =
      signatories  1            =
      recipients   3            =
      references   1            =
      purposes     2            =
      tasks        5            =
      leads        5            =
      helpers      1            =
      deadlines    3            =
    `,
  ],
  [
    'a decision',
    plans('hoa-linh-415-qd-ubnd-phong-chay-rung', 'docx', 'pdf'),
    `
                   docx         pdf
      genre        1            =
      type         1            =
      number       1            =
      issuer       1            =
      place        1            =
      issued       1            =
      title        1            =
      timeframe    1            =
      signatories  1            =
      recipients   2            =
      references   2            =
      purposes     1            =
      requirements 2            =
      tasks        6            =
      leads        6            =
      helpers      2            =
      deadlines    8            =
    `,
  ],
  [
    'a sheet in four formats',
    Object.fromEntries(['docx', 'doc', 'odt', 'rtf'].map((format) => [format, `fixtures/formats/mixed.${format}`])),
    `
                   docx         doc          odt          rtf
      genre        1            =            =            =
      type         1            =            =            =
      issuer       1            =            =            =
      title        1            =            =            =
      timeframe    1            =            =            =
      tasks        11           10/11 +1     =            =
      leads        4            =            =            =
    `,
  ],
]

const LABELLED: readonly Case[] = [
  [
    '027',
    {
      docx: '027-dongthap-sgddt-kh-tiep-doan-stem-docx.docx',
      doc: '025-dongthap-sgddt-kh-tiep-doan-stem.doc',
      pdf: '026-dongthap-sgddt-kh-tiep-doan-stem-signed.pdf',
    },
    `
                   docx         doc          pdf
      genre        1            =            =
      type         1            =            =
      number       1            =            0/1 +1
      issuer       1            =            =
      place        1            =            =
      issued       1            =            0/1 +1
      title        1            =            =
      timeframe    1            =            =
      signatories  1            =            =
      recipients   6            =            =
      references   2            =            =
      purposes     2            =            =
      requirements 2            =            =
      tasks        18           =            =
      leads        14           =            =
      helpers      5            =            =
    `,
  ],
  [
    'seed-002',
    { docx: 'seed-002.docx', doc: 'seed-002.doc', pdf: 'seed-002.pdf' },
    `
                   docx         doc          pdf
      genre        1            =            =
      type         1            =            =
      issuer       1            =            =
      title        1            =            =
      signatories  1            =            =
      recipients   10           =            =
      references   1            =            =
      purposes     3            =            =
      requirements 2            =            =
      tasks        8            =            =
      leads        9            =            =
      helpers      15           =            =
      deadlines    7            =            =
    `,
  ],
  [
    'seed-004',
    { docx: 'seed-004.docx', pdf: 'seed-004.pdf', scan: 'seed-004-scan.pdf' },
    `
                   docx         pdf          scan
      genre        1            =            =
      type         1            =            =
      number       1            =            =
      issuer       1            =            =
      place        1            =            =
      issued       1            =            =
      title        1            =            =
      signatories  1            =            =
      recipients   8            =            7/8
      references   4            =            =
      purposes     3            =            =
      requirements 3            =            =
      tasks        18           =            17/18 +1
      leads        9            =            =
      deadlines    2            =            =
    `,
  ],
]

describe('the same record from each format', () => {
  it.each(OWN)('%s', { timeout: 120_000 }, async (_what, files, table) => {
    expect(await tableOf(Object.values(files), Object.keys(files))).toBe(golden(table))
  })
})

describe.skipIf(!existsSync(CORPUS))('the same record from each format of the labelled documents', () => {
  it.each(LABELLED)('%s', { timeout: 300_000 }, async (_what, files, table) => {
    const paths = Object.values(files).map((file) => join(CORPUS, file))
    expect(await tableOf(paths, Object.keys(files))).toBe(golden(table))
  })
})
