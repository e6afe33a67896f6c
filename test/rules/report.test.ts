import { describe, expect, test } from 'vitest'
import { readReferences } from '../../src/rules/references/index.ts'
import { type ReportReading, readReport } from '../../src/rules/report/index.ts'
import { lines, paper } from '../structure/paper.ts'

function report(text: string, metadata: Record<string, string> = {}): ReportReading & { codes: [string, string][] } {
  const article = paper(lines(text), metadata)
  expect(article.frame.genre).toBe('news-report')
  const read = readReport(article.tree, article.text, article.frame, metadata)
  const codes = readReferences(article.tree, article.text, article.frame, read.head).map(({ code, relation }): [string, string] => [
    code,
    relation,
  ])
  return { ...read, codes }
}

const NUMBERED = `Tỉnh An Sơn chủ động phòng, chống thiên tai
Minh Anh| 15/04/2025 08:43
Ngày 12/4, UBND tỉnh An Sơn vừa ban hành Kế hoạch số 88/KH-UBND về phòng, chống thiên tai “An toàn trước hết. Ứng phó kịp thời” năm 2025, trong đó giao các sở.
Kế hoạch nhằm chủ động ứng phó với thiên tai.Giảm thiệt hại về người và tài sản.
Theo đó, việc ứng phó thực hiện Quyết định số 5/QĐ-TTg.`

describe('an article that gives the number', () => {
  const read = report(NUMBERED, { 'og:site_name': 'Báo An Sơn' })

  test('the plan as told', () => {
    expect(read.head).toMatchObject({
      type: { name: 'Kế hoạch' },
      number: { code: '88/KH-UBND', ordinal: '88', symbol: 'KH-UBND' },
      issuer: { name: 'UBND tỉnh An Sơn' },
      issued: { edtf: '2025-04-12' },
      title: 'phòng, chống thiên tai “An toàn trước hết. Ứng phó kịp thời” năm 2025',
      place: null,
      signatories: [],
    })
  })

  test('the article’s own facts apart', () => {
    expect(read.report).toEqual({ publisher: 'Báo An Sơn', author: 'Minh Anh', publishedAt: '2025-04-15' })
  })

  test('purposes sentence by sentence, a lost space after the full stop too', () => {
    expect(read.purposes.map((item) => item.text)).toEqual([
      'Kế hoạch nhằm chủ động ứng phó với thiên tai.',
      'Giảm thiệt hại về người và tài sản.',
    ])
  })

  test('the reported plan is no reference', () => {
    expect(read.codes).toEqual([['5/QĐ-TTg', 'mentions']])
  })
})

test('a bare number, the issuer after it, a demand of nobody by name', () => {
  const read = report(
    'Học tập nghị quyết nghiêm túc\nTheo Kế hoạch số 39, Tỉnh ủy An Sơn yêu cầu, việc học tập nghị quyết phải được tiến hành nghiêm túc, tiết kiệm.\nCác huyện đã thực hiện Kết luận số 21 và Kế hoạch số 03 của Bộ Chính trị.\nKế hoạch yêu cầu cấp ủy các cấp tăng cường kiểm tra.',
  )
  expect(read.head).toMatchObject({
    number: { code: '39', ordinal: '39', symbol: null },
    issuer: { name: 'Tỉnh ủy An Sơn' },
    issued: null,
    title: null,
  })
  expect(read.requirements.map((item) => item.text)).toEqual([
    'Theo Kế hoạch số 39, Tỉnh ủy An Sơn yêu cầu, việc học tập nghị quyết phải được tiến hành nghiêm túc, tiết kiệm.',
  ])
  expect(read.codes).toEqual([
    ['21', 'mentions'],
    ['03', 'mentions'],
  ])
})

test('the plan that is carried out is not the one reported', () => {
  const read = report(
    'Bình An triển khai công tác chuyển đổi số\nThực hiện Kế hoạch số 12-KH/TU của Tỉnh ủy về chuyển đổi số, ngày 05/3/2025, Ban Thường vụ Huyện ủy Bình An ban hành Kế hoạch số 77-KH/HU về chuyển đổi số trong cơ quan đảng.\nTheo đó, phóng viên ghi nhận.',
  )
  expect(read.head).toMatchObject({
    number: { code: '77-KH/HU' },
    issuer: { name: 'Ban Thường vụ Huyện ủy Bình An' },
    issued: { edtf: '2025-03-05' },
    title: 'chuyển đổi số trong cơ quan đảng',
  })
  expect(read.codes).toEqual([['12-KH/TU', 'implements']])
})

test('the title from the headline where the text quotes none', () => {
  const read = report(
    'Ban hành Kế hoạch phát triển thể thao học đường\n10/5/2025 09:00\nSở Giáo dục và Đào tạo cho biết, Kế hoạch số 45/KH-SGDĐT đã được ký.\nTheo kế hoạch, các trường tổ chức hội thao.',
  )
  expect(read.head).toMatchObject({ title: 'phát triển thể thao học đường', number: { code: '45/KH-SGDĐT' } })
})

test('a plan without a number', () => {
  const read = report('Phòng dịch mùa hè\nSở Y tế vừa ban hành Kế hoạch phòng dịch mùa hè.\nTheo đó, các bệnh viện trực.')
  expect(read.head).toMatchObject({ number: null, issuer: { name: 'Sở Y tế' }, type: { name: 'Kế hoạch' } })
})

test('what stands below the article is not read', () => {
  const read = report(`${NUMBERED}\n(0) Bình luận\nKế hoạch số 99/KH-SYT về tiêm chủng`)
  expect(read.head.number?.code).toBe('88/KH-UBND')
  expect(read.head.messages).toEqual([])
})
