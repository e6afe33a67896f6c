/**
 * The embedded recogniser: tesseract.js's WebAssembly core with the Vietnamese data of its npm package. No network, no cache, no thread
 * of its own: it lives in the thread that reads the document and ends with it. The one file that loads tesseract.js-core.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Engine, type Frame, pgm, SEGMENTATION, type SeenLine } from './engine.ts'

interface Api {
  Init(path: null, languages: string, mode: number): number
  SetVariable(name: string, value: string): boolean
  SetImageFile(orientation: number, angle: number): number
  SetRectangle(left: number, top: number, width: number, height: number): void
  Recognize(monitor: null): number
  GetJSONText(page: number): string
  Clear(): void
}

interface Core {
  FS: { writeFile(path: string, data: Uint8Array): void }
  TessBaseAPI: new () => Api
}

type Load = (settings: Record<'print' | 'printErr' | 'TesseractProgress', () => void>) => Promise<Core>

interface Line {
  words: { text: string; confidence: number; bbox: Frame }[]
  baseline: Frame
  rowAttributes: { rowHeight: number }
}
interface Page {
  blocks?: { paragraphs: { lines: Line[] }[] | null }[] | null
}

/** The data holds a neural network only. */
const NEURAL = 1

async function start(): Promise<{ core: Core; api: Api }> {
  const { default: load } = (await import('tesseract.js-core/tesseract-core-simd-lstm.js')) as { default: Load }
  const { default: data } = (await import('@tesseract.js-data/vie')) as { default: { langPath: string } }
  const silent = () => {}
  const core = await load({ print: silent, printErr: silent, TesseractProgress: silent })
  core.FS.writeFile('./vie.traineddata', gunzipSync(await readFile(join(data.langPath, 'vie.traineddata.gz'))))
  const api = new core.TessBaseAPI()
  if (api.Init(null, 'vie', NEURAL) !== 0) throw new Error('expected the Vietnamese data to load')
  // light letters on dark ground do not occur; looking for them takes time
  api.SetVariable('tessedit_do_invert', '0')
  return { core, api }
}

function linesOf(json: string): SeenLine[] {
  const { blocks } = JSON.parse(json) as Page
  const lines = (blocks ?? []).flatMap(({ paragraphs }) => (paragraphs ?? []).flatMap((paragraph) => paragraph.lines))
  return lines.map(({ words, baseline, rowAttributes }) => ({
    words: words.map(({ text, confidence, bbox }) => ({ text, confidence, ...bbox })),
    baseline,
    height: rowAttributes.rowHeight,
  }))
}

let started: ReturnType<typeof start> | null = null

/** One recogniser for each thread, kept for its next document. */
export const embedded: Engine = {
  id: 'embedded',
  async read(picture, dpi, regions) {
    started ??= start()
    const { core, api } = await started
    core.FS.writeFile('/input', pgm(picture))
    if (api.SetImageFile(1, 0) !== 0) throw new Error(`expected a picture of ${picture.width} x ${picture.height} to be taken`)
    api.SetVariable('user_defined_dpi', String(Math.round(dpi)))
    const read = regions.map(({ frame, mode }) => {
      api.SetVariable('tessedit_pageseg_mode', SEGMENTATION[mode])
      const { x0, y0, x1, y1 } = frame ?? { x0: 0, y0: 0, x1: picture.width, y1: picture.height }
      api.SetRectangle(x0, y0, x1 - x0, y1 - y0)
      api.Recognize(null)
      return linesOf(api.GetJSONText(0))
    })
    api.Clear()
    return read
  },
}
