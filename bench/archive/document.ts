/** A whole document: its text, and the record that reading it would give, every evidence at its place. */
import { createHash } from 'node:crypto'
import { agencyByName } from '../../src/lexicon/agencies.ts'
import type { Agency, Deadline, Evidence, Extraction, Plan, Reference, Task } from '../../src/plan/schema.ts'
import { BODIES, communeName, headOf, parentOf, type Head } from './head.ts'
import { type Chance, chance, count, pick, properName, sentence, words } from './words.ts'

/** Means of the plans that people gave us, by task: bodies that lead and help, deadlines, clauses. */
const LEADS = 0.86
const HELPERS = 0.5
const DEADLINES = 0.5
const TASKS = 10

/** The text while it is written. */
class Paper {
  text = ''
  line(line: string): void {
    this.text += `${line}\n`
  }
  /** Writes a paragraph and remembers where it stands, without the sign before it. */
  item(sign: string, body: string): Evidence {
    const start = this.text.length + sign.length
    this.line(sign + body)
    return { start, end: start + body.length, quote: body, page: 1 + Math.floor(start / 2500) }
  }
}

function within(whole: Evidence, part: string): Evidence {
  const start = whole.start + whole.quote.indexOf(part)
  return { start, end: start + part.length, quote: part, page: whole.page }
}

function agency(next: Chance, head: Head): Agency {
  const mention = head.rank === 'commune' && next() < 0.5 ? `Công an xã ${communeName(Math.floor(next() * 3000))}` : pick(next, BODIES)
  const known = agencyByName(mention)
  return { mention, agencyId: known?.id ?? null, name: known?.name ?? null }
}

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function deadline(next: Chance, year: number): Omit<Deadline, 'evidence'> {
  const none = { start: null, end: null, rrule: null, duration: null }
  const month = 1 + Math.floor(next() * 12)
  const last = LAST_DAYS[month - 1] ?? 28
  const iso = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const choice = next()
  if (choice < 0.25) return { ...none, raw: `trước ngày ${last}/${month}/${year}`, kind: 'by', end: iso(last) }
  if (choice < 0.45) return { ...none, raw: `tháng ${month}/${year}`, kind: 'within', start: iso(1), end: iso(last) }
  if (choice < 0.7) return { ...none, raw: `trong năm ${year}`, kind: 'within', start: `${year}-01-01`, end: `${year}-12-31` }
  if (choice < 0.9) return { ...none, raw: 'thường xuyên', kind: 'ongoing' }
  if (choice < 0.95) return { ...none, raw: 'định kỳ hằng quý', kind: 'recurring', rrule: 'FREQ=MONTHLY;INTERVAL=3' }
  return { ...none, raw: `trước ngày 15/12 hằng năm`, kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15' }
}

function task(next: Chance, paper: Paper, head: Head, number: number): Task {
  const lead = next() < LEADS ? [agency(next, head)] : []
  const coordinating = lead.length > 0 && next() < HELPERS ? [agency(next, head)] : []
  const wanted = next() < DEADLINES ? [deadline(next, Number(head.issued.slice(0, 4)))] : []
  const who = lead.map(({ mention }) => `${mention} chủ trì`).join('')
  const helped = coordinating.map(({ mention }) => `, phối hợp với ${mention}`).join('')
  const what = sentence(next, count(next, 1, 1.9, 5))
  const when = wanted.map(({ raw }) => `; thời gian thực hiện: ${raw}`).join('')
  const text = `${who}${helped}${who === '' ? '' : ' '}${what}${when}.`
  const evidence = paper.item(`${number}. `, text)
  const deadlines = wanted.map((each) => ({ ...each, trust: 'stated' as const, evidence: within(evidence, each.raw) }))
  const product = next() < 0.07 ? words(next, 12) : null
  return { section: `II.${number}`, text, lead, coordinating, deadlines, product, confidence: 0.55 + next() * 0.44, evidence }
}

function vietnamese(iso: string): string {
  const [year, month, day] = iso.split('-')
  return `ngày ${day} tháng ${month} năm ${year}`
}

function citations(next: Chance, paper: Paper, head: Head, index: number): Reference[] {
  const above = parentOf(index)
  const references: Reference[] = []
  const cite = (opening: string, reference: Omit<Reference, 'evidence'>) => {
    const of = reference.issuer === null ? '' : ` của ${reference.issuer}`
    const date = reference.date === null ? '' : ` ${vietnamese(reference.date)}`
    const whole = paper.item(`${opening} `, `${reference.type} số ${reference.code}${date}${of} về ${reference.title};`)
    references.push({ ...reference, evidence: within(whole, reference.code) })
  }
  if (above !== null) {
    const { code, issued, issuer, title } = headOf(above)
    cite('Thực hiện', { code, type: 'Kế hoạch', date: issued, issuer, title, relation: 'implements' })
  }
  const year = Number(head.issued.slice(0, 4)) - 1
  for (let turn = 0; turn < 3; turn += 1) {
    const number = 1 + Math.floor(next() * 900)
    const date = `${year}-0${1 + (number % 9)}-${String(1 + (number % 28)).padStart(2, '0')}`
    const title = words(chance(number), 14)
    cite('Căn cứ', {
      code: `${number}/QĐ-UBND`,
      type: 'Quyết định',
      date,
      issuer: `Ủy ban nhân dân ${head.province}`,
      title,
      relation: 'basis',
    })
  }
  return references
}

function items(next: Chance, paper: Paper, many: number) {
  return Array.from({ length: many }, () => {
    const evidence = paper.item('- ', `${sentence(next, count(next, 1, 2, 5))}.`)
    return { text: evidence.quote, evidence }
  })
}

function write(index: number, head: Head): { plan: Plan; text: string } {
  const next = chance(index + 0x10_0000)
  const paper = new Paper()
  for (const line of [head.superior, head.issuer, '', `Số: ${head.code}`, `${head.place}, ${vietnamese(head.issued)}`, '', 'KẾ HOẠCH'])
    if (line !== null) paper.line(line)
  paper.line(head.title)
  const references = citations(next, paper, head, index)
  paper.line(`${head.issuer} ban hành Kế hoạch với các nội dung sau:`)
  paper.line('I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích')
  const purposes = items(next, paper, count(next, 1, 4, 9))
  paper.line('2. Yêu cầu')
  const requirements = items(next, paper, count(next, 1, 4, 9))
  paper.line('II. NHIỆM VỤ, GIẢI PHÁP')
  const tasks = Array.from({ length: count(next, 0, TASKS, 120) }, (_, place) => task(next, paper, head, place + 1))
  paper.line('III. TỔ CHỨC THỰC HIỆN')
  items(next, paper, count(next, 1, 7, 20))
  paper.line('Nơi nhận:')
  const recipients = ['Như trên;', `${pick(next, BODIES)};`, 'Lưu: VT.']
  for (const each of recipients) paper.line(`- ${each}`)
  const name = `Nguyễn ${properName(next)}`
  const evidence = paper.item('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n', name)
  const [ordinal = null] = head.code.split('/')
  const plan: Plan = {
    type: { name: 'Kế hoạch', code: 'KH' },
    number: { raw: `Số: ${head.code}`, code: head.code, ordinal, symbol: head.symbol },
    issuer: { name: head.issuer, superior: head.superior, agencyId: agencyByName(head.issuer)?.id ?? null, jurisdiction: head.province },
    place: head.place,
    issued: { raw: vietnamese(head.issued), edtf: head.issued },
    title: head.title,
    timeframe: null,
    draft: false,
    signatories: [{ authority: 'TM. ỦY BAN NHÂN DÂN', position: 'CHỦ TỊCH', name, evidence }],
    recipients,
    references,
    purposes,
    requirements,
    tasks,
  }
  return { plan, text: paper.text }
}

/** The document of a number, from 0. */
export function documentOf(index: number): { extraction: Extraction; text: string } {
  const { plan, text } = write(index, headOf(index))
  const sha256 = createHash('sha256').update(text).digest('hex')
  const extraction: Extraction = {
    schemaVersion: '1.0.0',
    source: {
      path: `van-ban/${String(index).padStart(6, '0')}.docx`,
      sha256,
      bytes: Buffer.byteLength(text) * 2,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      adapter: 'docx',
      pages: null,
      textLayer: 'native',
    },
    genre: 'official-text',
    report: null,
    plan,
    messages: [],
  }
  return { extraction, text }
}
