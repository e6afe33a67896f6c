import { describe, expect, test } from 'vitest'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { rtfAdapter } from '../../src/adapters/rtf.ts'
import { lines, mutate, random, ruleIds, sample } from './blocks.ts'
import { mixed } from './mixed.ts'
import { spentOn } from '../spent.ts'

const FONTS =
  '{\\fonttbl{\\f0\\fnil\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset163 Times New Roman{\\*\\falt Arial};}{\\f2\\fnil\\fcharset2 Symbol;}{\\f3\\fnil\\fcharset0 .VnTime;}{\\f4\\fnil\\fcharset0 VNI-Times;}{\\f5\\fnil\\fcharset204 Arial;}}'
const read = (body: string) =>
  rtfAdapter.read(new TextEncoder().encode(`{\\rtf1\\ansi\\ansicpg1258\\deff0${FONTS}${body}}`), { name: 'a.rtf' })
const linesOf = async (body: string) => lines((await read(body)).blocks)

test('a whole document', async () => {
  const document = await rtfAdapter.read(sample('mixed.rtf'), { name: 'mixed.rtf' })
  expect(lines(document.blocks)).toEqual(mixed('1.'))
  expect(ruleIds(document)).toEqual(['rtf.hidden', 'rtf.revisions', 'text.legacy', 'text.legacy'])
  expect(document.metadata).toEqual({ Title: 'Kế hoạch mẫu' })
})

describe('letters', () => {
  test.each([
    ['\\u ke: one character stands for it', 'K\\u7871? ho\\u7841?ch', 'Kế hoạch'],
    ['\\uc2 skips two, \\uc0 none', '\\uc2 K\\u7871xx\\uc0  ho\\u7841 ch', 'Kế hoạch'],
    ['a hexadecimal byte may stand for it', "K\\u7871\\'3f ho\\u7841\\'3fch", 'Kế hoạch'],
    ['negative numbers', 'a\\u-3913?b', 'a-b'],
    ['two units for one letter', '\\u-10179?\\u-8704?', '😀'],
    ['windows-1258 of the file', "K\\'ea\\'ec ho\\'61\\'f2ch", 'Kế hoạch'],
    ['windows-1258 of the font', "\\f1 \\'d0\\'f5n v\\'e2\\'f2", 'Đơn vậ'],
    ['Cyrillic of the font', "\\f5 \\'c0", 'А'],
    ['TCVN3 by the name of the font, under any code page', "\\f3 K\\'d5 ho\\'b9ch n\\'a8m", 'Kế hoạch năm'],
    ['VNI, its sign in bold', "\\f4 Ke{\\b \\'e1} hoa\\'efch", 'Kế hoạch'],
    ['signs of the symbol font', "\\f2\\'b7", '-'],
    ['special signs', 'a\\~b\\_c\\-d\\emdash e\\ldblquote f\\rdblquote\\{\\}\\\\', 'a b-cd—e“f”{}\\'],
    ['capitals', '{\\caps chữ}'.replace('ữ', '\\u7919?'), 'CHỮ'],
    ['line breaks', 'a\\line b', 'a ⏎ b'],
  ])('%s', async (_name, body, text) => {
    const [line] = await linesOf(`\\pard ${body}\\par`)
    expect(line?.normalize('NFC')).toBe(text.normalize('NFC'))
  })
  test('breaks of lines in the file mean nothing, raw bytes are skipped', async () => {
    expect(await linesOf('\\pard mot\r\n hai{\\pict\\bin5 {{{}}}ba\\par')).toEqual(['mot haiba'])
  })
})

describe('what does not print', () => {
  test.each([
    ['hidden', 'a{\\v x}b', 'ab'],
    ['deleted', 'a{\\deleted x}b', 'ab'],
    ['unknown destinations', 'a{\\*\\unknown x{y}}b', 'ab'],
    ['codes of fields', 'a{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt b}}c', 'abc'],
    ['comments', 'a{\\*\\annotation x}{\\*\\bkmkstart y}b', 'ab'],
    ['the older twin of Unicode text', '{\\upr{a?}{\\*\\ud{ab}}}', 'ab'],
  ])('%s', async (_name, body, text) => {
    expect(await linesOf(`\\pard ${body}\\par`)).toEqual([text])
  })
  test('the older twin of a picture or shape', async () => {
    expect(await linesOf('\\pard a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt \\pard khung\\par}}{\\shprslt z}}b\\par')).toEqual([
      'ab',
      'khung',
    ])
  })
})

test('paragraphs: shape, heading, size, numbers, page breaks', async () => {
  const { blocks } = await read(
    "\\pard\\qc\\b\\fs28\\outlinelevel0 A\\par\\pard\\plain\\qj\\li720\\fi-360{\\listtext\\tab 1.\\tab}{\\b B} c\\par{\\pntext\\f2\\'b7\\tab}d\\page e\\par",
  )
  expect(blocks).toMatchObject([
    { text: 'A', style: { bold: true, align: 'center', heading: 1, size: 14 } },
    { text: '1. B c', style: { boldLead: 4, align: 'justify', indent: 18 } },
    { text: '- d' },
    { text: 'e' },
  ])
})

test('styles tell the level of headings', async () => {
  const { blocks } = await read(
    '{\\stylesheet{\\s0 Normal;}{\\s3\\b\\outlinelevel1 Muc;}{\\s4\\b heading 3;}}\\pard\\s3 A\\par\\pard\\s0 B\\par\\pard\\s4 C\\par',
  )
  expect(blocks.map((block) => block.kind === 'paragraph' && block.style?.heading)).toEqual([2, undefined, 3])
})

test('notes follow their paragraph, headers and footers are furniture', async () => {
  expect(
    await linesOf(
      '{\\header \\pard Dau trang\\par}{\\footerf \\pard - 3 -\\par}\\pard a{\\super\\chftn}{\\footnote\\pard\\plain ghi chu}b\\par c\\par',
    ),
  ).toEqual(['running-head: Dau trang', 'ab', 'note: ghi chu', 'c', 'page-number: - 3 -'])
})

describe('tables', () => {
  test('merged across and down, lines, header', async () => {
    const { blocks } = await read(
      '\\trowd\\trhdr\\clbrdrt\\brdrs\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl a\\cell b\\cell c\\cell\\row' +
        '\\trowd\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\pard\\intbl d\\cell e\\cell\\cell\\row' +
        '\\trowd\\clvmrg\\cellx1000\\cellx3000\\pard\\intbl\\cell f\\cell\\row\\pard sau\\par',
    )
    expect(lines(blocks)).toEqual([
      'table',
      '  row',
      '  |',
      '    a',
      '  |',
      '    b',
      '  |',
      '    c',
      '  row',
      '  | 1x2',
      '    d',
      '  | 2x1',
      '    e',
      '  row',
      '  | 2x1',
      '    f',
      'sau',
    ])
    expect(blocks[0]?.kind === 'table' && blocks[0].rows.map((row) => row.every(({ header }) => header === true))).toEqual([
      true,
      false,
      false,
    ])
  })
  test('without lines it is a grid; borders of paragraphs are no lines', async () => {
    expect(await linesOf('\\trowd\\clbrdrt\\brdrnone\\cellx1000\\cellx2000\\pard\\intbl\\brdrb\\brdrs a\\cell b\\cell\\row')).toEqual([
      'grid',
      '  row',
      '  |',
      '    a',
      '  |',
      '    b',
    ])
  })
  test('nested, as Word writes it', async () => {
    expect(
      await linesOf(
        '\\trowd\\cellx5000\\pard\\intbl truoc\\par\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx1000\\cellx2000\\nestrow}{\\nonesttables\\par}\\pard\\intbl sau\\cell\\row',
      ),
    ).toEqual(['grid', '  row', '  |', '    truoc', '    grid', '      row', '      |', '        x', '      |', '        y', '    sau'])
  })
  test('a last row without its end keeps its cells', async () => {
    expect(await linesOf('\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell')).toEqual([
      'table',
      '  row',
      '  |',
      '    a',
      '  |',
      '    b',
    ])
  })
})

describe('broken and hostile files', () => {
  test('no RTF', async () => {
    const error = await rtfAdapter.read(new TextEncoder().encode('plain'), { name: 'a.rtf' }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(UnreadableError)
    expect(error).toMatchObject({ key: 'rtf.broken' })
  })
  test('a file that is cut gives what it holds', async () => {
    const whole = sample('mixed.rtf')
    const document = await rtfAdapter.read(whole.slice(0, whole.length * 0.9), { name: 'a.rtf' })
    expect(ruleIds(document)).toContain('rtf.cut')
    expect(lines(document.blocks)).toContain('KẾ HOẠCH MẪU')
  })
  test('groups without end, and more ends than beginnings', async () => {
    const deep = await rtfAdapter.read(new TextEncoder().encode(`{\\rtf1 a${'{'.repeat(300_000)}b${'}'.repeat(300_000)}c}`), {
      name: 'a.rtf',
    })
    expect(lines(deep.blocks)).toEqual(['abc'])
    expect(ruleIds(deep)).toEqual([])
    expect(await linesOf('a}}}}\\par b')).toEqual(['a', 'b'])
  })
  test('tables of 20,000 rows and nesting of 1,000 take no long time', async () => {
    const cost = await spentOn(async () => {
      const { blocks } = await read('\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell\\row'.repeat(20_000))
      expect(blocks[0]?.kind === 'table' && blocks[0].rows.length).toBe(20_000)
      await read(Array.from({ length: 1000 }, (_, depth) => `\\pard\\intbl\\itap${depth} x\\nestcell`).join(''))
    })
    expect(cost).toBeLessThan(10_000)
  })
  test('damaged at random', async () => {
    const next = random(99)
    const bytes = sample('mixed.rtf')
    for (let i = 0; i < 250; i += 1) {
      const outcome = await rtfAdapter.read(mutate(bytes, next), { name: 'a.rtf' }).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome, String(outcome.stack)).toBeInstanceOf(UnreadableError)
    }
  })
})
