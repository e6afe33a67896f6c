/** The bytes as they came: one original for each document, whatever names it comes under. */
import { readdirSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Archive } from '../../src/archive/archive.ts'
import { makeArchive, makeDocument, makeFolder, put } from './factory.ts'

const head = { code: '1/KH-UBND', issued: '2025-01-05', title: 'Trồng cây' }

function endings(archive: Archive): string[] {
  const entries = readdirSync(join(archive.folder, 'originals'), { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [extname(entry.name)] : []))
}

function arrival(name: string) {
  const { bytes, extraction, text } = makeDocument(head)
  const path = join(makeFolder(), name)
  writeFileSync(path, bytes)
  return { extraction, text, path, parserVersion: '1' }
}

test('a second reading keeps the original, though the first name had another ending', async () => {
  const archive = await makeArchive()
  await put(archive, head)
  await archive.store(arrival('a.doc'), { again: true })
  expect([endings(archive), (await archive.verify()).flaws]).toEqual([['.txt'], []])
})

test('a file that failed and then is read under another name has one original', async () => {
  const archive = await makeArchive()
  const { extraction, ...rest } = arrival('a.bin')
  const { sha256, bytes } = extraction.source
  await archive.fail({ sha256, bytes, path: rest.path, key: 'format.unknown', values: {}, parserVersion: '1' })
  await put(archive, head)
  expect([endings(archive), (await archive.verify()).flaws]).toEqual([['.txt'], []])
})

test('two that bring it at once under two names leave one original and both paths', async () => {
  const archive = await makeArchive()
  const stored = await Promise.all(['a.txt', 'b.doc', 'c.md'].map((name) => archive.store(arrival(name))))
  expect(stored.map(({ fresh }) => fresh).sort()).toEqual([false, false, true])
  expect((await archive.record(1))?.paths.length).toBe(3)
  expect([endings(archive).length, (await archive.verify()).flaws]).toEqual([1, []])
})

test('a file that changed meanwhile is not kept, and leaves nothing behind', async () => {
  const archive = await makeArchive()
  const { path, ...rest } = arrival('a.txt')
  writeFileSync(path, 'khác')
  await expect(archive.store({ ...rest, path })).rejects.toMatchObject({ reason: 'changed' })
  expect([endings(archive), (await archive.counts()).documents]).toEqual([[], 0])
})
