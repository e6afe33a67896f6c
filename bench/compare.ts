/**
 * How long comparing takes: 150 tasks against 200 (aim: under 0.3 s), the coverage of 100 descendants (aim: under 10 s),
 * and passages that stand in several plans over archives of 250 to 2,000 plans (aim: time grows with the archive, not with its square).
 */
import type { Entry } from '../src/compare/compare.ts'
import { compare } from '../src/compare/compare.ts'
import { coverage } from '../src/compare/coverage.ts'
import { type Passage, reuse } from '../src/compare/reuse.ts'
import type { Plan } from '../src/plan/schema.ts'

const ACTS = ['Tổ chức', 'Xây dựng', 'Rà soát', 'Hướng dẫn', 'Kiểm tra', 'Tham mưu', 'Ban hành', 'Cập nhật', 'Bố trí', 'Vận động']
const THINGS = [
  'lớp tập huấn',
  'cơ sở dữ liệu',
  'quy trình',
  'tủ sách',
  'mô hình',
  'đề án',
  'tổ công tác',
  'chuyên mục',
  'nguồn lực',
  'điểm hỗ trợ',
]
/** As in real plans, most words stand in few items: 1,600 topics of two syllables. */
const SYLLABLES =
  'lúa cá rừng biển đê kênh chợ phố trường lớp sách báo nhạc kịch tranh gốm lụa mây tre gạch ngói thép than điện nước gió nắng mưa bão lũ trạm xe tàu cầu cảng vườn ao chuồng ong tằm'.split(
    ' ',
  )
const ABOUT = SYLLABLES.flatMap((first) => SYLLABLES.map((second) => `${first} ${second}`))
const WHERE = ['tại các trường học', 'ở cấp xã', 'trên địa bàn tỉnh', 'tại khu công nghiệp', 'cho hộ gia đình', 'cho cán bộ, công chức']
const HOW = ['bảo đảm thiết thực, tiết kiệm', 'gắn với phong trào thi đua', 'theo phân cấp ngân sách', 'phù hợp với điều kiện thực tế']
const LEADS = ['Sở Tài chính', 'Sở Nội vụ', 'Sở Y tế', 'Công an tỉnh', 'Ủy ban nhân dân các xã, phường']

/** The same sequence in every run. */
function sequence(seed: number): (list: readonly string[]) => string {
  let state = seed
  return (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return list[(state >>> 8) % list.length] ?? ''
  }
}

function plan(count: number, seed: number, number: number): Entry {
  const pick = sequence(seed)
  let start = 0
  const tasks = Array.from({ length: count }, (_, index) => {
    const parts = Array.from({ length: 3 }, () => `${pick(ACTS)} ${pick(THINGS)} ${pick(ABOUT)} ${pick(WHERE)}, ${pick(HOW)}`)
    const text = `${parts.join('; ')} đợt ${index + (seed % 7)}.`
    const evidence = { start, end: start + text.length, quote: text, page: null }
    start += text.length + 1
    const lead = [{ mention: pick(LEADS), agencyId: null, name: null }]
    return { section: `II.${index}`, text, lead, coordinating: [], deadlines: [], product: null, confidence: 1, evidence }
  })
  const made: Plan = {
    type: { name: 'Kế hoạch', code: 'KH' },
    number: { raw: `${number}/KH-UBND`, code: `${number}/KH-UBND`, ordinal: String(number), symbol: 'KH-UBND' },
    issuer: null,
    place: null,
    issued: { raw: '', edtf: '2026-01-05' },
    title: null,
    timeframe: null,
    draft: false,
    signatories: [],
    recipients: [],
    references: [],
    purposes: [],
    requirements: [],
    tasks,
  }
  return { id: number, path: null, plan: made, text: tasks.map(({ text }) => text).join('\n') }
}

/** Seconds by the clock, or of processor time where other work on the machine takes the processor away; the latter counts the compiler's and collector's threads too. */
function secondsOf(work: () => void): number {
  const [clock, processor] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(processor)
  return Math.min((performance.now() - clock) / 1000, (user + system) / 1e6)
}

function timed(name: string, aim: number, work: () => void): void {
  const seconds = secondsOf(work)
  console.log(`${name.padEnd(32)} ${seconds.toFixed(2).padStart(6)} s   aim ${aim} s   ${seconds < aim ? 'met' : 'MISSED'}`)
  if (seconds >= aim) process.exitCode = 1
}

const parent = plan(200, 5, 1)
timed('150 tasks against 200, cold', 0.3, () => compare(plan(150, 11, 2), parent))
timed('150 tasks against 200, warm', 0.3, () => compare(plan(150, 12, 3), parent))
const children = Array.from({ length: 100 }, (_, index) => plan(150, 100 + index, 10 + index))
timed('coverage of 100 descendants', 10, () => coverage(parent, children))

/** Plans of 40 passages; a third of them stand in an earlier plan too, with a word more. */
function passages(count: number): Passage[] {
  const pick = sequence(7)
  const made: Passage[] = []
  for (let index = 0; index < count * 40; index += 1) {
    const old = index % 3 === 0 ? made[Math.floor(index / 2)] : undefined
    const fresh = () =>
      `${pick(ACTS)} ${pick(THINGS)} ${pick(ABOUT)} ${pick(ABOUT)} ${pick(ABOUT)} ${pick(ABOUT)} ${pick(WHERE)}, ${pick(HOW)}`
    made.push({ plan: Math.floor(index / 40), text: old ? `${old.text} ${pick(SYLLABLES)}` : fresh() })
  }
  return made
}

reuse(passages(100))
const sizes = [250, 500, 1000, 2000]
const spent = sizes.map((size) => {
  const all = passages(size)
  let found = 0
  const seconds = secondsOf(() => {
    found = reuse(all).length
  })
  console.log(`${`reuse over ${size} plans`.padEnd(32)} ${seconds.toFixed(2).padStart(6)} s   ${found} passages in several plans`)
  return seconds
})
const growth = spent.slice(1).map((seconds, at) => seconds / (spent[at] ?? seconds))
console.log(`${'growth for twice the plans'.padEnd(32)} ${growth.map((each) => `×${each.toFixed(2)}`).join('  ')}   aim below ×3`)
if (growth.some((each) => each >= 3)) process.exitCode = 1
