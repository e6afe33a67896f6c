import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { comparisonSchema } from '../../src/compare/schema.ts'
import { compare } from '../../src/compare/compare.ts'
import { compareHtml } from '../../src/exports/compare-html.ts'
import { versionsHtml } from '../../src/exports/versions-html.ts'
import { createMessages } from '../../src/messages/messages.ts'
import { kehoach } from '../commands/run.ts'
import { entry, fixture } from './entry.ts'

const folder = mkdtempSync(join(tmpdir(), 'kehoach-compare-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const out = (name: string) => join(folder, name)
const files = [fixture('xa.txt'), fixture('tinh.txt')] as const

describe('kehoach compare', () => {
  it('prints what the schema says, without an archive', async () => {
    const { code, stdout } = await kehoach('compare', ...files, '--json')
    expect(code).toBe(0)
    expect(comparisonSchema.parse(JSON.parse(stdout)).parent.code).toBe('71/KH-UBND')
  })

  it('finds the parent in the archive by its citation, and its coverage', async () => {
    const archive = out('archive')
    await kehoach('ingest', ...files, '--archive', archive)
    const { stdout } = await kehoach('compare', '15/KH-UBND', '--archive', archive, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ parent: { code: '71/KH-UBND' }, child: { code: '15/KH-UBND' } })
    const covered = await kehoach('coverage', '71/KH-UBND', '--archive', archive, '--csv')
    expect(covered.stdout.split('\r\n')[0]).toBe('section,parent,taken,15/KH-UBND')
    const alone = await kehoach('compare', '71/KH-UBND', '--archive', archive, '--lang', 'en')
    expect([alone.code, alone.stderr]).toEqual([2, 'The archive holds no plan that 71/KH-UBND carries out. Name the parent plan.\n'])
  })

  it('writes a page, a sheet and a Word file that hold the differences in words', async () => {
    const { code } = await kehoach('compare', ...files, '--html', out('r.html'), '--xlsx', out('r.xlsx'), '--docx', out('r.docx'))
    expect(code).toBe(0)
    const html = readFileSync(out('r.html'), 'utf8')
    expect(html).toContain('<ins><span class="tag">[thêm] </span>')
    expect(html).toContain('<details class="pair"><summary>Giữ nguyên văn')
    expect(html).not.toContain('<script')
    const sheet = unzipSync(readFileSync(out('r.xlsx')))
    expect(
      Object.values(sheet)
        .map((part) => strFromU8(part))
        .join(''),
    ).toContain('Thành lập câu lạc bộ đọc sách')
    const word = unzipSync(readFileSync(out('r.docx')))
    expect(strFromU8(word['word/document.xml'] as Uint8Array)).toContain('Không triển khai')
  })

  it('versions, coverage and reuse are pages too: changes marked on either side, who misses what in words', async () => {
    const archive = out('archive')
    await kehoach('versions', fixture('du-thao.txt'), fixture('tinh.txt'), '--html', out('v.html'), '--lang', 'vi')
    const page = readFileSync(out('v.html'), 'utf8')
    expect(page).toContain('<h1>Các bản: 71/KH-UBND so với du-thao.txt</h1>')
    expect(page).toContain('<del><span class="tag">[bỏ] </span>20/4/2026.</del>')
    expect(page).toContain('<ins><span class="tag">[thêm] </span>25/4/2026.</ins>')
    const same = versionsHtml({ head: [], matched: 3, rows: [] }, { older: '1/KH-UBND', newer: '1/KH-UBND' }, createMessages('en'))
    expect(same).toContain('do not differ')
    await kehoach('ingest', ...files, '--archive', archive)
    await kehoach('coverage', '71/KH-UBND', '--archive', archive, '--html', out('c.html'), '--lang', 'vi')
    expect(readFileSync(out('c.html'), 'utf8')).toContain('<td class="none">Không triển khai</td>')
    await kehoach('reuse', '--archive', archive, '--html', out('u.html'), '--lang', 'vi')
    expect(readFileSync(out('u.html'), 'utf8')).toContain('Kế hoạch: 15/KH-UBND, 71/KH-UBND')
  })

  it('a page shows hostile text as text, in both languages', async () => {
    const [child, parent] = [await entry('xa.txt'), await entry('tinh.txt')]
    child.plan.title = '<img src=x onerror=alert(1)>'
    const found = compare(child, parent)
    for (const language of ['vi', 'en'] as const) {
      const html = compareHtml(found, createMessages(language))
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(html).toContain(`<html lang="${language}">`)
    }
  })
})
