/** Invented documents for the tests of frame, head and references. */
import type { RawBlock, RawTable } from '../../src/tree/types.ts'
import { buildDocument } from '../../src/tree/build.ts'
import { readFrame } from '../../src/structure/frame.ts'
import { reflow } from '../../src/structure/reflow.ts'
import type { DocumentNode } from '../../src/tree/types.ts'
import type { Frame } from '../../src/structure/frame.ts'

/** One paragraph a line. */
export function lines(text: string): RawBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): RawBlock => ({ kind: 'paragraph', text: line }))
}

/** A table; in a cell, one paragraph a line. */
export function table(rows: string[][], ruled = false): RawTable {
  return { kind: 'table', ruled, rows: rows.map((cells) => cells.map((cell) => ({ blocks: lines(cell) }))) }
}

export interface Paper {
  tree: DocumentNode
  text: string
  frame: Frame
}

export function paper(blocks: RawBlock[], metadata: Record<string, string> = {}): Paper {
  const { tree: built, file } = buildDocument(blocks)
  const text = String(file.value)
  const tree = reflow(built, text)
  return { tree, text, frame: readFrame(tree, text, metadata) }
}

export const STATE = [
  ['ỦY BAN NHÂN DÂN\nTỈNH AN SƠN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'],
  ['Số: 15/KH-UBND', 'An Sơn, ngày 02 tháng 3 năm 2025'],
]

/** A whole plan of a province; the parts given replace its own. */
export function plan({
  head = STATE,
  title = 'KẾ HOẠCH\nPhát triển du lịch năm 2025',
  opening = 'Căn cứ Nghị quyết số 08-NQ/TW ngày 16/01/2017 của Bộ Chính trị;\nUBND tỉnh ban hành Kế hoạch như sau:',
  body = 'I. MỤC ĐÍCH\n1. Quảng bá điểm đến.',
  closing = 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Tám',
  after = [] as RawBlock[],
} = {}): RawBlock[] {
  return [table(head), ...lines(`${title}\n${opening}\n${body}`), table([['Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.', closing]]), ...after]
}
