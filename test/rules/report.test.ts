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

describe('dates, purposes and demands in other words', () => {
  test('the day of the plan that is carried out is not the day of the one reported', () => {
    const read = report(
      'Thành ủy Biên An sơ kết chỉ thị\n06/7/2025 08:00\nThực hiện Kế hoạch số 210-KH/TU ngày 06/6/2025 của Tỉnh ủy, Ban Thường vụ Thành ủy vừa xây dựng Kế hoạch số 178 sơ kết 3 năm thực hiện Chỉ thị.\nMục đích của việc sơ kết là đánh giá đúng kết quả đạt được.\nTheo đó, các chi bộ báo cáo.',
    )
    expect(read.head).toMatchObject({ number: { code: '178' }, issued: null })
    expect(read.purposes.map(({ text }) => text)).toEqual(['Mục đích của việc sơ kết là đánh giá đúng kết quả đạt được.'])
  })

  test.each([
    ['Theo Kế hoạch ban hành ngày 18/5/2026, các xã tổ chức hội thi.', '2026-05-18'],
    ['Kế hoạch này được ký ban hành vào ngày 18/5, các xã tổ chức hội thi.', '2026-05-18'],
    ['Ngày 18/5, Phó Chủ tịch UBND tỉnh đã ký ban hành Kế hoạch số 187/KH-UBND về trẻ em.', '2026-05-18'],
    ['Kế hoạch số 187/KH-UBND (ban hành ngày 18/5/2026) giao các xã tổ chức hội thi.', '2026-05-18'],
    ['Ngày 18/5, tỉnh đã tổ chức lễ phát động.', null],
  ])('%s', (sentence, day) => {
    const read = report(
      `Tỉnh An Hòa chăm lo trẻ em\n21/05/2026 08:30\nUBND tỉnh An Hòa có Kế hoạch số 187/KH-UBND về trẻ em.\n${sentence}\nTheo đó, các xã bố trí kinh phí.`,
    )
    expect(read.head.issued?.edtf ?? null).toBe(day)
  })

  test('the name of the issuer is read whole', () => {
    const read = report(
      'Học tập chuyên đề\n20/3/2024 15:12\nNgày 15/3/2024, Ban Thường vụ Đảng ủy Khối Doanh nghiệp tỉnh ban hành Kế hoạch số 115-KH/ĐUK về học tập chuyên đề.\nTheo đó, các chi bộ học tập.',
    )
    expect(read.head.issuer?.name).toBe('Ban Thường vụ Đảng ủy Khối Doanh nghiệp tỉnh')
  })

  test.each([
    ['Kế hoạch nhằm nâng cao nhận thức của người dân.', 'purpose'],
    ['Theo Kế hoạch, Tháng hành động nhằm huy động nguồn lực chăm lo trẻ em.', 'purpose'],
    ['Cùng với đó, đợt sinh hoạt góp phần nâng cao ý thức của đảng viên.', 'purpose'],
    ['Kế hoạch được ban hành với mục đích bảo đảm an toàn mùa lũ.', 'purpose'],
    ['Việc học tập phải được tổ chức nghiêm túc, thiết thực, tránh hình thức.', 'requirement'],
    ['UBND tỉnh yêu cầu các hoạt động phải thiết thực, an toàn, tiết kiệm.', 'requirement'],
    ['Chiến dịch đã diễn ra nhằm tuyên truyền và đã thu hút đông đảo người dân.', 'none'],
    ['Việc học tập phải được tổ chức thường xuyên, hằng tháng.', 'none'],
    ['Sở Y tế tổ chức khám sàng lọc nhằm phát hiện bệnh sớm.', 'none'],
  ])('%s is a %s', (sentence, kind) => {
    const read = report(
      `Tin tức\n21/05/2026 08:30\nUBND tỉnh An Hòa vừa ban hành Kế hoạch số 187/KH-UBND về trẻ em.\n${sentence}\nTheo đó, các xã làm.`,
    )
    expect([read.purposes.length, read.requirements.length]).toEqual([kind === 'purpose' ? 1 : 0, kind === 'requirement' ? 1 : 0])
  })
})

describe('whose plan it is', () => {
  test.each([
    [
      'Ban Quản lý an toàn thực phẩm TP.HCM vừa ban hành Kế hoạch triển khai “Tháng hành động” năm 2025.\nTheo đó, nhiều hoạt động sẽ diễn ra.',
      { number: null, issuer: { name: 'Ban Quản lý an toàn thực phẩm TP.HCM' } },
    ],
    [
      'Phó Thủ tướng vừa ký Quyết định 17/QĐ-TTg ngày 21/8/2025 ban hành Kế hoạch thi hành Luật.\nThủ tướng Chính phủ yêu cầu các bộ thực hiện. Theo đó, các bộ báo cáo.',
      { number: { code: '17/QĐ-TTg' }, issuer: { name: 'Thủ tướng Chính phủ' } },
    ],
    [
      'Ngày 05/5/2025, Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh An Sơn đã có Công văn số 7/PCTT về Tuần lễ phòng, chống thiên tai.\n1. Mục tiêu: nâng cao nhận thức.\n2. Thời gian: tháng 5.',
      { number: { code: '7/PCTT' }, issuer: { name: 'Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh An Sơn' } },
    ],
    [
      'Đại hội Công đoàn trường\nThực hiện Kế hoạch số 55/KH-LĐLĐ ngày 01/4/2025 về tổ chức đại hội công đoàn cấp cơ sở tiến tới đại hội cấp trên và Hướng dẫn số 12/HD-LĐLĐ ngày 07/6/2025 của huyện.\nNgày 25/12, trường đã tổ chức đại hội. Theo đó, đại hội bầu ban chấp hành.',
      { number: null, issuer: null },
    ],
    [
      'Kế hoạch thực hiện bình đẳng giới tỉnh An Sơn năm 2025 vừa được Ban Chỉ đạo phong trào xây dựng đời sống văn hóa tỉnh ban hành.\nKế hoạch nêu rõ các nội dung.',
      {
        number: null,
        issuer: { name: 'Ban Chỉ đạo phong trào xây dựng đời sống văn hóa tỉnh' },
        title: 'thực hiện bình đẳng giới tỉnh An Sơn năm 2025',
      },
    ],
    [
      'Vừa qua, Sở Y tế An Sơn ban hành Kế hoạch tổ chức các hoạt động hưởng ứng Ngày Dân số.\nTheo đó, công tác dân số theo tinh thần Nghị quyết số 21-NQ/TW.',
      { type: { name: 'Kế hoạch' }, number: null, issuer: { name: 'Sở Y tế An Sơn' } },
    ],
    [
      'Nhằm thực hiện Quyết định số 7/QĐ-TTg của Thủ tướng Chính phủ Ban hành Kế hoạch gia đình, Bộ trưởng Bộ Y tế Nguyễn Văn Hùng đã ký Quyết định số 9/QĐ-BYT, ngày 28-2-2025, nêu rõ mục đích.',
      { number: { code: '9/QĐ-BYT' }, issuer: { name: 'Bộ Y tế' }, issued: { edtf: '2025-02-28' } },
    ],
    [
      'Thứ Hai, 04/03/2025, 16:18 (GMT+7)\nNgày 1.3, Đảng ủy Khối tỉnh đã ban hành Kế hoạc số 21- KH/ĐUK về việc tổ chức Cuộc thi viết. Theo đó, cuộc thi có hai vòng.',
      { type: { name: 'Kế hoạch' }, number: { code: '21-KH/ĐUK' }, title: 'tổ chức Cuộc thi viết' },
    ],
  ])('%s', (text, head) => {
    expect(report(text).head).toMatchObject(head)
  })
})

test('what must help is a demand, what helps is an aim', () => {
  const read = report(
    'UBND tỉnh vừa ban hành Kế hoạch số 9/KH-UBND về Ngày Pháp luật.\nCác hoạt động hưởng ứng phải góp phần nâng cao chất lượng xây dựng và thi hành pháp luật.\n- Các hoạt động nhằm nâng cao ý thức chấp hành pháp luật.',
  )
  expect(read.purposes.map(({ text }) => text)).toEqual(['Các hoạt động nhằm nâng cao ý thức chấp hành pháp luật.'])
  expect(read.requirements.map(({ text }) => text)).toEqual([
    'Các hoạt động hưởng ứng phải góp phần nâng cao chất lượng xây dựng và thi hành pháp luật.',
  ])
})

test.each([
  [
    'what a plan holds is no aim',
    'Kế hoạch nhằm tăng cường sự lãnh đạo của các cấp ủy đảng. Kế hoạch xác định 06 nội dung trọng tâm.',
    ['Kế hoạch nhằm tăng cường sự lãnh đạo của các cấp ủy đảng.'],
    [],
  ],
  [
    'a sentence before the one that issues it',
    'Nhằm tuyên truyền sâu rộng truyền thống của Đảng bộ Khối. UBND tỉnh đã xây dựng kế hoạch tổ chức hội thi.',
    ['Nhằm tuyên truyền sâu rộng truyền thống của Đảng bộ Khối.'],
    [],
  ],
  [
    'a list of demands',
    'Kế hoạch nêu rõ các yêu cầu: Hoàn thành các chỉ tiêu về bình đẳng giới trong năm.',
    [],
    ['Kế hoạch nêu rõ các yêu cầu: Hoàn thành các chỉ tiêu về bình đẳng giới trong năm.'],
  ],
  ['nhằm without a plan', 'Nhằm vào lúc cao điểm, nhiều người dân đã đến xem hội thi ở trung tâm xã.', [], []],
])('aims told: %s', (_name, line, purposes, requirements) => {
  const read = report(`UBND tỉnh vừa ban hành Kế hoạch số 9/KH-UBND về hội thi.\n${line}`)
  expect(read.purposes.map(({ text }) => text)).toEqual(purposes)
  expect(read.requirements.map(({ text }) => text)).toEqual(requirements)
})

describe('who issued the plan', () => {
  test.each([
    [
      'Ngày 05/3/2026, đồng chí Trần Văn Nam, Phó Chủ tịch UBND phường đã ký ban hành Kế hoạch số 57/KH-UBND về trật tự đô thị.',
      'UBND phường',
    ],
    ['Chủ tịch UBND tỉnh Cà Mau Phạm Thành Ngại vừa ban hành Kế hoạch số 41/KH-UBND về hợp tác xã.', 'UBND tỉnh Cà Mau'],
    ['Ngày 17/01/2026, Giám đốc Sở Tư pháp đã ký ban hành Kế hoạch số 08/KH-STP về thi hành pháp luật.', 'Sở Tư pháp'],
    ['Đại tá Lê Hồng, Giám đốc Công an tỉnh đã ký Kế hoạch số 512/KH-CAT-PV01 mở đợt cao điểm.', 'Công an tỉnh'],
    ['Theo Kế hoạch số 35 vừa được UBND tỉnh Lào Cai ban hành, tỉnh đón 10 triệu lượt khách.', 'UBND tỉnh Lào Cai'],
    ['UBND tỉnh có văn bản số 4912/UBND-NC về phong trào thi đua.', 'UBND tỉnh'],
    ['Phó Thủ tướng Lê Văn Bình vừa ký Quyết định số 1131/QĐ-TTg ngày 12/6/2025 ban hành Kế hoạch phòng bệnh.', 'Thủ tướng Chính phủ'],
    ['Sáng 20/2, Sở Y tế tổ chức hội nghị triển khai Kế hoạch số 15/KH-SYT về chuyển đổi số ngành Y tế.', 'Sở Y tế'],
    [
      'Thực hiện Quyết định số 12/QĐ-UBND của Chủ tịch UBND tỉnh ban hành Kế hoạch năm, Sở Xây dựng ban hành Kế hoạch số 8/KH-SXD về nhà ở.',
      'Sở Xây dựng',
    ],
  ])('%s', (sentence, issuer) => {
    expect(report(`Tin trong ngày\n21/05/2026 08:30\n${sentence}\nTheo đó, các xã thực hiện.`).head.issuer?.name).toBe(issuer)
  })

  test('what was issued before, or is amended, is background', () => {
    const read = report(
      'Sửa đổi khung thời gian năm học\n21/05/2026 08:30\nBộ Giáo dục và Đào tạo ban hành Quyết định sửa đổi, bổ sung khoản 3 Điều 1 Quyết định số 2071/QĐ-BGDĐT về khung kế hoạch.\nTheo đó, kết thúc học kỳ I trước ngày 20/01.\nTrước đó, Bộ Giáo dục và Đào tạo đã ban hành Công văn số 509/BGDĐT-GDTrH về việc điều chỉnh khung kế hoạch.',
    )
    expect(read.head.number).toBeNull()
  })
})

describe('titles behind a number', () => {
  test.each([
    ['đã ban hành Kế hoạch số 176/KH-UBND phát động phong trào thi đua chuyển đổi số.', 'phát động phong trào thi đua chuyển đổi số'],
    ['ban hành Kế hoạch số 176/KH-UBND ra quân lập lại trật tự đô thị năm 2026.', 'ra quân lập lại trật tự đô thị năm 2026'],
    ['vừa ban hành Công văn số 81/UBND-KT gửi các sở, ngành, địa phương về phòng cháy, chữa cháy rừng.', 'phòng cháy, chữa cháy rừng'],
    ['đã ban hành Kế hoạch số 176/KH-UBND được nhiều người quan tâm.', null],
    ['đã ban hành Kế hoạch số 176/KH-UBND giao Sở Y tế chủ trì.', null],
  ])('%s', (words, title) => {
    expect(report(`Tin trong ngày\n21/05/2026 08:30\nUBND tỉnh An Hòa ${words}\nTheo đó, các xã thực hiện.`).head.title).toBe(title)
  })

  test('a headline that asks names no plan', () => {
    const read = report('Kế hoạch cải cách hành chính năm 2026 có những nội dung gì?\nTheo đó, Bộ rà soát văn bản trong năm.')
    expect(read.head.title).toBeNull()
  })

  test('an article without any plan says so', () => {
    const read = report(
      'Điều kiện hưởng lương hưu\nTheo Nghị định 158/2025/NĐ-CP, cơ quan bảo hiểm giải quyết hồ sơ trong 12 ngày. Theo đó, người lao động nộp hồ sơ.',
    )
    expect(read.head).toMatchObject({ type: null, number: null, issuer: null })
    expect(read.head.messages.map(({ ruleId }) => ruleId)).toEqual(['report/no-plan'])
  })
})

describe('the article’s own facts without metadata', () => {
  test.each([
    [
      'Thứ Bảy, 28/10/2017 21:04',
      'GD&TĐ - Sở Giáo dục và Đào tạo ban hành kế hoạch truyền thông năm học 2017-2018.',
      'Lập Phương',
      'GD&TĐ',
      'Lập Phương',
    ],
    [
      'Báo An Sơn - Thứ Ba, 14/01/2025, 09:12',
      'UBND tỉnh An Sơn vừa ban hành kế hoạch truyền thông năm 2025.',
      'MAI HÀ',
      'Báo An Sơn',
      'MAI HÀ',
    ],
    ['15/02/2025 16:20', '(Baoanson.vn) - UBND tỉnh An Sơn vừa ban hành kế hoạch truyền thông năm 2025.', 'P.V', 'Baoanson.vn', 'P.V'],
    ['15/02/2025 16:20', 'UBND - Cơ quan thường trực vừa ban hành kế hoạch truyền thông năm 2025.', 'Sở Y tế', null, null],
  ])('%s', (byline, lead, last, publisher, author) => {
    const read = report(`Tin trong ngày\n${byline}\n${lead}\nTheo đó, các xã thực hiện.\n${last}`)
    expect(read.report).toMatchObject({ publisher, author })
  })
})

test('a sentence that orders something of a body ends the aims', () => {
  const read = report(
    'Tin trong ngày\n21/05/2026 08:30\nMTTQ tỉnh vừa ban hành Kế hoạch số 30/KH-MTTQ về Tháng cao điểm.\nTháng cao điểm nhằm chăm lo cho người nghèo. Qua đó lan tỏa lòng nhân ái. Ban Thường trực các huyện vận động ủng hộ, báo cáo kết quả trước ngày 25/11/2026.',
  )
  expect(read.purposes.map(({ text }) => text)).toEqual(['Tháng cao điểm nhằm chăm lo cho người nghèo.', 'Qua đó lan tỏa lòng nhân ái.'])
})

test('an answer to a reader is no official text although it quotes headings; a headline in quotation marks orders nothing', () => {
  const read = report(
    'Kế hoạch năm 2026 của Bộ gồm những gì?\nTôi muốn hỏi về kế hoạch năm 2026. Chị Lan (Hà Nội) hỏi.\nTrả lời:\nCăn cứ Kế hoạch năm 2026, có quy định như sau:\nI. MỤC ĐÍCH\nII. NHIỆM VỤ\nTrân trọng!',
  )
  expect(read.head.number).toBeNull()
})

test('the day that a page says of itself tells the year of a date without one; how an aim is pursued is a requirement', () => {
  const read = report(
    'Tin trong ngày\nNgày 12/3, UBND tỉnh An Hòa vừa ban hành Kế hoạch số 30/KH-UBND về trật tự đô thị.\nĐợt ra quân nhằm lập lại trật tự. Việc xử lý phải bảo đảm đúng quy định.\nTheo đó, các xã thực hiện.',
    { publishedAt: '2026-03-14T08:00:00+07:00' },
  )
  expect(read.report.publishedAt).toBe('2026-03-14T08:00:00+07:00')
  expect(read.head.issued?.edtf).toBe('2026-03-12')
  expect(read.purposes.map(({ text }) => text)).toEqual(['Đợt ra quân nhằm lập lại trật tự.'])
  expect(read.requirements.map(({ text }) => text)).toEqual(['Việc xử lý phải bảo đảm đúng quy định.'])
})
