/**
 * Damages the samples at random and reads what comes of it, through the real worker pool: `node bench/fuzz.ts`.
 *
 * Flags: --count N files (3000), --minutes N at most (10), --seed N (1), --only PART of a sample's name, --keep FOLDER for the files that found something.
 * Reports files that crashed or failed inside us, that a limit stopped, whose evidence does not stand in the text, and threads left over.
 * Exit 1 if anything but a limit was found.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { strToU8, zipSync } from 'fflate'
import { createMessages } from '../src/messages/messages.ts'
import type { FileReading } from '../src/source.ts'
import { WorkerPool } from '../src/worker-pool.ts'
import { mutate, random } from './mutations.ts'

const ROOT = join(import.meta.dirname, '..')

export interface Sample {
  name: string
  bytes: Uint8Array
}

function pageOf(files: readonly Sample[]): string {
  return Buffer.from(files.find(({ name }) => name.endsWith('.html'))?.bytes ?? []).toString('base64')
}

/** Every sample of the project in every format, and an archive, a mail and a saved page made of some. */
export function samples(): Sample[] {
  const files = ['plans', 'formats'].flatMap((folder) =>
    readdirSync(join(ROOT, 'fixtures', folder)).map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(join(ROOT, 'fixtures', folder, name))),
    })),
  )
  const some = files.filter(({ bytes }) => bytes.length < 20_000).slice(0, 5)
  const archive = zipSync(Object.fromEntries(some.map(({ name, bytes }) => [name, bytes])))
  const parts = some.map(
    ({ name, bytes }) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  )
  const mail = `From: a@b.example\r\nTo: c@d.example\r\nDate: Mon, 3 Mar 2025 08:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKế hoạch gửi kèm.\r\n${parts.join('')}--b--\r\n`
  const page = `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${pageOf(files)}\r\n--b--\r\n`
  return [
    ...files,
    { name: 'archive.zip', bytes: archive },
    { name: 'mail.eml', bytes: strToU8(mail) },
    { name: 'page.mhtml', bytes: strToU8(page) },
  ]
}

/** Evidence that does not stand where it says. */
export function falseEvidence({ extraction, text }: FileReading): string[] {
  const wrong: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('quote' in value && 'start' in value && 'end' in value && text.slice(Number(value.start), Number(value.end)) !== value.quote)
      wrong.push(String(value.quote))
    for (const each of Object.values(value)) visit(each)
  }
  visit(extraction)
  return wrong
}

/** What a reading says of us rather than of the file. */
export function findingOf(reading: FileReading): string | null {
  const trouble = reading.extraction.messages.find(({ severity }) => severity === 'error')
  if (reading.extraction.plan === null && !trouble) return 'no message'
  if (trouble && /^(?:internal|limit)\./.test(trouble.ruleId)) return `${trouble.ruleId}: ${trouble.reason}`
  return falseEvidence(reading).length > 0 ? 'false evidence' : null
}

interface Tally {
  files: number
  records: number
  outcomes: Map<string, number>
  findings: Map<string, string[]>
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

async function one(pool: WorkerPool, folder: string, sample: Sample, seed: number, tally: Tally, keep: string | undefined): Promise<void> {
  const name = `${seed}-${sample.name}`
  const path = join(folder, name)
  const bytes = mutate(sample.bytes, random(seed))
  writeFileSync(path, bytes)
  for (const pending of await pool.readAll(path)) {
    const reading = await pending
    tally.records += 1
    count(tally.outcomes, reading.extraction.plan === null ? (reading.extraction.messages[0]?.ruleId ?? '') : 'read')
    const finding = findingOf(reading)
    if (finding === null) continue
    tally.findings.set(finding, [...(tally.findings.get(finding) ?? []), name])
    if (keep !== undefined) writeFileSync(join(keep, name), bytes)
  }
  tally.files += 1
  rmSync(path)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      keep: { type: 'string' },
    },
  })
  const most = Number(values.count ?? 3000)
  const until = performance.now() + Number(values.minutes ?? 10) * 60_000
  const first = Number(values.seed ?? 1)
  const chosen = samples().filter(({ name }) => name.includes(values.only ?? ''))
  if (values.keep !== undefined) mkdirSync(values.keep, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-fuzz-'))
  const size = 2
  const pool = new WorkerPool({ messages: createMessages('en'), size, seconds: 20, megabytes: 512, ocr: 'off' })
  const tally: Tally = { files: 0, records: 0, outcomes: new Map(), findings: new Map() }
  let seed = first
  const runner = async () => {
    while (seed < first + most && performance.now() < until) {
      const at = seed++
      const sample = chosen[at % chosen.length]
      if (sample) await one(pool, folder, sample, at, tally, values.keep)
    }
  }
  await Promise.all(Array.from({ length: size }, runner))
  const { threads } = pool
  await pool.close()
  rmSync(folder, { recursive: true })
  console.log(`${tally.files} files, ${tally.records} records, ${threads} threads for ${size} readers, seeds ${first} to ${seed - 1}`)
  for (const [outcome, times] of [...tally.outcomes].sort((a, b) => b[1] - a[1])) console.log(`${String(times).padStart(7)}  ${outcome}`)
  for (const [finding, names] of tally.findings)
    console.log(`FOUND ${finding}\n      ${names.length} times: ${names.slice(0, 5).join(' ')}`)
  if (
    threads > size ||
    [...tally.findings.keys()].some((finding) => !finding.startsWith('limit.time') && !finding.startsWith('limit.memory'))
  )
    process.exitCode = 1
}

if (import.meta.main) await main()
