/** Every value says how it is known: stated where it belongs, inferred from elsewhere, or guessed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBytes } from '../../src/adapters/registry.ts'
import { readPlan } from '../../src/plan/read.ts'
import { buildDocument } from '../../src/tree/build.ts'
import type { RawBlock } from '../../src/tree/types.ts'

const lines = (text: string): RawBlock[] => text.split('\n').map((line) => ({ kind: 'paragraph', text: line }))

const row = (...cells: string[]) => cells.map((text) => ({ blocks: lines(text) }))

function planOf(blocks: RawBlock[], metadata: Record<string, string> = {}) {
  const { tree, file } = buildDocument(blocks)
  const { plan } = readPlan(tree, file, { metadata, notes: [] })
  if (!plan) throw new Error('no plan')
  return plan
}

const HEAD = `ỦY BAN NHÂN DÂN
XÃ BÌNH AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Bình An, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Phòng, chống cháy rừng năm 2026`

describe('tasks', () => {
  const { tasks } = planOf(
    lines(`${HEAD}
I. NHIỆM VỤ
1. Tổ chức diễn tập chữa cháy rừng tại các thôn.
Chủ trì: Ban Chỉ huy Quân sự xã.
Thời gian: trước ngày 30/4/2026.
2. Công an xã
- Tuần tra vùng giáp ranh vào các ngày nắng nóng.
- Giao Trạm Y tế xã chuẩn bị thuốc, xong trong tháng 4/2026.`),
  )

  test('a label and a sentence state who, a heading lets it be inferred', () => {
    expect(tasks.map(({ lead }) => lead.map(({ mention, rule, trust }) => [mention, rule, trust]))).toEqual([
      [['Ban Chỉ huy Quân sự xã', 'tasks/label', 'stated']],
      [['Công an xã', 'tasks/heading', 'inferred']],
      [['Trạm Y tế xã', 'tasks/sentence', 'stated']],
    ])
    for (const { lead } of tasks) for (const { mention, evidence } of lead) expect(evidence?.quote).toBe(mention)
  })

  test('deadlines name their rule', () => {
    expect(tasks.flatMap(({ deadlines }) => deadlines.map(({ rule, trust }) => [rule, trust]))).toEqual([
      ['deadline/before', 'stated'],
      ['deadline/period', 'stated'],
    ])
  })

  const table = (...rows: ReturnType<typeof row>[]): RawBlock => ({ kind: 'table', rows })
  const columns = row('TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian', 'Sản phẩm')

  test('a column states it, a group row lets it be inferred, columns of the table before make it a guess', () => {
    const found = planOf([
      ...lines(`${HEAD}\nI. NHIỆM VỤ`),
      table(
        columns,
        row('1', 'Rà soát trang thiết bị chữa cháy của các thôn', 'Công an xã', '', 'Biên bản rà soát'),
        row('I', 'Tháng 5/2026', '', '', ''),
        row('2', 'Phát dọn đường băng cản lửa quanh rừng trồng', 'Hạt Kiểm lâm', '', ''),
      ),
      ...lines('Các việc tiếp theo'),
      table(row('3', 'Kiểm tra việc đốt nương làm rẫy của các hộ', 'Công an xã', 'Tháng 6/2026', '')),
    ]).tasks.filter(({ lead, deadlines }) => lead.length + deadlines.length > 0)
    expect(found.map(({ lead }) => lead.map(({ rule, trust }) => [rule, trust]))).toEqual([
      [['tasks/column', 'stated']],
      [['tasks/column', 'stated']],
      [['tasks/column', 'guessed']],
    ])
    expect(found.map(({ deadlines }) => deadlines.map(({ trust }) => trust))).toEqual([[], ['inferred'], ['stated']])
    expect(found[0]?.productEvidence?.quote).toBe('Biên bản rà soát')
    expect(found[2]).toMatchObject({ rule: 'tasks/table', trust: 'guessed' })
  })
})

describe('doubt', () => {
  const task = (text: string) => planOf(lines(`${HEAD}\nI. NHIỆM VỤ\n${text}`)).tasks[0]

  test('is less for a label than for a sentence, more for a body nobody knows', () => {
    const label = task('1. Diễn tập chữa cháy rừng tại các thôn.\nChủ trì: Công an xã.\nThời gian: trước ngày 30/4/2026.')?.confidence ?? 0
    const sentence = task('1. Giao Công an xã diễn tập chữa cháy rừng tại các thôn.')?.confidence ?? 0
    const unknown = task('1. Giao Ban Lửa rừng Thượng diễn tập chữa cháy rừng tại các thôn.')?.confidence ?? 0
    expect(label).toBeGreaterThan(sentence)
    expect(sentence).toBeGreaterThan(unknown)
    expect(label).toBeLessThan(1)
  })

  test('words of time that are not understood and columns taken over are messages that show the words', () => {
    const { tree, file } = buildDocument([
      ...lines(`${HEAD}\nI. NHIỆM VỤ`),
      {
        kind: 'table',
        rows: [
          row('TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'),
          row('1', 'Rà soát trang thiết bị chữa cháy', 'Công an xã', 'Tuần 4'),
        ],
      },
      ...lines('Các việc tiếp theo'),
      { kind: 'table', rows: [row('2', 'Kiểm tra việc đốt nương làm rẫy', 'Công an xã', 'Tháng 6/2026')] },
    ])
    const { messages } = readPlan(tree, file, { metadata: {}, notes: [] })
    expect(messages.map(({ ruleId }) => ruleId)).toContain('tasks/columns-carried')
    const unread = messages.find(({ ruleId }) => ruleId === 'deadline/unread')
    expect(unread?.evidence?.quote).toBe('Tuần 4')
  })
})

describe('the head', () => {
  test('what the letterhead prints is stated', () => {
    const plan = planOf(lines(`${HEAD}\nI. NHIỆM VỤ\n1. Công an xã tuần tra rừng.`))
    expect(plan.number).toMatchObject({ rule: 'head/number', trust: 'stated' })
    expect(plan.issuer).toMatchObject({ rule: 'head/issuer', trust: 'stated' })
    expect(plan.issued).toMatchObject({ rule: 'head/date-line', trust: 'stated' })
    expect(plan.proofs?.type?.trust).toBe('stated')
    expect(plan.proofs?.title?.evidence?.quote).toContain('Phòng, chống cháy rừng')
    expect(plan.proofs?.place?.evidence?.quote).toContain('Bình An')
  })

  test('a number that only the metadata gives is inferred', () => {
    const blank = lines(`${HEAD.replace('15/', '     /')}\nI. NHIỆM VỤ\n1. Công an xã tuần tra rừng.`)
    const [stated, inferred] = [planOf(blank).number, planOf(blank, { so_ky_hieu: '15/KH-UBND' }).number]
    expect(stated).toMatchObject({ rule: 'head/number-blank', code: null })
    expect(inferred).toMatchObject({ code: '15/KH-UBND', rule: 'head/number-in-metadata', trust: 'inferred' })
  })
})

/** Values that a rule found: everything that shows evidence. */
function* unproved(value: unknown, path: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  if ('evidence' in value && !('rule' in value && 'trust' in value)) yield path
  for (const [key, child] of Object.entries(value)) yield* unproved(child, `${path}.${key}`)
}

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'plans')
const samples = readdirSync(FOLDER).filter((name) => /\.(?:docx|html|txt|md)$/.test(name))

test.each(samples)('%s: no value without rule and trust', async (name) => {
  const { raw } = await readBytes(new Uint8Array(readFileSync(join(FOLDER, name))), { name })
  const { eSignatures: _, ...plan } = planOf(raw.blocks, raw.metadata)
  expect([...unproved(plan, 'plan')]).toEqual([])
})
