import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { isContainer, type Member, openContainer } from '../../src/adapters/container.ts'
import { inflateEntry, safePath, ZIP_LIMITS, ZipBudget, unzipLimited, zipEntries } from '../../src/adapters/unzip.ts'
import { collect, mutate, random } from './blocks.ts'

const MB = 1024 * 1024

async function membersOf(bytes: Uint8Array): Promise<Member[]> {
  return collect(openContainer(bytes, 'zip'))
}

async function keyOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  return error instanceof UnreadableError ? error.key : error
}

/** Replaces every occurrence of some bytes by others of the same length. */
function patch(bytes: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.set(to, at)
  return new Uint8Array(copy)
}

/** Changes a field of every header of the central directory, and of the local ones where it stands there too. */
function claim(bytes: Uint8Array, central: number, local: number | null, value: number, size: 2 | 4): Uint8Array {
  const copy = Buffer.from(bytes)
  const write = (at: number) => (size === 2 ? copy.writeUInt16LE(value, at) : copy.writeUInt32LE(value, at))
  for (let at = copy.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')) write(at + central)
  if (local !== null)
    for (let at = copy.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = copy.indexOf('PK\x03\x04', at + 4, 'latin1')) write(at + local)
  return new Uint8Array(copy)
}

describe('members', () => {
  test('each is a document of its own; folders and what systems leave are none', async () => {
    const bytes = zipSync({
      'a.txt': strToU8('một'),
      'thư mục/b.txt': strToU8('hai'),
      'trống/': new Uint8Array(0),
      '__MACOSX/._a.txt': strToU8('x'),
      'thư mục/.DS_Store': strToU8('x'),
      '~$c.doc': strToU8('x'),
    })
    const members = await membersOf(bytes)
    expect(members.map(({ name, bytes: content }) => [name, new TextDecoder().decode(content)])).toEqual([
      ['a.txt', 'một'],
      ['thư mục/b.txt', 'hai'],
    ])
  })
  test('archives in archives are opened, once; deeper ones are refused alone', async () => {
    const third = zipSync({ 'd.txt': strToU8('4') })
    const second = zipSync({ 'c.txt': strToU8('3'), 'third.zip': third })
    const members = await membersOf(zipSync({ 'second.zip': second, 'b.txt': strToU8('2') }))
    expect(members.map(({ name, error }) => [name, error?.key])).toEqual([
      ['second.zip!/c.txt', undefined],
      ['second.zip!/third.zip', 'zip.depth'],
      ['b.txt', undefined],
    ])
  })
  test('a broken archive inside costs itself only', async () => {
    const broken = zipSync({ 'x.txt': strToU8('x'.repeat(500)) }).slice(0, 60)
    const members = await membersOf(zipSync({ 'inner.zip': broken, 'b.txt': strToU8('2') }))
    expect(members.map(({ name, error }) => [name, error?.key])).toEqual([
      ['inner.zip', 'zip.broken'],
      ['b.txt', undefined],
    ])
  })
  test('formats that hold documents', () => {
    expect(['zip', 'eml', 'docx', 'odt'].map(isContainer)).toEqual([true, true, false, false])
  })
})

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/abs/a.doc', 'abs/a.doc'],
    ['C:\\Users\\a.doc', 'Users/a.doc'],
    ['a/./b/../c.doc', 'a/b/c.doc'],
    ['..\\..\\a.doc', 'a.doc'],
    ['a\nb\u0000.doc', 'a b .doc'],
    ['Kế hoạch.doc'.normalize('NFD'), 'Kế hoạch.doc'],
    ['..', ''],
  ])('%j → %j', (name, safe) => {
    expect(safePath(name)).toBe(safe)
  })
  test('a path that leads outside stays inside', async () => {
    const bytes = patch(zipSync({ 'aa/bb/c.txt': strToU8('x') }), 'aa/bb/', strToU8('../../'))
    expect((await membersOf(bytes)).map(({ name }) => name)).toEqual(['c.txt'])
  })
  test('UTF-8 without its flag, and the charset of DOS', async () => {
    const named = (raw: Uint8Array) => claim(patch(zipSync({ 'NAME.txt': strToU8('x') }), 'NAME', raw), 8, 6, 0, 2)
    expect(zipEntries(named(strToU8('ế1')))[0]?.name).toBe('ế1.txt')
    expect(zipEntries(named(Uint8Array.of(0x82, 0x61, 0x8a, 0x9b)))[0]?.name).toBe('éaè¢.txt')
  })
})

describe('limits', () => {
  test('a bomb is refused as soon as its ratio tells, whatever its header claims', async () => {
    const bomb = zipSync({ 'bomb.txt': new Uint8Array(64 * MB) }, { level: 9 })
    expect(await keyOf(membersOf(bomb))).toBe('zip.bomb')
    expect(await keyOf(membersOf(claim(bomb, 24, 22, 10, 4)))).toBe('zip.bomb')
  })
  test('a claim of four gigabytes reserves nothing', async () => {
    const bytes = claim(zipSync({ 'a.txt': strToU8('nhỏ'.repeat(50)) }), 24, 22, 0xfffffff0, 4)
    const before = process.memoryUsage().rss
    expect((await membersOf(bytes)).map(({ bytes: content }) => content.length)).toEqual([250])
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB)
  })
  test('a bomb in an archive in an archive too', async () => {
    const bomb = zipSync({ 'bomb.txt': new Uint8Array(64 * MB) }, { level: 9 })
    expect(await keyOf(membersOf(zipSync({ 'inner.zip': bomb })))).toBe('zip.bomb')
  })
  test('many members share one budget', () => {
    const bytes = zipSync({ 'a.txt': strToU8('x'.repeat(600)), 'b.txt': strToU8('y'.repeat(600)) })
    const budget = new ZipBudget({ ...ZIP_LIMITS, totalBytes: 1000 })
    const [first, second] = zipEntries(bytes)
    if (!first || !second) throw new Error('two entries were packed')
    expect(inflateEntry(bytes, first, budget)).toHaveLength(600)
    expect(() => inflateEntry(bytes, second, budget)).toThrow(/zip\.bomb/)
  })
  test('10,000 entries are too many, also across nested archives', async () => {
    const many = (count: number) =>
      zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, strToU8('x')])), { level: 0 })
    expect(await keyOf(membersOf(many(10_000)))).toBe('zip.entries')
    const half = many(1500)
    expect(await keyOf(membersOf(zipSync({ 'a.zip': half, 'b.zip': half }, { level: 0 })))).toBe('zip.entries')
  })
  test('a directory that claims few entries but holds many', () => {
    const bytes = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.txt`, strToU8('x')])))
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 1, true)
    expect(() => zipEntries(bytes, { entries: 20 })).toThrow(/zip\.entries/)
  })
})

describe('trouble', () => {
  test('encrypted members and unknown packings cost themselves only', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('x') })
    expect((await membersOf(claim(bytes, 8, 6, 1, 2))).map(({ error }) => error?.key)).toEqual(['zip.encrypted'])
    expect((await membersOf(claim(bytes, 10, 8, 98, 2))).map(({ error }) => error?.key)).toEqual(['zip.method'])
  })
  test('no archive, an empty one, one cut at every tenth', async () => {
    expect(await keyOf(membersOf(strToU8('PK\x03\x04 nothing')))).toBe('zip.broken')
    expect(await membersOf(zipSync({}))).toEqual([])
    const bytes = zipSync({ 'a.txt': strToU8('x'.repeat(3000)), 'b.txt': strToU8('y') }, { level: 0 })
    for (let tenth = 0; tenth < 10; tenth += 1)
      expect(await keyOf(membersOf(bytes.slice(0, (bytes.length * tenth) / 10)))).toBe('zip.broken')
  })
  test('damaged at random', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('xyz'.repeat(300)), 'k/b.txt': strToU8('y'), 'i.zip': zipSync({ 'c.txt': strToU8('z') }) })
    const next = random(3)
    for (let i = 0; i < 400; i += 1) {
      const outcome = await keyOf(membersOf(mutate(bytes, next)))
      expect(outcome === null || typeof outcome === 'string', String(outcome)).toBe(true)
    }
  })
})

test('packages: only what is wanted is inflated', () => {
  const bytes = zipSync({ 'content.xml': strToU8('<a/>'), 'big.bin': new Uint8Array(40 * MB) })
  expect([...unzipLimited(bytes, ['content.xml', 'missing.xml']).keys()]).toEqual(['content.xml'])
  expect(() => unzipLimited(bytes, () => true)).toThrow(/zip\.bomb/)
})
