/** Archives of older releases, of newer ones, and the way from schema to schema. */
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { type Migration, migrations, openDatabase } from '../../src/archive/sqlite.ts'
import { inside, kehoach, planText } from '../commands/run.ts'
import { makeFolder } from './factory.ts'

const STORED = join(import.meta.dirname, '..', '..', 'fixtures', 'archives')

/** A stored archive as it came from a person's disk. */
function unpacked(version: string): string {
  const folder = join(makeFolder(), 'archive')
  cpSync(join(STORED, version), folder, { recursive: true })
  writeFileSync(join(folder, 'archive.db'), gunzipSync(readFileSync(join(folder, 'archive.db.gz'))))
  return folder
}

async function versionOf(folder: string): Promise<unknown> {
  const { default: Sqlite } = await import('better-sqlite3')
  const db = new Sqlite(join(folder, 'archive.db'))
  const version = db.pragma('user_version', { simple: true })
  db.close()
  return version
}

/** Hashes of all files below a folder. */
function stateOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(parentPath, name)))
        .digest('hex'),
    ]),
  )
}

const newest = migrations().at(-1)?.version ?? 0

describe.each(readdirSync(STORED))('an archive of schema %s', (version) => {
  test('is what its name says', async () => {
    expect(await versionOf(unpacked(version))).toBe(Number(version))
  })

  test('is brought up to date by the first command, also one that only asks', async () => {
    const folder = unpacked(version)
    const list = await inside(folder, 'list', '--jsonl')
    expect(list.code).toBe(0)
    expect(
      list
        .rows()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['12-KH/ĐU', '27/KH-UBND', '31-KH/TU'])
    expect(await versionOf(folder)).toBe(newest)
  })

  test('holds what was read and what people did', async () => {
    const folder = unpacked(version)
    const show = await inside(folder, 'show', '27/KH-UBND', '--json')
    const { plan, corrections, extraction, children } = JSON.parse(show.stdout)
    expect(plan.title).toBe('Chuyển đổi số tỉnh Hoa Lĩnh')
    expect(extraction.plan.tasks[0].lead[0].mention).toBe('Sở Nội vụ')
    expect(corrections.map(({ by, note }: { by: string; note: string }) => [by, note])).toContainEqual(['lan', 'theo bản ký'])
    expect(children.length + plan.tasks).toBeGreaterThan(0)
    expect((await inside(folder, 'tasks', '--status', 'done', '--jsonl')).rows()).toMatchObject([{ code: '27/KH-UBND', number: 2 }])
    expect((await inside(folder, 'corrections', '--all', '--jsonl')).rows().length).toBe(3)
    expect((await inside(folder, 'search', '--saved', 'số hóa', '--jsonl')).rows().length).toBeGreaterThan(0)
    expect((await inside(folder, 'agencies', 'decisions', '--jsonl')).rows()).toMatchObject([{ value: 'Sở Nội vụ tỉnh Hoa Lĩnh' }])
    const actions = (await inside(folder, 'log', '--jsonl')).rows().map(({ action }) => action)
    expect(new Set(actions)).toEqual(new Set(['store', 'correct', 'undo', 'status', 'search-save', 'agency-rename']))
    expect((await inside(folder, 'tree', '27/KH-UBND', '--jsonl')).code).toBe(0)
  })

  test('is searched, corrected, added to and found whole', async () => {
    const folder = unpacked(version)
    expect((await inside(folder, 'search', 'chuyen', 'doi', 'so', '--jsonl')).rows().length).toBeGreaterThan(1)
    expect((await inside(folder, 'correct', '31-KH/TU', 'title', 'Chính quyền số')).code).toBe(0)
    expect((await inside(folder, 'list', '--jsonl')).rows().find(({ code }) => code === '31-KH/TU')?.title).toBe('Chính quyền số')
    const file = join(makeFolder(), 'them.txt')
    writeFileSync(file, planText(44))
    expect((await kehoach('ingest', file, '--archive', folder)).code).toBe(0)
    expect((await inside(folder, 'search', 'trong cay lan thu', '--jsonl')).rows().map(({ code }) => code)).toEqual(['44/KH-UBND'])
    expect((await inside(folder, 'reread', '27/KH-UBND')).code).toBe(0)
    expect((await inside(folder, 'show', '27/KH-UBND', '--jsonl')).rows()[0].plan.title).toBe('Chuyển đổi số tỉnh Hoa Lĩnh')
    const { code, stdout } = await inside(folder, 'verify', '--jsonl')
    expect([code, stdout]).toEqual([0, ''])
  })
})

describe('the way from schema to schema', () => {
  const step: Migration = { version: newest + 1, sql: "CREATE TABLE extra (x TEXT) STRICT; INSERT INTO extra VALUES ('added');" }

  test('a step more is taken once, by the function that takes all of them', async () => {
    const path = join(unpacked('001'), 'archive.db')
    for (let again = 0; again < 2; again += 1) {
      const db = await openDatabase(path, false, [...migrations(), step])
      expect(db.pragma('user_version', { simple: true })).toBe(newest + 1)
      expect(db.prepare('SELECT x FROM extra').pluck().all()).toEqual(['added'])
      expect(db.prepare('SELECT count(*) FROM plans').pluck().get()).toBe(3)
      db.close()
    }
  })

  test('a step that fails leaves the archive as it was', async () => {
    const path = join(unpacked('001'), 'archive.db')
    const broken = { ...step, sql: `${step.sql} INSERT INTO nowhere VALUES (1);` }
    await expect(openDatabase(path, false, [...migrations(), broken])).rejects.toThrow('nowhere')
    const db = await openDatabase(path, false)
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").pluck().get()).toBe(0)
    expect(db.pragma('user_version', { simple: true })).toBe(newest)
    db.close()
  })

  test('the migrations are numbered without a gap', () => {
    expect(migrations().map(({ version }) => version)).toEqual(migrations().map((_, index) => index + 1))
  })
})

describe('an archive of a newer release', () => {
  async function newer(): Promise<string> {
    const folder = unpacked('001')
    await (await openArchive(folder)).close()
    const db = await openDatabase(join(folder, 'archive.db'), false)
    db.pragma('user_version = 4711')
    db.pragma('journal_mode = DELETE')
    db.close()
    return folder
  }

  test('is told in one line and stays as it is, whatever is asked of it', async () => {
    const folder = await newer()
    const before = stateOf(folder)
    const asked = [
      ['list'],
      ['show', '27/KH-UBND'],
      ['correct', '27/KH-UBND', 'title', 'x'],
      ['status', '27/KH-UBND', '1', 'done'],
      ['verify'],
      ['reread'],
      ['backup', join(makeFolder(), 'b.tar')],
      ['sql', 'select 1'],
      ['ingest', import.meta.filename],
    ]
    for (const words of asked) {
      const { code, stdout, stderr } = await inside(folder, ...words, '--lang', 'en')
      expect([words[0], code, stdout, stderr]).toEqual([
        words[0],
        2,
        '',
        expect.stringMatching(/^The archive ".*" was made by a newer release\. Upgrade kehoach\.\n$/),
      ])
    }
    expect(stateOf(folder)).toEqual(before)
  })
})
