/** Which parent is meant, and what is said where none or several are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kehoach } from '../commands/run.ts'
import { fixture } from './entry.ts'

const folder = mkdtempSync(join(tmpdir(), 'kehoach-parents-'))
const archive = ['--archive', join(folder, 'archive'), '--lang', 'en']
const both = join(folder, 'hai-cha.txt')
const blank = join(folder, 'trong.txt')

beforeAll(async () => {
  writeFileSync(blank, 'Phiếu gửi đồ của tổ bảo vệ.\n')
  writeFileSync(
    both,
    `ỦY BAN NHÂN DÂN
XÃ HAI CHA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 9/KH-UBND
Hai Cha, ngày 05 tháng 4 năm 2026

KẾ HOẠCH
Đọc sách và phòng cháy năm 2026

Thực hiện Kế hoạch số 71/KH-UBND ngày 03/02/2026 và Kế hoạch số 102/KH-UBND ngày 11/02/2026 của Ủy ban nhân dân tỉnh Sông Lành, Ủy ban nhân dân xã ban hành kế hoạch như sau:

I. NHIỆM VỤ

1. Đoàn Thanh niên xã

- Vận động gia đình xây dựng tủ sách tại nhà trước ngày 30/6/2026.
`,
  )
  await kehoach('ingest', fixture('tinh.txt'), fixture('tinh-chay.txt'), fixture('du-thao.txt'), both, ...archive)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the parent of a plan', () => {
  it('of several, all are listed and one is asked for', async () => {
    const { code, stderr } = await kehoach('compare', '9/KH-UBND', ...archive)
    expect(code).toBe(2)
    expect(stderr).toContain('71/KH-UBND')
    expect(stderr).toContain('102/KH-UBND')
    expect(stderr).toMatch(/carries out 2 documents of the archive\. Name one, for example #\d+\.\n$/)
    const named = await kehoach('compare', '9/KH-UBND', '102/KH-UBND', ...archive, '--json')
    expect(JSON.parse(named.stdout).parent.code).toBe('102/KH-UBND')
  })

  it('of a file that the archive does not hold, it is found by what the file cites', async () => {
    const { stdout } = await kehoach('compare', fixture('xa.txt'), ...archive, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ parent: { code: '71/KH-UBND' }, child: { code: '15/KH-UBND', plan: null } })
    expect((await kehoach('taken', fixture('xa.txt'), '1', '1', ...archive)).code).toBe(2)
  })

  it('a file without any item says so, and a plan against itself keeps everything', async () => {
    const empty = await kehoach('compare', blank, fixture('tinh.txt'), '--lang', 'en')
    expect([empty.code, empty.stderr]).toEqual([0, `No purpose, requirement or task was found in ${blank}.\n`])
    const itself = await kehoach('compare', fixture('tinh.txt'), fixture('tinh.txt'), '--lang', 'en')
    expect(itself.stdout.trimEnd().split('\n').at(-1)).toBe('15 items in the same words')
  })

  it('versions takes the draft that the archive holds beside a plan', async () => {
    const { stdout } = await kehoach('versions', '71/KH-UBND', ...archive, '--json')
    expect(JSON.parse(stdout).head).toContainEqual({ field: 'code', older: null, newer: '71/KH-UBND' })
  })
})
