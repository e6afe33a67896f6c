import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DeadlineContext, findDeadlines, inferYear } from '../../src/rules/deadlines/index.ts'
import { frequency } from '../../src/rules/deadlines/recurring.ts'
import { addDays, firstDay, isoDay, lastDay, parsePartialDate } from '../../src/text/partial-date.ts'
import { normalise } from '../../src/text/normalise.ts'
import { leastSpent } from '../spent.ts'

const PLAN: Omit<DeadlineContext, 'where'> = { year: 2026, issued: '2026-02-10' }

/** "raw | kind | from … to | rrule or duration" of each find, blanks left out. */
function read(text: string, where: DeadlineContext['where'], context = PLAN): string[] {
  return findDeadlines(text, { ...context, where }).map((one) =>
    [one.raw, one.kind, one.from || one.to ? `${one.from ?? ''}…${one.to ?? ''}` : '', one.rrule ?? one.duration ?? '']
      .filter((part) => part !== '')
      .join(' | '),
  )
}

describe('a time cell', () => {
  test.each<[string, string[]]>([
    ['2026', ['2026 | within | 2026-01-01…2026-12-31']],
    ['8/2026', ['8/2026 | within | 2026-08-01…2026-08-31']],
    ['Quý IV', ['Quý IV | within | 2026-10-01…2026-12-31']],
    ['2023-2025', ['2023-2025 | within | 2023-01-01…2025-12-31']],
    ['Tháng\n7', ['Tháng\n7 | within | 2026-07-01…2026-07-31']],
    ['Tháng 01', ['Tháng 01 | within | 2027-01-01…2027-01-31']],
    ['Năm 2025 và những năm tiếp theo', ['Năm 2025 và những năm tiếp theo | from | 2025-01-01…']],
    ['Hoàn thành trong tháng 6', ['trong tháng 6 | within | 2026-06-01…2026-06-30']],
    ['Quý II-III/2026', ['Quý II-III/2026 | within | 2026-04-01…2026-09-30']],
    ['Quý III, IV năm 2026', ['Quý III | within | 2026-07-01…2026-09-30', 'IV năm 2026 | within | 2026-10-01…2026-12-31']],
    ['Từ tháng 3 đến\ntháng 9', ['Từ tháng 3 đến\ntháng 9 | within | 2026-03-01…2026-09-30']],
    ['Thường xuyên, hằng năm', ['Thường xuyên | ongoing', 'hằng năm | recurring | FREQ=YEARLY']],
    ['Thường xuyên, khi có yêu cầu', ['Thường xuyên | ongoing', 'khi có yêu cầu | event']],
    ['Liên tục từ năm 2028', ['Liên tục | ongoing', 'từ năm 2028 | from | 2028-01-01…']],
    ['Thường xuyên trong năm 2026', ['Thường xuyên trong năm 2026 | ongoing']],
    ['6 tháng, hằng năm', ['6 tháng | recurring | FREQ=MONTHLY;INTERVAL=6', 'hằng năm | recurring | FREQ=YEARLY']],
    ['Trước\n30/6/2026', ['Trước\n30/6/2026 | by | …2026-06-30']],
    ['31/3/2026 - 04/4/2026', ['31/3/2026 - 04/4/2026 | within | 2026-03-31…2026-04-04']],
    ['Trước ngày 31/01 năm liền kề', ['Trước ngày 31/01 năm liền kề | by | …2027-01-31']],
    ['Trước ngày 05 của tháng liền kề', ['Trước ngày 05 của tháng liền kề | recurring | FREQ=MONTHLY;BYMONTHDAY=5']],
    ['Sáng thứ 2 (02/3/2026)', ['Sáng thứ 2 (02/3/2026) | on | 2026-03-02…2026-03-02']],
    ['24 tháng', ['24 tháng | relative | P24M']],
    ['Theo hướng dẫn của Trung ương', ['Theo hướng dẫn của Trung ương | event']],
    [
      'Theo mốc tại Quyết định số 12/QĐ-UBND ngày 03/4/2025 của tỉnh',
      ['Theo mốc tại Quyết định số 12/QĐ-UBND ngày 03/4/2025 của tỉnh | event'],
    ],
    ['Đại hội lần tới', ['Đại hội lần tới | event']],
    ['Mùng 10 tháng 3 âm lịch', ['Mùng 10 tháng 3 âm lịch | event']],
    [
      'Ban hành trước ngày 31/12/2026 và mở lớp theo kế hoạch đề ra.',
      ['trước ngày 31/12/2026 | by | …2026-12-31', 'theo kế hoạch đề ra | event'],
    ],
    ['Báo cáo định kỳ theo quy định; thường xuyên trong năm', ['thường xuyên trong năm | ongoing']],
    ['Thường xuyên; cao điểm vào dịp kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5), Cách mạng tháng Tám', ['Thường xuyên | ongoing']],
    ['(Kèm theo Kế hoạch số 15/KH-SYT ngày 14 tháng 4 năm 2026 của Sở Y tế)', []],
    ['(Kèm theo Kế hoạch số /KH-SYT ngày tháng 4 năm 2026 của Sở Y tế)', []],
    ['Kịp thời', []],
    ['Theo quy định', []],
    ['Định kỳ', []],
    ['-', []],
    ['', []],
  ])('%j', (text, found) => {
    expect(read(text, 'cell')).toEqual(found)
  })
})

describe('running text', () => {
  test.each<[string, string[]]>([
    [
      'Hằng năm, các xã báo cáo kết quả trước ngày 30/11.',
      ['Hằng năm | recurring | FREQ=YEARLY', 'trước ngày 30/11 | recurring | FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30'],
    ],
    ['Hằng năm rà soát quy chế; báo cáo trước ngày 30/11.', ['Hằng năm | recurring | FREQ=YEARLY', 'trước ngày 30/11 | by | …2026-11-30']],
    [
      'Các phòng gửi báo cáo trước ngày 25 hằng tháng, trước ngày 20 tháng cuối quý để tổng hợp.',
      [
        'trước ngày 25 hằng tháng | recurring | FREQ=MONTHLY;BYMONTHDAY=25',
        'trước ngày 20 tháng cuối quý | recurring | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20',
      ],
    ],
    [
      'Tham mưu triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị trong tháng 3/2026.',
      ['trong tháng 3/2026 | within | 2026-03-01…2026-03-31'],
    ],
    [
      'Thí điểm tại 02 xã trong năm 2026, nhân rộng từ năm 2027.',
      ['trong năm 2026 | within | 2026-01-01…2026-12-31', 'từ năm 2027 | from | 2027-01-01…'],
    ],
    [
      'Chậm nhất 10 ngày kể từ ngày Kế hoạch này có hiệu lực, các xã gửi lịch.',
      ['Chậm nhất 10 ngày kể từ ngày Kế hoạch này có hiệu lực | relative | P10D'],
    ],
    ['Định kỳ hoặc đột xuất khi có yêu cầu, các xã báo cáo.', ['khi có yêu cầu | event']],
    ['Đến năm 2030, mọi xã có nhà văn hóa.', ['Đến năm 2030 | by | …2030-12-31']],
    ['Thực hiện trong 2 năm (2026-2027).', ['trong 2 năm (2026-2027) | within | 2026-01-01…2027-12-31']],
    ['Năm 2025, tỉnh đã công nhận 12 xã.', []],
    ['Triển khai Chương trình giảm nghèo giai đoạn 2026-2030 và Chương trình OCOP năm 2026.', []],
    ['Đề án "Số hóa tài liệu giai đoạn 2026 - 2030, định hướng đến năm 2035" do tỉnh ban hành.', []],
    ['Phát động thi đua chào mừng kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5).', []],
    ['Bố trí từ nguồn chi thường xuyên và dự toán ngân sách hằng năm.', []],
    ['Nâng cao chất lượng sinh hoạt chi bộ hằng tháng.', []],
    ['Trung tâm giáo dục thường xuyên phối hợp tuyển sinh.', []],
    ['Kịp thời báo cáo định kỳ theo quy định.', []],
    ['Chịu trách nhiệm trước pháp luật; truyền thông trước, trong và sau lễ hội.', []],
  ])('%j', (text, found) => {
    expect(read(text, 'prose')).toEqual(found)
  })
})

test('a label counts every word, a sentence only what governs the act', () => {
  expect(read('theo hướng dẫn của Sở', 'label')).toEqual(['theo hướng dẫn của Sở | event'])
  expect(read('Thực hiện theo hướng dẫn của Sở.', 'prose')).toEqual([])
})

test('a plan without a year leaves the days open and says that it guesses', () => {
  const [one] = findDeadlines('trước ngày 30/6', { year: null, issued: null, where: 'prose' })
  expect(one).toMatchObject({ kind: 'by', to: null, trust: 'guessed' })
})

test('a year that the phrase leaves out is inferred, a stated one is not', () => {
  const trust = (text: string): unknown => findDeadlines(text, { ...PLAN, where: 'cell' })[0]?.trust
  expect([trust('30/6'), trust('30/6/2026'), trust('cuối năm 2026')]).toEqual(['inferred', 'stated', 'guessed'])
})

test('a day that the calendar lacks keeps its words', () => {
  expect(findDeadlines('trước ngày 31/6/2026', { ...PLAN, where: 'cell' })).toMatchObject([
    { raw: 'trước ngày 31/6/2026', to: null, trust: 'guessed' },
  ])
})

describe('the year of a plan', () => {
  test.each<[string | null, string | null, number | null]>([
    ['2025-12-20', 'Cải cách hành chính năm 2026', 2026],
    ['2026-02', 'Kiểm tra công vụ', 2026],
    ['2026-02', 'Sơ kết Đề án năm 2018, triển khai năm 2026', 2026],
    ['2026-02-01', 'Tổng kết phong trào năm 2019', 2026],
    [null, 'Chuyển đổi số năm 2027', 2027],
    [null, 'Giai đoạn 2026-2030', null],
    [null, null, null],
  ])('%s, %s', (issued, title, year) => {
    expect(inferYear(issued, title)).toBe(year)
  })
})

const WORDS = [
  'trước',
  'ngày',
  '30/6',
  '2026',
  'tháng',
  'quý',
  'IV',
  'năm',
  'hằng',
  '-',
  ',',
  'đến',
  'từ',
  '(',
  ')',
  '"',
  '“',
  '12',
  'khi có',
  'yêu cầu',
  'thường xuyên',
  '\n',
  '.',
  '🙂',
  'định kỳ',
]

test('whatever the words, finds lie in order, apart, and are slices of the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }), fc.constantFrom('prose', 'label', 'cell'), (words, where) => {
      const text = normalise(words.join(' '))
      let last = 0
      for (const one of findDeadlines(text, { ...PLAN, where })) {
        expect(one.start).toBeGreaterThanOrEqual(last)
        expect(one.end).toBeGreaterThan(one.start)
        expect(one.raw).toBe(text.slice(one.start, one.end))
        if (one.from !== null && one.to !== null) expect(one.from <= one.to).toBe(true)
        last = one.end
      }
    }),
    { numRuns: 400 },
  )
})

test('100 kB of time limits are read in time that grows with their number', () => {
  const once = 'trước ngày 30/6/2026; hằng năm, quý I, thường xuyên, '.repeat(250)
  const time = (text: string) => leastSpent(() => findDeadlines(text, { ...PLAN, where: 'cell' }))
  expect(time(once.repeat(8))).toBeLessThan(Math.max(time(once) * 24, 150))
})

describe('partial dates', () => {
  test.each<[string, string | null]>([
    ['ngày 30/6/2025', '2025-06-30'],
    ['30-6-2025', '2025-06-30'],
    ['ngày 05 tháng 9 năm 2025', '2025-09-05'],
    ['ngày      tháng 4 năm 2023', '2023-04'],
    ['ngày … tháng … năm 2023', '2023'],
    ['tháng 6/2025', '2025-06'],
    ['6/2025', '2025-06'],
    ['năm 2025', '2025'],
    ['31/6/2025', null],
    ['tháng 13/2025', null],
    ['khoản 3', null],
  ])('%s', (text, edtf) => {
    expect(parsePartialDate(text)).toBe(edtf)
    expect(parsePartialDate(text.normalize('NFD').toUpperCase())).toBe(edtf)
  })

  test('first and last days', () => {
    expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([firstDay('2025-34'), lastDay('2025-34')]).toEqual(['2025-04-01', '2025-06-30'])
    expect([firstDay('2025-41'), lastDay('2025-41')]).toEqual(['2025-07-01', '2025-12-31'])
    expect([firstDay('2025-03/2025-09'), lastDay('2025-03/2025-09')]).toEqual(['2025-03-01', '2025-09-30'])
    expect([firstDay('2025/..'), lastDay('2025-13'), lastDay('2025-02-30')]).toEqual([null, null, null])
  })

  test('days of the calendar', () => {
    expect(isoDay(2023, 2, 29)).toBeNull()
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  })
})

test('the rhythm of a period', () => {
  expect(['tháng', 'quý', '6 tháng', '02 năm', 'học kỳ', '9 tháng', 'hộ'].map(frequency)).toEqual([
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;INTERVAL=3',
    'FREQ=MONTHLY;INTERVAL=6',
    'FREQ=YEARLY;INTERVAL=2',
    'FREQ=MONTHLY;INTERVAL=6',
    'FREQ=YEARLY',
    null,
  ])
})
