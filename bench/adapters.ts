/**
 * What reading costs beside the bare library that an adapter stands on: `node bench/adapters.ts [FILE…]`.
 *
 * Warm medians in milliseconds of the processor, a document and a page, taken in turns, so that a busy moment strikes both; the ratio is
 * of the adapter (bytes to blocks) to the library: pdf.js reading the text of every page, mammoth making HTML, rehype-parse making a tree.
 * `pdftotext -layout` and `tesseract`, each a process of its own by the clock on the wall, stand beside where they are installed.
 * Reads SHARED or ../shared, else the project's samples.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { readBytes, sniff } from '../src/adapters/registry.ts'

const ROOT = join(import.meta.dirname, '..')
const WARM_MS = 1000
const LEAST = 5

type Work = () => Promise<unknown>

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
}

/** Milliseconds of the processor that this process has used. */
function used(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The medians of some works, run in turns, after a second of turns that do not count. */
async function medians(works: readonly Work[], clock: () => number): Promise<number[]> {
  const times = works.map((): number[] => [])
  const turn = async (counts: boolean) => {
    for (const [at, work] of works.entries()) {
      const begun = clock()
      await work()
      if (counts) times[at]?.push(clock() - begun)
    }
  }
  for (const until = clock() + WARM_MS * works.length; clock() < until; ) await turn(false)
  for (const until = clock() + WARM_MS * works.length; clock() < until || (times[0]?.length ?? 0) < LEAST; ) await turn(true)
  return times.map(middle)
}

async function wall(program: string, args: readonly string[]): Promise<string> {
  const [ms = 0] = await medians([async () => execFileSync(program, args, { stdio: 'pipe' })], () => performance.now())
  return `${program} ${ms.toFixed(0)} ms`
}

async function pdfText(bytes: Uint8Array): Promise<number> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = join(ROOT, 'node_modules/pdfjs-dist')
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    standardFontDataUrl: `${home}/standard_fonts/`,
    cMapUrl: `${home}/cmaps/`,
    cMapPacked: true,
  })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number += 1) await (await document.getPage(number)).getTextContent()
  await task.destroy()
  return document.numPages
}

async function mammothHtml(bytes: Uint8Array): Promise<void> {
  const { default: mammoth } = await import('mammoth')
  await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
}

const LIBRARIES: Record<string, { name: string; run(bytes: Uint8Array): Promise<unknown> }> = {
  pdf: { name: 'pdf.js text', run: pdfText },
  docx: { name: 'mammoth', run: mammothHtml },
  html: { name: 'rehype-parse', run: async (bytes) => unified().use(rehypeParse).parse(new TextDecoder().decode(bytes)) },
}

function installed(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).error === undefined
}

/** What other programs take, as a process of their own. */
async function beside(file: string, format: string): Promise<string> {
  if (format === 'pdf' && installed('pdftotext', '-v')) return wall('pdftotext', ['-layout', file, '-'])
  if (format === 'image' && installed('tesseract', '--version')) return wall('tesseract', [file, '-', '-l', 'vie'])
  return ''
}

interface Row {
  format: string
  ratio: number | null
  ours: number
}

async function measure(file: string): Promise<Row | null> {
  const bytes = new Uint8Array(readFileSync(file))
  const { format } = sniff(bytes, file)
  try {
    const { raw } = await readBytes(bytes, { name: file, ocr: 'off' })
    const library = LIBRARIES[format]
    const own = () => readBytes(bytes, { name: file, ocr: 'off' })
    const [ours = 0, theirs] = await medians([own, ...(library ? [() => library.run(bytes)] : [])], used)
    const ratio = theirs === undefined ? null : ours / theirs
    const cells = [
      format.padEnd(9),
      `${ours.toFixed(1)} ms`.padStart(10),
      (raw.pages ? `${(ours / raw.pages).toFixed(1)} ms a page` : '').padStart(15),
      (library && ratio !== null ? `${ratio.toFixed(2)} × ${library.name}` : '').padEnd(20),
      (await beside(file, format)).padEnd(18),
      basename(file),
    ]
    console.log(cells.join('  '))
    return { format, ratio, ours }
  } catch (error) {
    console.log(`left out: ${basename(file)} (${(error as Error).message})`)
    return null
  }
}

const shared = join(process.env.SHARED ?? join(ROOT, '..', 'shared'), 'corpus')
const folder = existsSync(shared) ? shared : join(ROOT, 'fixtures', 'plans')
const given = process.argv.slice(2)
const files = given.length > 0 ? given : readdirSync(folder).map((name) => join(folder, name))
const rows: Row[] = []
for (const file of files) {
  const row = await measure(file)
  if (row) rows.push(row)
}
console.log('')
for (const [format, all] of Map.groupBy(rows, (row) => row.format)) {
  const ratios = all.flatMap(({ ratio }) => ratio ?? []).sort((a, b) => a - b)
  const mean = all.reduce((sum, { ours }) => sum + ours, 0) / all.length
  const told =
    ratios.length > 0
      ? `, median ${(ratios[ratios.length >> 1] ?? 0).toFixed(2)} × the library, worst ${(ratios.at(-1) ?? 0).toFixed(2)} ×`
      : ''
  console.log(`${format.padEnd(9)} ${all.length} documents, ${mean.toFixed(1)} ms each${told}`)
}
