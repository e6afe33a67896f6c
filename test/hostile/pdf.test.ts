/** PDFs that lie, loop and swell: each is read or told of, and the next file is read. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { planText } from '../commands/run.ts'
import { manyPages, onePage, pdf, SAID, stream } from './make.ts'
import { extract, hasty, lay } from './tools.ts'

const FORM = '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources'

/** A form that draws itself, or ten times the next, twelve deep. */
const itself = stream(`${SAID} /X Do /X Do`, `${FORM}<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>`)
const bomb = Array.from({ length: 12 }, (_, at) =>
  stream(`${SAID}${' /X Do'.repeat(10)}`, `${FORM}<</Font<</F 5 0 R>>/XObject<</X ${at + 7} 0 R>>>>`),
)
const outline = ['<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>', '<</Title(a)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 7 0 R>>']
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const changed = (bytes: Uint8Array, from: RegExp, to: string) => new Uint8Array(Buffer.from(latin(bytes).replace(from, to), 'latin1'))

describe('read all the same', () => {
  test.each([
    ['two thousand million pages, says the file', pdf(onePage(SAID, { pages: '/Kids[3 0 R]/Count 2000000000' }))],
    ['outlines that lead to themselves', pdf(onePage(SAID, { catalogue: '/Outlines 6 0 R', more: outline }))],
    ['a form that draws itself', pdf(onePage(`${SAID} /X Do`, { resources: '/XObject<</X 6 0 R>>', more: [itself] }))],
    ['a table whose forerunner is itself', pdf(onePage(SAID), (at) => `/Prev ${at}`)],
    ['a table that points nowhere', changed(pdf(onePage(SAID)), /00000000\d\d 00000 n/g, '0000009999 00000 n')],
    ['a table that lies elsewhere', changed(pdf(onePage(SAID)), /startxref\n\d+/, 'startxref\n7')],
    ['a length that is the stream itself', changed(pdf(onePage(SAID)), /\/Length \d+/, '/Length 4 0 R')],
    ['a sheet of a million kilometres', changed(pdf(onePage(SAID)), /0 0 595 842/, '0 0 1e12 1e12')],
  ])('%s', async (_, bytes) => {
    const { code, records, ms } = await extract(lay('a.pdf', bytes))
    expect([code, records[0]?.messages.filter(({ severity }) => severity === 'error')]).toEqual([0, []])
    expect(ms).toBeLessThan(10_000)
  })
})

describe('told of', () => {
  test.each([
    ['a page tree that is its own child', pdf(onePage(SAID, { pages: '/Kids[2 0 R]/Count 5' })), 'pdf.broken'],
    [
      'a page that is its own parent and content',
      pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>']),
      'pdf.broken',
    ],
    ['dictionaries a hundred thousand deep', pdf([`<</Type/Catalog/Pages 2 0 R/X${'<</A'.repeat(100_000)}`]), 'pdf.broken'],
    ['neither table nor trailer', changed(pdf(onePage(SAID)), /xref[\s\S]*/, ''), 'pdf.broken'],
    ['nothing but its first line', new Uint8Array(Buffer.from('%PDF-1.7\n')), 'pdf.broken'],
  ])('%s', async (_, bytes, key) => {
    const { code, troubles } = await extract(lay('a.pdf', bytes))
    expect([code, troubles]).toEqual([1, [key]])
  })
})

/** A stream of a gigabyte of blanks, packed twice. */
function swollen(): Uint8Array {
  const inner = deflateSync(deflateSync(Buffer.alloc(1 << 28, ' '), { level: 9 }), { level: 9 }).toString('latin1')
  return pdf(onePage(SAID, {}).with(3, stream(inner, '/Filter[/FlateDecode/FlateDecode]')))
}

test('a limit on time or memory costs that file only', async () => {
  const plan = lay('ke-hoach.txt', planText(5))
  const paths = [
    lay('50-000-trang.pdf', pdf(manyPages(50_000))),
    lay('mau-long-mau.pdf', pdf(onePage(`${SAID} /X Do`, { resources: '/XObject<</X 6 0 R>>', more: bomb }))),
    lay('q.pdf', pdf(onePage(`${'q '.repeat(300_000)}${SAID}${' Q'.repeat(300_000)}`))),
    lay('phinh.pdf', swollen()),
    plan,
  ]
  const { code, records, troubles } = await hasty(...paths)
  expect(code).toBe(1)
  expect(troubles.length).toBeGreaterThanOrEqual(3)
  for (const key of troubles) expect(key).toMatch(/^(?:limit\.(?:time|memory)|pdf\.(?:broken|scan))$/)
  expect(records.at(-1)?.plan?.number?.code).toBe('5/KH-UBND')
})
