/**
 * How many characters recognition gets wrong: `node bench/cer.ts [--trials] [--only NAME,…] [--fonts PLAIN,BOLD,ITALIC] [--ocr embedded|system] [--words N]`.
 *
 * The canonical text of a scan is laid beside that of the same document in a format with text, and the edits from one to the other are
 * counted, for each hundred characters of the twin. White space counts as one space; furniture (page numbers, signatures) is left out on
 * both sides; nothing else is forgiven. Scans of the labelled documents are read from SHARED or ../shared where it is, the project's own
 * always; `--trials` makes the harder sheets of fixtures/scan.ts and reads those instead.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { diffArrays } from 'diff'
import type { Faces } from '../fixtures/render/pdf.ts'
import { scanOf, scans, trials, twinOf } from '../fixtures/scan.ts'
import { type OcrChoice, ocrChoices } from '../src/adapters/adapter.ts'
import { createMessages } from '../src/messages/messages.ts'
import { extractFile } from '../src/pipeline.ts'
import type { BlockNode } from '../src/tree/types.ts'

const ROOT = join(import.meta.dirname, '..')
const corpus = join(resolve(process.env.SHARED ?? join(ROOT, '..', 'shared')), 'corpus')

const { values: flags } = parseArgs({
  options: {
    trials: { type: 'boolean' },
    only: { type: 'string' },
    fonts: { type: 'string' },
    ocr: { type: 'string', default: 'embedded' },
    words: { type: 'string', default: '6' },
  },
})

interface Pair {
  name: string
  scan(): Promise<Uint8Array>
  twin(): Promise<Uint8Array>
  /** the scan holds the first page only */
  firstPage?: boolean
}

function ownPairs(): Pair[] {
  const faces = flags.fonts?.split(',') as Faces | undefined
  return (flags.trials ? trials : scans).map((scan) => ({
    name: scan.name,
    scan: () => scanOf(scan, faces),
    twin: () => twinOf(scan, faces),
    firstPage: scan.format === 'jpg',
  }))
}

const LABELLED: readonly (readonly [scan: string, twin: string, firstPage?: boolean])[] = [
  ['seed-004-scan.pdf', 'seed-004.docx'],
  ['seed-004-scan.pdf', 'seed-004.pdf'],
  ['023-hanoi-173-kh-ubnd-festival-p1-scan.pdf', '022-hanoi-173-kh-ubnd-festival.pdf', true],
]

function labelledPairs(): Pair[] {
  const bytes = (name: string) => async () => new Uint8Array(readFileSync(join(corpus, name)))
  const there = LABELLED.filter((names) => names.slice(0, 2).every((name) => existsSync(join(corpus, String(name)))))
  return there.map(([scan, twin, firstPage = false]) => ({
    name: `${scan} / ${twin}`,
    scan: bytes(scan),
    twin: bytes(twin),
    firstPage,
  }))
}

/** What stands on the paper, line by line of the tree. */
function linesOf(blocks: readonly BlockNode[], text: string, firstPage: boolean): string[] {
  return blocks.flatMap((block): string[] => {
    if (firstPage && (block.page ?? 1) > 1) return []
    if (block.type === 'table') return block.children.flatMap((row) => row.children.flatMap((cell) => linesOf(cell.children, text, false)))
    return block.layer === 'furniture' ? [] : [text.slice(block.start, block.end)]
  })
}

async function textOf(name: string, bytes: Uint8Array, firstPage: boolean): Promise<{ text: string; ms: number }> {
  const begun = performance.now()
  const { tree, text } = await extractFile(name, { messages: createMessages('en'), ocr: flags.ocr as OcrChoice }, bytes)
  if (!tree) throw new Error(`expected ${name} to be read`)
  const lines = linesOf(tree.children, text, firstPage)
  return { text: lines.join(' ').replace(/\s+/gu, ' ').trim(), ms: performance.now() - begun }
}

/** Levenshtein's distance in characters, two rows at a time. */
function distance(a: readonly string[], b: readonly string[]): number {
  let before = Uint32Array.from({ length: b.length + 1 }, (_, at) => at)
  let row = new Uint32Array(b.length + 1)
  a.forEach((letter, index) => {
    row[0] = index + 1
    for (let at = 1; at <= b.length; at += 1) {
      const change = (before[at - 1] as number) + (b[at - 1] === letter ? 0 : 1)
      row[at] = Math.min(change, (before[at] as number) + 1, (row[at - 1] as number) + 1)
    }
    ;[before, row] = [row, before]
  })
  return before[b.length] as number
}

/** Words of the twin with what was read in their place, the commonest first. */
function wrongWords(twin: string, scan: string): string[] {
  const counts = new Map<string, number>()
  let lost: string[] = []
  const note = (seen: readonly string[]) => {
    const pair = `${lost.join(' ') || '∅'} → ${seen.join(' ') || '∅'}`
    if (lost.length + seen.length > 0) counts.set(pair, (counts.get(pair) ?? 0) + 1)
    lost = []
  }
  for (const { value, added, removed } of diffArrays(twin.split(' '), scan.split(' '))) {
    if (removed) lost = value
    else note(added ? value : [])
  }
  note([])
  const short = (pair: string) => (pair.length > 60 ? `${pair.slice(0, 60)}…` : pair)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([pair, count]) => (count > 1 ? `${short(pair)} (${count})` : short(pair)))
}

async function measure({ name, scan, twin, firstPage = false }: Pair): Promise<number> {
  const truth = await textOf(`${name}.twin`, await twin(), firstPage)
  const read = await textOf(name, await scan(), false)
  const letters = [...truth.text]
  const edits = distance(letters, [...read.text])
  const rate = (100 * edits) / letters.length
  const wrong = wrongWords(truth.text, read.text)
  console.log(
    `${name.padEnd(44)} ${String(letters.length).padStart(6)} ${String(edits).padStart(5)} ${rate.toFixed(2).padStart(6)} %  ${(read.ms / 1000).toFixed(1).padStart(5)} s`,
  )
  for (const pair of wrong.slice(0, Number(flags.words))) console.log(`    ${pair}`)
  return rate
}

if (!(ocrChoices as readonly string[]).includes(flags.ocr)) throw new Error(`expected --ocr ${ocrChoices.join('|')}, got ${flags.ocr}`)
console.log(`${'document'.padEnd(44)}  chars edits    CER    time`)
const only = flags.only?.split(',')
const pairs = [...(flags.trials ? [] : labelledPairs()), ...ownPairs()].filter(
  ({ name }) => !only || only.some((start) => name.startsWith(start)),
)
for (const pair of pairs) await measure(pair)
