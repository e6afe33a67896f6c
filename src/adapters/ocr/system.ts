/** The tesseract that is installed on the machine, if it has Vietnamese: the same work in a process of its own, started and ended here. */
import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { UnreadableError } from '../adapter.ts'
import { type Engine, type Frame, pgm, type Region, SEGMENTATION, type SeenLine } from './engine.ts'
import type { Grey } from './grey.ts'

const PROGRAM = 'tesseract'
/** One page takes seconds; a process that takes longer hangs. */
const MOST_MS = 120_000
const MOST_BYTES = 64 * 1024 * 1024
/** White around a region, in inches: letters at the very edge are lost. */
const MARGIN = 0.05

let found: Promise<boolean> | null = null

/** Whether the machine's tesseract can be run and has Vietnamese. */
export function systemHasVietnamese(): Promise<boolean> {
  found ??= promisify(execFile)(PROGRAM, ['--list-langs'], { timeout: 10_000 }).then(
    ({ stdout, stderr }) => /^vie$/m.test(stdout + stderr),
    () => false,
  )
  return found
}

function cut({ width, data }: Grey, { x0, y0, x1, y1 }: Frame, margin: number): Grey {
  const part = { width: x1 - x0 + 2 * margin, height: y1 - y0 + 2 * margin, data: new Uint8Array(0) }
  part.data = new Uint8Array(part.width * part.height).fill(255)
  for (let y = y0; y < y1; y += 1) part.data.set(data.subarray(y * width + x0, y * width + x1), (y - y0 + margin) * part.width + margin)
  return part
}

function run(picture: Grey, dpi: number, mode: Region['mode']): Promise<string> {
  const settings = ['--psm', SEGMENTATION[mode], '--dpi', String(Math.round(dpi)), '-l', 'vie', '-c', 'tessedit_do_invert=0']
  return new Promise((done, fail) => {
    const child = spawn(PROGRAM, ['stdin', 'stdout', ...settings, 'tsv'], { stdio: ['pipe', 'pipe', 'ignore'], timeout: MOST_MS })
    const chunks: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) child.kill()
      else chunks.push(chunk)
    })
    child.on('error', fail).on('close', (code) => {
      if (code === 0) done(Buffer.concat(chunks).toString('utf8'))
      else fail(new Error(`expected tesseract to end well, got ${code ?? 'a signal'}`))
    })
    child.stdin.on('error', () => {}).end(pgm(picture))
  })
}

/** Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function linesOfTable(table: string, dx = 0, dy = 0): SeenLine[] {
  const lines: SeenLine[] = []
  for (const row of table.split('\n')) {
    const [level, , , , , , left, top, width, height, confidence, text = ''] = row.split('\t')
    const [x0, y0] = [Number(left) + dx, Number(top) + dy]
    const frame = { x0, y0, x1: x0 + Number(width), y1: y0 + Number(height) }
    if (level === '4') lines.push({ words: [], height: Number(height), baseline: frame })
    else if (level === '5' && text.trim() !== '') lines.at(-1)?.words.push({ ...frame, text: text.trim(), confidence: Number(confidence) })
  }
  return lines.filter(({ words }) => words.length > 0).map((line) => ({ ...line, baseline: baselineOf(line) }))
}

/** The table has no baseline: it runs where the words stand that have no letters below it. */
function baselineOf({ words, baseline }: SeenLine): Frame {
  const standing = words.filter(({ text }) => /\p{L}|\d/u.test(text) && !/[gjpqyQ,;()ạặậẹệịọộợụựỵ]/iu.test(text))
  const feet = (standing.length > 0 ? standing : words).map(({ y1 }) => y1).sort((a, b) => a - b)
  const foot = feet[feet.length >> 1] as number
  return { ...baseline, y0: foot, y1: foot }
}

export const system: Engine = {
  id: 'system',
  async read(picture, dpi, regions) {
    if (!(await systemHasVietnamese())) throw new UnreadableError('ocr.system')
    const margin = Math.round(MARGIN * dpi)
    const read: SeenLine[][] = []
    for (const { frame, mode } of regions) {
      const part = frame ? cut(picture, frame, margin) : picture
      const table = await run(part, dpi, mode)
      read.push(frame ? linesOfTable(table, frame.x0 - margin, frame.y0 - margin) : linesOfTable(table))
    }
    return read
  },
}
