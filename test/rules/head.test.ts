import { describe, expect, test } from 'vitest'
import { issuerInText, trimName } from '../../src/rules/head/issuer.ts'
import { issuerWords, normalCase, spelledInText } from '../../src/rules/head/agency-case.ts'
import { type Head, readHead } from '../../src/rules/head/index.ts'
import { nameOn } from '../../src/rules/head/signatories.ts'
import type { RawBlock } from '../../src/tree/types.ts'
import { lines, paper, plan, table } from '../structure/paper.ts'

function head(blocks: RawBlock[], metadata: Record<string, string> = {}): Head {
  const { tree, text, frame } = paper(blocks, metadata)
  const read = readHead(tree, text, frame, metadata)
  for (const value of [read.number, read.issuer, read.issued, read.timeframe, ...read.signatories]) {
    if (value?.evidence) expect(text.slice(value.evidence.start, value.evidence.end)).toBe(value.evidence.quote)
  }
  return read
}

const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'

test('a plan of a province', () => {
  expect(head(plan())).toMatchObject({
    type: { name: 'Kế hoạch', code: 'KH' },
    number: { raw: 'Số: 15/KH-UBND', code: '15/KH-UBND', ordinal: '15', symbol: 'KH-UBND' },
    issuer: { name: 'Ủy ban nhân dân tỉnh An Sơn', superior: null, jurisdiction: 'tỉnh An Sơn' },
    place: 'An Sơn',
    issued: { edtf: '2025-03-02' },
    title: 'Phát triển du lịch năm 2025',
    draft: false,
    signatories: [{ authority: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH', position: 'PHÓ CHỦ TỊCH', name: 'Lê Văn Tám' }],
    recipients: ['Sở Y tế', 'Lưu: VT'],
    timeframe: { raw: 'năm 2025', start: '2025-01-01', end: '2025-12-31' },
    messages: [],
  })
})

test('a Party plan, plain lines, the committee under its branch', () => {
  const read = head(
    lines(
      'ĐẢNG BỘ TỈNH AN SƠN\nĐẢNG ỦY XÃ BÌNH HÒA\n*\nSố 12-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nBình Hòa, ngày 05 tháng 9 năm 2025\nKẾ HOẠCH\nhọc tập nghị quyết\n-----\n- Căn cứ Điều lệ Đảng,\nBan Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:\nI- MỤC ĐÍCH\n1- Một.\nNơi nhận:\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nY Blam Niê',
    ),
  )
  expect(read).toMatchObject({
    number: { code: '12-KH/ĐU' },
    issuer: { name: 'Đảng ủy xã Bình Hòa', superior: 'Đảng bộ tỉnh An Sơn' },
    place: 'Bình Hòa',
    title: 'học tập nghị quyết',
    signatories: [{ authority: 'T/M BAN THƯỜNG VỤ', position: 'PHÓ BÍ THƯ', name: 'Y Blam Niê' }],
  })
})

describe('the issuer', () => {
  test.each([
    ['a department takes its province from the body above', 'UBND TỈNH AN SƠN\nSỞ Y TẾ', 'Sở Y tế tỉnh An Sơn'],
    ['a ministry', 'BỘ NỘI VỤ', 'Bộ Nội vụ'],
    ['a name over three lines', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT\nLÊ LỢI', 'Trường THPT Lê Lợi'],
    ['a name that breaks after "và"', 'UBND TỈNH AN SƠN\nSỞ VĂN HÓA, THỂ THAO VÀ\nDU LỊCH', 'Sở Văn hóa, Thể thao và Du lịch tỉnh An Sơn'],
    [
      'an organ of the body above it',
      'ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH AN SƠN\nBAN THƯỜNG TRỰC',
      'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Sơn',
    ],
    ['a word broken over two lines', 'UBND TỈNH AN SƠN\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG', 'Sở Nông nghiệp và Môi trường tỉnh An Sơn'],
    ['another word broken', 'ĐẢNG ỦY XÃ BÌNH AN\nNGÂN HÀNG CHÍNH SÁCH XÃ\nHỘI', 'Ngân hàng Chính sách xã hội'],
    ['a school below a place that ends alike', 'UBND XÃ LÀNG MÔI\nTRƯỜNG THCS LÊ LỢI', 'Trường THCS Lê Lợi'],
    ['two bodies together', 'SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'Sở Y tế - Sở Giáo dục và Đào tạo'],
    ['the last of three', 'BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nCỤC THUẾ TỈNH AN SƠN', 'Cục Thuế tỉnh An Sơn'],
    ['a youth union with its committee below', 'TỈNH ĐOÀN AN SƠN\nBAN THƯỜNG VỤ', 'Ban Thường vụ Tỉnh đoàn An Sơn'],
    ['two bodies on one line', 'UBND TỈNH AN SƠN SỞ TÀI CHÍNH', 'Sở Tài chính tỉnh An Sơn'],
  ])('%s', (_name, left, name) => {
    expect(
      head(
        plan({
          head: [
            [left, MOTTO],
            ['Số: 4/KH-X', 'An Sơn, ngày 1 tháng 2 năm 2025'],
          ],
          opening: 'Căn cứ Luật;',
        }),
      ).issuer?.name,
    ).toBe(name)
  })

  test('the lines of both columns in any order', () => {
    expect(
      head(
        lines(
          `UBND TỈNH AN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\nĐộc lập - Tự do - Hạnh phúc\nSố: 4/KH-SYT\nAn Sơn, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nTiêm chủng\nI. MỤC ĐÍCH\n- Một.`,
        ),
      ).issuer,
    ).toMatchObject({ name: 'Sở Y tế tỉnh An Sơn', superior: 'UBND tỉnh An Sơn' })
  })

  test('the lines of both columns on one line', () => {
    expect(
      head(
        lines(
          'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHỐ BÌNH MINH Độc lập - Tự do - Hạnh phúc\nSố: 33/KH-UBND TP. Bình Minh, ngày 09 tháng 6 năm 2025\nKẾ HOẠCH\nChuyển đổi số\nI. MỤC TIÊU\n- Một.',
        ),
      ),
    ).toMatchObject({
      issuer: { name: 'Ủy ban nhân dân thành phố Bình Minh' },
      number: { code: '33/KH-UBND' },
      place: 'TP. Bình Minh',
      issued: { edtf: '2025-06-09' },
      title: 'Chuyển đổi số',
    })
  })

  test.each([
    [
      'Thực hiện Kế hoạch số 3-KH/TU, ngày 1/2/2025 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Thị ủy xây dựng kế hoạch như sau:',
      'Ban Thường vụ Thị ủy',
    ],
    ['Sở Khoa học và Công nghệ (KH&CN) xây dựng Kế hoạch triển khai như sau:', 'Sở Khoa học và Công nghệ'],
    ['Căn cứ Luật Thanh niên; UBND huyện Bình An vừa ban hành Chương trình phát triển thanh niên', 'UBND huyện Bình An'],
    ['Các đơn vị phối hợp thực hiện kế hoạch này.', undefined],
    ['Việc ban hành kế hoạch là cần thiết.', undefined],
  ])('found in the text: %s', (text, name) => {
    expect(issuerInText(text, { start: 0, end: text.length })?.name).toBe(name)
  })

  test('taken from the sign-off with a message where nothing else names it', () => {
    const read = head(lines('KẾ HOẠCH\nTrực Tết\nI. PHÂN CÔNG\n- Một.\nNơi nhận:\n- Lưu: VT.\nTM. BAN QUẢN LÝ\nTRƯỞNG BAN\nLê Văn Tám'))
    expect(read.issuer?.name).toBe('Ban Quản lý')
    expect(read.messages.map((message) => message.ruleId)).toEqual(['head/issuer-from-sign-off'])
  })

  test.each(issuerWords.examples.map((example) => [example.printed, example.name]))('%s in normal case', (printed, name) => {
    expect(normalCase(printed)).toBe(name)
  })

  test('a scan that misread accents', () => {
    const read = head(
      lines(
        'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHÓ BÌNH MINH Độc lập - Tự do - Hạnh phúc\nSô: /KH-UBND Bình Minh, ngay thang năm 2026\nKÉ HOẠCH\nTổ chức lễ hội\nThực hiện Nghị quyết số 2-NQ/TW ngày 17/3/2026 của Bộ Chính trị, UBND thành phố Bình Minh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Một.',
      ),
    )
    expect(read).toMatchObject({
      type: { name: 'Kế hoạch' },
      number: { code: null, symbol: 'KH-UBND' },
      issuer: { name: 'Ủy ban nhân dân thành phố Bình Minh' },
      place: 'Bình Minh',
      issued: { edtf: '2026' },
      title: 'Tổ chức lễ hội',
    })
  })

  test('the spelling of the document comes first', () => {
    expect(spelledInText('ỦY BAN NHÂN DÂN TỈNH AN SƠN', 'Uỷ ban Nhân dân tỉnh An Sơn ban hành')).toBe('Uỷ ban Nhân dân tỉnh An Sơn')
    expect(spelledInText('SỞ Y TẾ', 'SỞ Y TẾ và các sở y tế khác')).toBeNull()
  })

  test.each([
    ['Tỉnh ủy An Sơn cho biết', 'Tỉnh ủy An Sơn'],
    ['Ban Thường vụ Huyện ủy Bình An đã', 'Ban Thường vụ Huyện ủy Bình An'],
    ['Sở Nông nghiệp và Môi trường', 'Sở Nông nghiệp và Môi trường'],
  ])('what goes on after a committee is cut off: %s', (printed, name) => {
    expect(trimName(printed)).toBe(name)
  })
})

describe('number and date', () => {
  const blank = [['ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố:        /KH-UBND', `${MOTTO}\nAn Sơn, ngày      tháng      năm 2026`]]

  test('blanks stay blank, and the plan is a draft', () => {
    expect(head(plan({ head: blank }))).toMatchObject({
      number: { code: null, ordinal: null, symbol: 'KH-UBND' },
      issued: { edtf: '2026' },
      draft: true,
    })
  })

  test.each([
    ['An Sơn, ngày     tháng 4 năm 2023', '2023-04'],
    ['An Sơn, ngày ... tháng ... năm 2023', '2023'],
    ['An Sơn, ngày 31 tháng 02 năm 2023', '2023-02'],
  ])('%s', (line, edtf) => {
    expect(head(plan({ head: [['SỞ Y TẾ\nSố: 4/KH-SYT', `${MOTTO}\n${line}`]] })).issued?.edtf).toBe(edtf)
  })

  test('digits stamped into the blanks lie loose on the page', () => {
    const read = head([...plan({ head: blank, body: 'I. MỤC ĐÍCH\n- Một.\n912\n05\n8\nII. NHIỆM VỤ\n- Hai.' })])
    expect(read).toMatchObject({ number: { code: '912/KH-UBND', ordinal: '912' }, issued: { edtf: '2026-08-05' }, draft: false })
    expect(read.messages[0]?.ruleId).toBe('head/number-stamped')
  })

  test('a column of figures is no stamp', () => {
    expect(head(plan({ head: blank, body: 'I. CHỈ TIÊU\n- Một.\n45\n62\n81\n90' })).number?.code).toBeNull()
  })

  test('the number in the metadata fills a blank, its date yields to the date line', () => {
    const read = head(plan({ head: blank }), { so_hieu: '77/KH-UBND', ngay_ban_hanh: '16/5/2025' })
    expect(read).toMatchObject({ number: { code: '77/KH-UBND' }, issued: { edtf: '2026' } })
    expect(head(plan({ head: blank }), { so_hieu: '77/KH-SYT' }).number?.code).toBeNull()
  })

  test('the number in the caption of an annex fills a blank', () => {
    const after = lines('PHỤ LỤC\nDANH MỤC\n(Kèm theo Kế hoạch số 501/KH-UBND ngày 3/4/2026 của UBND tỉnh)')
    const read = head(plan({ head: blank, after }))
    expect(read.number?.code).toBe('501/KH-UBND')
    expect(read.messages[0]?.ruleId).toBe('head/number-in-caption')
  })

  test('marked as a draft', () => {
    expect(head([...lines('DỰ THẢO'), ...plan()]).draft).toBe(true)
  })

  test('a letter has no type line', () => {
    const read = head([
      table([['UBND TỈNH AN SƠN\nSỞ Y TẾ\nSố: 915/SYT-NVY\nV/v phòng, chống dịch', `${MOTTO}\nAn Sơn, ngày 4 tháng 3 năm 2025`]]),
      ...lines(
        'Kính gửi: Các bệnh viện.\nThực hiện chỉ đạo của UBND tỉnh, Sở Y tế đề nghị:\n1. Rà soát.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nBSCKII. Nguyễn Thị Lan Anh',
      ),
    ])
    expect(read).toMatchObject({
      type: { name: 'Công văn', code: null },
      number: { code: '915/SYT-NVY' },
      title: 'V/v phòng, chống dịch',
      issuer: { name: 'Sở Y tế tỉnh An Sơn' },
      signatories: [{ position: 'GIÁM ĐỐC', name: 'Nguyễn Thị Lan Anh' }],
    })
  })
})

describe('signatures', () => {
  test.each([
    ['Thượng tá Trần Văn Bình', 'Trần Văn Bình'],
    ['PGS.TS. Lê Thị Hoa', 'Lê Thị Hoa'],
    ['(Đã ký) Nguyễn Văn An', 'Nguyễn Văn An'],
    ['K’Brêu', 'K’Brêu'],
    ['Đoàn Thị Toàn', 'Đoàn Thị Toàn'],
    ["Điểu K'Ré", "Điểu K'Ré"],
    ['NGUYỄN VĂN AN', 'NGUYỄN VĂN AN'],
    ['Văn phòng Sở', undefined],
    ['PHÓ CHỦ TỊCH', undefined],
    ['Phòng Kế hoạch', undefined],
    ['13-10-2025 11:04:17', undefined],
  ])('%s', (line, name) => {
    expect(nameOn(line)?.name).toBe(name)
  })

  test('two bodies sign side by side', () => {
    const closing = table([['TM. BAN CHẤP HÀNH\nBÍ THƯ\nLê Thị Hoa', 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Bình']])
    const read = head([...lines('KẾ HOẠCH\nPhối hợp\nI. MỤC ĐÍCH\n- Một.'), closing])
    expect(read.signatories.map((signer) => [signer.position, signer.name])).toEqual([
      ['BÍ THƯ', 'Lê Thị Hoa'],
      ['PHÓ GIÁM ĐỐC', 'Trần Văn Bình'],
    ])
  })

  test('no name where the plan is not signed yet', () => {
    expect(head(plan({ closing: 'GIÁM ĐỐC' })).signatories).toMatchObject([{ authority: null, position: 'GIÁM ĐỐC', name: null }])
  })
})

describe('recipients', () => {
  test('one that runs over two lines is one; several on a line are several', () => {
    const read = head([
      ...lines(
        'KẾ HOẠCH\nTiêm chủng\nI. MỤC ĐÍCH\n- Một.\nNơi nhận:\n- UBND tỉnh; - Sở Tài chính;\n- VPUB: CVP, các PCVP,\nphòng: KGVX, KT;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Tám',
      ),
    ])
    expect(read.recipients).toEqual(['UBND tỉnh', 'Sở Tài chính', 'VPUB: CVP, các PCVP, phòng: KGVX, KT', 'Lưu: VT'])
  })
})

test('the time of the whole plan comes from its label before the title', () => {
  const read = head(plan({ body: 'I. MỤC ĐÍCH\n- Một.\nII. THỜI GIAN\nThời gian thực hiện: từ ngày 01/4/2025 đến ngày 30/9/2025.' }))
  expect(read.timeframe).toMatchObject({ start: '2025-04-01', end: '2025-09-30' })
})

test('a council without a place takes it from a line in capitals, in normal case', () => {
  const read = head(
    lines(
      `ỦY BAN NHÂN DÂN\n${MOTTO}\nSố: 73/QĐ-UBND\nĐà Nẵng, ngày 21 tháng 10 năm 2013\nQUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH KẾ HOẠCH TUYÊN TRUYỀN\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.`,
    ),
  )
  expect(read.issuer?.name).toBe('Ủy ban nhân dân thành phố Đà Nẵng')
})
