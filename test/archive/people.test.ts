/** What people say outlives every second reading. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Archive } from '../../src/archive/archive.ts'
import { readValue, ValueError } from '../../src/plan/field-values.ts'
import { fieldNames, parseField } from '../../src/plan/fields.ts'
import { makeArchive, makeDeadline, makeDocument, makeFolder, makeReference, makeTask, nowhere, put, type Head } from './factory.ts'

const head: Head = {
  code: '5/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Sông Xanh',
  issued: '2025-03-05',
  title: 'Trồng cây',
  references: [makeReference('82-KH/ĐUK', { relation: 'mentions' })],
  tasks: [
    makeTask('Bố trí kinh phí', { lead: ['Sở Tài chính'], deadlines: [makeDeadline('30/6/2025', '2025-06-30')] }),
    makeTask('Báo cáo kết quả trồng cây của toàn tỉnh', { lead: ['Sở Y tế'], confidence: 0.5 }),
    makeTask('Bố trí kinh phí', { lead: ['Sở Nội vụ'] }),
  ],
  messages: [
    { ruleId: 'deadline/unread', reason: 'mùa khô', severity: 'warning', evidence: { ...nowhere, quote: 'Mùa  khô' } },
    { ruleId: 'file.blank', reason: 'x', severity: 'error', evidence: null },
    { ruleId: 'doc.old', reason: 'x', severity: 'info', evidence: null },
  ],
}

/** Corrects as the command does. */
async function correct(archive: Archive, path: string, words: string, note?: string): Promise<number | null> {
  const found = parseField(path)
  const reading = await archive.reading(1)
  if (!found || !reading?.plan) throw new Error(`no field ${path}`)
  const place = found.number === null ? null : found.number - 1
  return archive.correct(1, found.field, place, readValue(found.field, words, reading.plan), note)
}

/** A newer reading of the same bytes: another head, the same hash. */
async function reread(archive: Archive, newer: Partial<Head>): Promise<void> {
  const { extraction } = makeDocument({ ...head, ...newer })
  extraction.source.sha256 = makeDocument(head).extraction.source.sha256
  await archive.store({ extraction, text: 'KẾ HOẠCH', path: '/nowhere.txt', parserVersion: '2' }, { again: true })
}

describe('corrections', () => {
  test('are what every question sees', async () => {
    const archive = await makeArchive()
    await put(archive, head)
    await correct(archive, 'title', 'Trồng rừng')
    await correct(archive, 'number', '6/KH-UBND')
    await correct(archive, 'issued', '06/3/2025')
    await correct(archive, 'tasks.1.lead', 'Sở Công Thương; Sở Xây dựng')
    await correct(archive, 'tasks.1.deadline', 'quý IV năm 2025')
    await correct(archive, 'references.1.relation', 'thực hiện')
    expect((await archive.plans()).map(({ title, code, issued }) => [title, code, issued])).toEqual([
      ['Trồng rừng', '6/KH-UBND', '2025-03-06'],
    ])
    expect((await archive.find('6/KH-UBND')).length).toBe(1)
    expect((await archive.find('5/KH-UBND')).length).toBe(0)
    expect((await archive.tasks({ lead: 'sở công thương' })).map(({ number }) => number)).toEqual([1])
    expect((await archive.tasks({ lead: 'sở tài chính' })).length).toBe(0)
    expect((await archive.tasks({ dueFrom: '2025-12-31' })).map(({ number }) => number)).toEqual([1])
    expect((await archive.search('rừng')).length).toBe(1)
    expect((await archive.family(1))?.parents.map(({ code }) => code)).toEqual(['82-KH/ĐUK'])
    const record = await archive.record(1)
    expect(record?.extraction.plan?.tasks[0]?.lead.map(({ mention }) => mention)).toEqual(['Sở Công Thương', 'Sở Xây dựng'])
    expect(record?.corrections.length).toBe(6)
    expect((await archive.reading(1))?.plan?.title).toBe('Trồng cây')
  })

  test('are undone in turn', async () => {
    const archive = await makeArchive()
    await put(archive, head)
    const first = await correct(archive, 'title', 'Một')
    const second = await correct(archive, 'title', 'Hai')
    const title = async () => (await archive.plans())[0]?.title
    expect(await title()).toBe('Hai')
    expect(await archive.undo(second ?? 0)).toBe(true)
    expect(await title()).toBe('Một')
    expect(await archive.undo(second ?? 0)).toBe(false)
    expect(await archive.undo(first ?? 0)).toBe(true)
    expect(await title()).toBe('Trồng cây')
    expect(await archive.corrections()).toEqual([])
    expect((await archive.corrections({ undone: true })).length).toBe(2)
  })

  test('survive a second reading, which agrees, contradicts or has no such item', async () => {
    const archive = await makeArchive()
    await put(archive, head)
    const title = await correct(archive, 'title', 'Trồng rừng')
    const lead = await correct(archive, 'tasks.3.lead', 'Sở Xây dựng')
    const product = await correct(archive, 'tasks.2.product', 'Báo cáo')
    const standings = async () => Object.fromEntries((await archive.corrections()).map(({ id, standing }) => [String(id), standing]))
    await reread(archive, { tasks: [makeTask('Việc mới'), ...(head.tasks ?? [])] })
    expect(await standings()).toEqual({ [`${title}`]: 'holds', [`${lead}`]: 'holds', [`${product}`]: 'holds' })
    expect((await archive.tasks({ lead: 'sở xây dựng' })).map(({ number }) => number)).toEqual([4])
    const longer = makeTask('Báo cáo kết quả trồng cây của toàn tỉnh và các xã', { product: 'Tờ trình' })
    await reread(archive, { title: 'TRỒNG  RỪNG', tasks: [longer] })
    expect(await standings()).toEqual({ [`${title}`]: 'agrees', [`${lead}`]: 'lost', [`${product}`]: 'conflicts' })
    expect((await archive.tasks()).map((task) => task.product)).toEqual(['Báo cáo'])
    const doubts = await archive.review({ kind: 'correction' })
    expect(doubts.map(({ id, ruleId }) => [id, ruleId])).toEqual([
      [`c${product}`, 'review/conflicts'],
      [`c${lead}`, 'review/lost'],
      [`c${title}`, 'review/agrees'],
    ])
    expect(await archive.judge(`c${product}`, 'dismissed')).toBe(true)
    expect(await archive.judge(`c${title}`, 'accepted')).toBe(true)
    expect((await archive.review({ kind: 'correction' })).map(({ id }) => id)).toEqual([`c${lead}`])
    await reread(archive, { title: 'TRỒNG  RỪNG', tasks: [longer] })
    expect((await archive.review({ kind: 'correction' })).map(({ id }) => id)).toEqual([`c${lead}`])
    expect((await archive.tasks()).map((task) => task.product)).toEqual(['Báo cáo'])
  })

  test('a person chooses the document that is cited', async () => {
    const archive = await makeArchive()
    await put(archive, head)
    const { plan } = await put(archive, { code: '82-KH/ĐUK', issuer: 'Đảng ủy Khối', issued: '2019-01-01', title: 'Khác hẳn' })
    const { sha256 = '' } = (await archive.plans()).find(({ id }) => id === plan) ?? {}
    await correct(archive, 'references.1.relation', 'implements')
    expect((await archive.family(1))?.parents[0]?.plan).toBeNull()
    await correct(archive, 'references.1.document', sha256)
    expect((await archive.family(1))?.parents[0]).toMatchObject({ plan: { id: plan }, how: 'person' })
    await reread(archive, {})
    expect((await archive.family(1))?.parents[0]).toMatchObject({ plan: { id: plan }, how: 'person' })
    expect((await archive.verify()).flaws.filter(({ kind }) => kind === 'link')).toEqual([])
  })

  test('no such item', async () => {
    const archive = await makeArchive()
    await put(archive, head)
    expect(await correct(archive, 'tasks.9.lead', 'x')).toBeNull()
    expect(parseField('tasks.lead')).toBeNull()
    expect(parseField('nonsense')).toBeNull()
    expect(parseField('constructor')).toBeNull()
  })
})

describe('values', () => {
  const plan = makeDocument(head).extraction.plan
  const read = (path: string, words: string) => {
    const found = parseField(path)
    if (!found || !plan) throw new Error(path)
    return readValue(found.field, words, plan)
  }

  test.each([
    ['issued', '5/3/2025', { raw: '5/3/2025', edtf: '2025-03-05' }],
    ['issued', '2025-03', { raw: '2025-03', edtf: '2025-03' }],
    ['type', 'ke hoach', { name: 'ke hoach', code: null }],
    ['type', 'KH', { name: 'Kế hoạch', code: 'KH' }],
    ['number', '07-KH/TU', { raw: 'Số: 07-KH/TU', code: '07-KH/TU', ordinal: '07', symbol: 'KH/TU' }],
    ['draft', 'có', true],
    ['place', '', null],
    ['recipients', 'Như trên; Lưu: VT', ['Như trên', 'Lưu: VT']],
    ['tasks.1.lead', '', []],
    ['tasks.1.lead', '[{"mention":"A","agencyId":null,"name":null}]', [{ mention: 'A', agencyId: null, name: null }]],
    ['tasks.1.deadline', '2025-06-30', [{ raw: '2025-06-30', kind: 'by', start: null, end: '2025-06-30', rrule: null, duration: null }]],
    ['timeframe.end', '31/12/2025', '2025-12-31'],
    ['references.1.relation', 'căn cứ', 'basis'],
  ])('%s takes "%s"', (path, words, value) => expect(read(path, words)).toEqual(value))

  test.each([
    ['issued', 'hôm qua'],
    ['issued', '31/2/2025'],
    ['number', 'không số'],
    ['draft', 'maybe'],
    ['tasks.1.text', ''],
    ['tasks.1.lead', '[1]'],
    ['tasks.1.lead', '[broken'],
    ['tasks.1.deadline', 'ba con mèo 123/456'],
    ['references.1.relation', 'cha'],
    ['references.1.document', '7'],
    ['timeframe.end', '2025'],
  ])('%s refuses "%s"', (path, words) => expect(() => read(path, words)).toThrow(ValueError))

  test('every field is found by its name', () => {
    for (const name of fieldNames()) expect(parseField(name.replace('.N.', '.1.'))).not.toBeNull()
  })
})

describe('review', () => {
  test('worst first, and what is judged is gone, also after a second reading', async () => {
    const archive = await makeArchive()
    await put(archive, { ...head, references: [makeReference('82-KH/ĐUK')] })
    const ids = async () => (await archive.review()).map(({ id, kind }) => [kind, id] as const)
    const before = await ids()
    expect(before.map(([kind]) => kind)).toEqual(['error', 'warning', 'task', 'absent'])
    for (const [, id] of before.slice(1)) expect(await archive.judge(id, 'dismissed')).toBe(true)
    expect((await ids()).map(([kind]) => kind)).toEqual(['error'])
    const messages = (head.messages ?? []).map((each) => ({ ...each, reason: 'worded otherwise' }))
    const { extraction } = makeDocument({ ...head, references: [makeReference('82-KH/ĐUK')] })
    await archive.store({ extraction: { ...extraction, messages }, text: '', path: '/x.txt', parserVersion: '2' }, { again: true })
    expect((await ids()).map(([kind]) => kind)).toEqual(['error'])
    expect(await archive.judge('1-ffffff', 'accepted')).toBe(false)
    expect(await archive.judge('99-ffffff', 'accepted')).toBe(false)
    expect(await archive.judge("1-' OR 1", 'accepted')).toBe(false)
  })

  test('a corrected task is no longer doubtful; limits and kinds', async () => {
    const archive = await makeArchive()
    await put(archive, head)
    expect((await archive.review({ kind: 'task' })).map(({ number, confidence }) => [number, confidence])).toEqual([[2, 0.5]])
    await correct(archive, 'tasks.2.lead', 'Sở Xây dựng')
    expect(await archive.review({ kind: 'task' })).toEqual([])
    expect((await archive.review({ limit: 1 })).map(({ kind }) => kind)).toEqual(['error'])
    expect(await archive.review({ plan: 7 })).toEqual([])
  })
})

describe('status', () => {
  test('done is not overdue, dropped is not due, and both survive a second reading', async () => {
    const archive = await makeArchive()
    const yearly = makeTask('Họp mặt', {
      section: 'IV.2',
      deadlines: [makeDeadline('hằng năm', null, { kind: 'recurring', rrule: 'FREQ=YEARLY' })],
    })
    await put(archive, { ...head, tasks: [...(head.tasks ?? []), yearly] })
    const overdue = async () => (await archive.tasks({ overdueOn: '2025-07-01' })).map(({ number }) => number)
    expect(await overdue()).toEqual([1])
    expect(await archive.setStatus(1, '1', 'done', '2025-06-01', 'xong')).toBe(1)
    expect(await archive.setStatus(1, '9', 'done', null)).toBeNull()
    expect(await overdue()).toEqual([])
    expect(await archive.due('2025-06-01', '2025-07-01')).toEqual([])
    expect((await archive.tasks({ status: 'done' })).map(({ number, statusDay }) => [number, statusDay])).toEqual([[1, '2025-06-01']])
    expect((await archive.due('2025-01-01', '2026-12-31')).map(({ due }) => due)).toEqual(['2025-12-31', '2026-12-31'])
    expect(await archive.setStatus(1, 'IV.2', 'done', '2025-12-31')).toBe(4)
    expect((await archive.due('2025-01-01', '2026-12-31')).map(({ due }) => due)).toEqual(['2026-12-31'])
    const { extraction } = makeDocument({ ...head, tasks: [...(head.tasks ?? []), yearly] })
    await archive.store({ extraction, text: '', path: '/x.txt', parserVersion: '2' }, { again: true })
    expect(await overdue()).toEqual([])
    await archive.setStatus(1, '1', 'open', null)
    expect(await overdue()).toEqual([1])
    await archive.setStatus(1, '4', 'dropped', null)
    expect((await archive.due('2025-07-01', '2026-12-31')).length).toBe(0)
  })
})

test('the log says who did what, and cannot be changed', async () => {
  const folder = join(makeFolder(), 'archive')
  const archive = await makeArchive(folder)
  await put(archive, head)
  const id = await correct(archive, 'title', 'Trồng rừng', 'theo bản ký')
  await archive.setStatus(1, '1', 'done', '2025-06-01')
  await archive.judge((await archive.review())[0]?.id ?? '', 'accepted')
  await archive.undo(id ?? 0)
  const rows = await archive.log()
  expect(rows.map(({ action }) => action)).toEqual(['undo', 'accept', 'status', 'correct', 'store'])
  expect(rows.every(({ by, plan }) => by === 'kehoach' && plan === 1)).toBe(true)
  expect(rows[3]?.detail).toMatchObject({ field: 'title', value: 'Trồng rừng', reading: 'Trồng cây', note: 'theo bản ký' })
  expect((await archive.log({ plan: 1 })).length).toBe(5)
  const db = new Sqlite(join(folder, 'archive.db'))
  for (const sql of ["UPDATE log SET by = 'x'", 'DELETE FROM log', "INSERT OR REPLACE INTO log VALUES (1, '', '', '', NULL, '{}')"])
    expect(() => db.exec(sql)).toThrow('append-only')
  db.close()
})
