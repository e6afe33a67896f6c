import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/commands/main.ts'
import type { Explanation } from '../../src/plan/explain.ts'

const PLAN = `ỦY BAN NHÂN DÂN
XÃ BÌNH AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Bình An, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Phòng, chống cháy rừng năm 2026
Thực hiện Kế hoạch số 40/KH-UBND ngày 20/02/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Giảm số vụ cháy rừng <script>alert("x")</script> & thiệt hại.
II. NHIỆM VỤ
1. Tổ chức diễn tập chữa cháy rừng tại các thôn.
Chủ trì: Ban Chỉ huy Quân sự xã.
Thời gian: trước ngày 30/4/2026.
2. Công an xã
- Tuần tra vùng giáp ranh vào các ngày nắng nóng.
Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh kịp thời.`

const folder = mkdtempSync(join(tmpdir(), 'kehoach-explain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const escaped = PLAN.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
writeFileSync(join(folder, 'rung.htm'), `<html><body>${escaped.replaceAll(/^.*$/gm, '<p>$&</p>')}</body></html>`)

async function explain(...args: string[]) {
  let stdout = ''
  let stderr = ''
  const code = await run(['explain', ...args], {
    stdout: { write: (text) => (stdout += text), columns: 160 },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd: folder,
  })
  return { code, stdout, stderr }
}

describe('on the terminal', () => {
  test.each(['vi', 'en'])('outline, findings with rule and trust, what nobody took up: %s', async (language) => {
    const { code, stdout } = await explain('rung.htm', '--lang', language)
    expect(code).toBe(0)
    expect(stdout).toContain('II NHIỆM VỤ  ‹work›')
    expect(stdout).toContain('[number] Số: 15/KH-UBND')
    expect(stdout).toMatch(/tasks\.1\.deadlines\.1 .*by 2026-04-30 .*deadline\/before/)
    expect(stdout).toMatch(/tasks\.2\.lead\.1 .*Công an xã .*tasks\/heading/)
    expect(stdout).toContain(language === 'vi' ? 'suy ra' : 'inferred')
    expect(stdout).toContain('Trong quá trình thực hiện')
  })

  test('--section and --only narrow it', async () => {
    const { stdout } = await explain('rung.htm', '--section', 'II.1', '--only', 'deadline')
    expect(stdout).toContain('by 2026-04-30')
    expect(stdout).not.toContain('Công an xã')
    expect(stdout).not.toContain('15/KH-UBND')
  })

  test.each([
    ['--section', 'IX', 'II.1'],
    ['--only', 'nothing', 'deadline'],
  ])('%s without a find says what there is', async (flag, value, known) => {
    const { code, stderr } = await explain('rung.htm', flag, value)
    expect(code).toBe(2)
    expect(stderr).toContain(value)
    expect(stderr).toContain(known)
  })

  test('a file that cannot be read: one line, exit 1', async () => {
    const { code, stderr } = await explain('missing.txt')
    expect(code).toBe(1)
    expect(stderr).toContain('missing.txt')
  })
})

test('--json: every finding with field, rule, trust and evidence that is the text', async () => {
  const { stdout } = await explain('rung.htm', '--json')
  const explanation = JSON.parse(stdout) as Explanation
  expect(explanation.findings.map(({ field }) => field)).toContain('references.1')
  expect(explanation.findings.filter(({ rule, trust }) => rule === null || trust === null)).toEqual([])
  expect(explanation.covered).toBeGreaterThan(0.5)
  expect(explanation.rules['deadline/before']?.example).toBeTruthy()
})

describe('--html', () => {
  let html = ''
  beforeAll(async () => {
    await explain('rung.htm', '--html', 'rung.html', '--lang', 'en')
    html = readFileSync(join(folder, 'rung.html'), 'utf8')
  })

  test('nothing of the document is markup', () => {
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; thiệt hại')
  })

  test('fetches nothing and runs its own script alone', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(script).digest('base64')
    expect(html).toContain(`default-src 'none'`)
    expect(html).toContain(`script-src 'sha256-${hash}'`)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/(?:src|href)="(?!#)/)
  })

  test('every mark leads to its entry, every entry to its mark', () => {
    const ids = new Set([...html.matchAll(/ id="([fm]\d+)"/g)].map(([, id]) => id))
    for (const [, target] of html.matchAll(/href="#([fm]\d+)"/g)) expect(ids).toContain(target)
    expect([...html.matchAll(/ id="f\d+"/g)].length).toBeGreaterThan(10)
  })

  test('shows the whole document, told apart by labels, not by colour alone', () => {
    const paper = /<main class="paper">([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
    const words = paper.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    for (const piece of ['KẾ HOẠCH', 'Tuần tra vùng giáp ranh', 'phản ánh kịp thời']) expect(words).toContain(piece)
    expect(paper).toMatch(/data-l="Lead~"[^>]*>Công an xã/)
    expect(paper).toMatch(/class="u">Trong quá trình/)
  })

  test('without a name it is written beside, under the name of the file', async () => {
    const { stderr } = await explain('rung.htm', '--html', '--lang', 'en')
    expect(stderr).toContain('rung.html')
  })
})
