import { describe, expect, test } from 'vitest'
import { agencyHeading, findDefinitions, resolveAgency, splitAgencies } from '../../src/rules/tasks/agencies.ts'
import { syllables } from '../../src/rules/tasks/glue.ts'
import { spent } from '../spent.ts'

const names = (spans: readonly { text: string }[] | null) => spans?.map((span) => span.text).join('|') ?? null

/** a label's value or a cell, and its agencies; "|" between them */
const LISTS: [string, string][] = [
  // complete names part, one name does not
  ['Sở Công Thương, Sở Văn hóa, Thể thao và Du lịch và Sở Y tế', 'Sở Công Thương|Sở Văn hóa, Thể thao và Du lịch|Sở Y tế'],
  [
    'Vụ Kế hoạch - Tài chính; Cục Quản lý Khám, chữa bệnh; Thanh tra Bộ',
    'Vụ Kế hoạch - Tài chính|Cục Quản lý Khám, chữa bệnh|Thanh tra Bộ',
  ],
  [
    'Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn xã; Đồn Biên phòng',
    'Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn xã|Đồn Biên phòng',
  ],
  ['Phòng Kinh tế, Hạ tầng và Đô thị; các phòng chuyên môn', 'Phòng Kinh tế, Hạ tầng và Đô thị|các phòng chuyên môn'],
  ['Khoa Hồi sức tích cực và Chống độc; Khoa Ngoại', 'Khoa Hồi sức tích cực và Chống độc|Khoa Ngoại'],
  ['Trung tâm CNTT và Truyền thông, Trung tâm Lưu trữ lịch sử', 'Trung tâm CNTT và Truyền thông|Trung tâm Lưu trữ lịch sử'],
  ['Cục Cảnh sát điều tra tội phạm về ma túy, Bộ Công an', 'Cục Cảnh sát điều tra tội phạm về ma túy|Bộ Công an'],
  ['Trung tâm Bảo tồn Phố cổ -\nBờ Hồ', 'Trung tâm Bảo tồn Phố cổ -\nBờ Hồ'],
  ['Văn phòng HĐND và UBND phường; Phòng Văn hóa - Xã hội', 'Văn phòng HĐND và UBND phường|Phòng Văn hóa - Xã hội'],
  // collectives
  ['Các sở, ban, ngành, địa phương', 'Các sở, ban, ngành, địa phương'],
  [
    'Các sở, ban, ngành, đoàn thể tỉnh; UBND các huyện, thị xã, thành phố',
    'Các sở, ban, ngành, đoàn thể tỉnh|UBND các huyện, thị xã, thành phố',
  ],
  [
    'các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ, UBND các tỉnh, thành phố trực thuộc Trung ương',
    'các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ|UBND các tỉnh, thành phố trực thuộc Trung ương',
  ],
  ['Các Vụ, Cục, Tổng cục, Viện, Trường thuộc Bộ', 'Các Vụ, Cục, Tổng cục, Viện, Trường thuộc Bộ'],
  ['Các phòng, ban, đơn vị thuộc Sở', 'Các phòng, ban, đơn vị thuộc Sở'],
  ['các quận ủy, huyện ủy, thị ủy', 'các quận ủy, huyện ủy, thị ủy'],
  ['Các tập thể, cá nhân có liên quan', 'Các tập thể, cá nhân có liên quan'],
  ['cấp ủy, chính quyền, Mặt trận Tổ quốc và các đoàn thể', 'cấp ủy, chính quyền|Mặt trận Tổ quốc|các đoàn thể'],
  ['Mặt trận và các đoàn thể chính trị - xã hội huyện', 'Mặt trận|các đoàn thể chính trị - xã hội huyện'],
  ['UBND các xã/phường', 'UBND các xã/phường'],
  [
    'Các trung tâm học tập, trung tâm ngoại ngữ; cơ sở dạy nghề, doanh nghiệp, tổ chức liên quan',
    'Các trung tâm học tập|trung tâm ngoại ngữ|cơ sở dạy nghề|doanh nghiệp|tổ chức liên quan',
  ],
  ['các cơ sở y tế tư nhân, cơ sở y tế công lập trên địa bàn huyện', 'các cơ sở y tế tư nhân, cơ sở y tế công lập trên địa bàn huyện'],
  ['Toàn thể cán bộ, giáo viên, nhân viên', 'Toàn thể cán bộ, giáo viên, nhân viên'],
  ['Các trường mầm non, tiểu học, THCS và THPT', 'Các trường mầm non, tiểu học, THCS và THPT'],
  // heads handed out
  ['các Sở: Tài chính, Y tế, Nông nghiệp và Môi trường', 'Sở Tài chính|Sở Y tế|Sở Nông nghiệp và Môi trường'],
  ['các Sở Tài chính, Y tế và Nội vụ; UBND cấp xã', 'Sở Tài chính|Sở Y tế|Sở Nội vụ|UBND cấp xã'],
  ['Sở Tài chính, Nội vụ', 'Sở Tài chính|Sở Nội vụ'],
  ['Các Bộ: Công an, Quốc phòng, Văn hóa, Thể thao và Du lịch', 'Bộ Công an|Bộ Quốc phòng|Bộ Văn hóa, Thể thao và Du lịch'],
  ['Giám đốc các Sở: Tài chính, Nội vụ; Chánh Văn phòng UBND tỉnh', 'Giám đốc Sở Tài chính|Giám đốc Sở Nội vụ|Chánh Văn phòng UBND tỉnh'],
  ['UBND các xã: Suối Bạc, Mường Và; UBND phường Hoa Ban', 'UBND xã Suối Bạc|UBND xã Mường Và|UBND phường Hoa Ban'],
  ['UBND các phường: Hoa Ban, Hoa Mai và xã Suối Bạc', 'UBND phường Hoa Ban|UBND phường Hoa Mai|UBND xã Suối Bạc'],
  ['Đại sứ quán các nước: Lào, Cam-pu-chia', 'Đại sứ quán Lào|Đại sứ quán Cam-pu-chia'],
  // persons
  ['Thủ trưởng các ban, ngành; Trưởng các thôn, tổ dân phố', 'Thủ trưởng các ban, ngành|Trưởng các thôn, tổ dân phố'],
  ['Bí thư chi bộ, Trưởng thôn', 'Bí thư chi bộ|Trưởng thôn'],
  ['BGH, GVCN; Chi đoàn; Nữ công', 'BGH|GVCN|Chi đoàn|Nữ công'],
  ['Phòng Tổ chức Đảng, đảng viên; Văn phòng Sở', 'Phòng Tổ chức Đảng, đảng viên|Văn phòng Sở'],
  ['Phòng Tổ chức đảng, đảng viên, Phòng Hành chính', 'Phòng Tổ chức đảng, đảng viên|Phòng Hành chính'],
  ['Phòng Tổ chức cán bộ, đảng viên toàn chi bộ', 'Phòng Tổ chức cán bộ|đảng viên toàn chi bộ'],
  ['Phòng Kinh tế - các thôn', 'Phòng Kinh tế|các thôn'],
  ['Mặt trận Tổ quốc xã - các đoàn thể', 'Mặt trận Tổ quốc xã|các đoàn thể'],
  ['Phòng Văn hóa - Xã hội', 'Phòng Văn hóa - Xã hội'],
  ['Bảo vệ, kế toán', 'Bảo vệ|kế toán'],
  ['Kế toán, nhân viên thư viện', 'Kế toán|nhân viên thư viện'],
  ['Cán bộ, giáo viên, kế toán', 'Cán bộ, giáo viên, kế toán'],
  ['Sở Khoa học và Công nghệ, Công đoàn viên chức tỉnh', 'Sở Khoa học và Công nghệ|Công đoàn viên chức tỉnh'],
  // what is left out
  ['Đề nghị Tòa án nhân dân khu vực 2; giao Công an xã (Tổ Cảnh sát khu vực)', 'Tòa án nhân dân khu vực 2|Công an xã'],
  ['Các sở, ban, ngành theo chức năng, nhiệm vụ được giao', 'Các sở, ban, ngành'],
  ['Sở Y tế chủ trì', 'Sở Y tế'],
  ['- Sở Y tế\n- Sở Nội vụ', 'Sở Y tế|Sở Nội vụ'],
  ['Sở Y tế\nSở Nội vụ\nUBND các xã, phường', 'Sở Y tế|Sở Nội vụ|UBND các xã, phường'],
  ['Theo phân công tại Quyết định số 12', ''],
  ['', ''],
]

const HEADINGS: [string, string][] = [
  ['1. Sở Tài chính', 'Sở Tài chính'],
  ['b) Công an tỉnh:', 'Công an tỉnh'],
  ['Đề nghị Tòa án nhân dân tỉnh', 'Tòa án nhân dân tỉnh'],
  ['CÁC SỞ, BAN, NGÀNH', 'CÁC SỞ, BAN, NGÀNH'],
  ['Các sở, ban, ngành và UBND các xã, phường', 'Các sở, ban, ngành|UBND các xã, phường'],
  ['Công chức, viên chức', 'Công chức, viên chức'],
  ['Doanh nghiệp, hiệp hội nghề nghiệp', 'Doanh nghiệp|hiệp hội nghề nghiệp'],
  ['2.1. Bộ đội Biên phòng chỉ đạo các đồn trực thuộc', 'Bộ đội Biên phòng'],
  ['Sở Xây dựng chủ trì, phối hợp các sở, ngành', 'Sở Xây dựng'],
  ['Sở Nội vụ có trách nhiệm:', 'Sở Nội vụ'],
  ['Trách nhiệm của Ban Giám hiệu', 'Ban Giám hiệu'],
  ['Đối với các đơn vị sự nghiệp', 'các đơn vị sự nghiệp'],
  ['Các trường tiểu học tại Phụ lục II', 'Các trường tiểu học tại Phụ lục II'],
  ['Các cơ quan, đơn vị được kiểm tra', 'Các cơ quan, đơn vị được kiểm tra'],
  ['12. Phòng Nội vụ (Hội đồng Thi đua)', 'Phòng Nội vụ'],
  ['Tổ trưởng chuyên môn', 'Tổ trưởng chuyên môn'],
  ['Khoa Khám bệnh, Khoa Dược', 'Khoa Khám bệnh|Khoa Dược'],
  ['Các ngân hàng thương mại', 'Các ngân hàng thương mại'],
  ['Cấp ủy, chính quyền các xã, phường', 'Cấp ủy, chính quyền các xã, phường'],
  ['Kho bạc Nhà nước khu vực V', 'Kho bạc Nhà nước khu vực V'],
]

const TOPICS = [
  'Công tác tuyên truyền',
  'Tổ chức thực hiện',
  'TỔ CHỨC THỰC HIỆN',
  'Chế độ báo cáo',
  'Hội nghị triển khai',
  'Báo cáo kết quả',
  'Phòng, chống ma túy',
  'Đoàn kết nội bộ',
  'Cơ sở vật chất, thiết bị',
  'Ban hành kế hoạch',
  'Tổ chức tập huấn',
  'Cơ quan chủ trì và phối hợp',
  'Đơn vị thực hiện',
  'Xã hội hóa giáo dục',
  'Sở Nội vụ rà soát các nội dung sau',
  'Thanh tra, kiểm tra',
  'Khoa học và công nghệ',
  'Đối với công tác cán bộ',
  'Lãnh đạo, chỉ đạo',
  'Đào tạo, bồi dưỡng cán bộ',
  'Nhóm nhiệm vụ về thể chế',
  'Cấp xã',
  'Chính quyền số',
  'Thuế, phí và lệ phí',
  'Học sinh giỏi',
  'Nước sạch nông thôn',
  'Đại sứ quán các nước',
  'Lãnh đạo tốt công tác nhân sự',
  '',
]

describe('splitAgencies', () => {
  test.each(LISTS)('%s', (text, expected) => {
    expect(names(splitAgencies(text))).toBe(expected)
  })

  test.each(LISTS)('offsets: %s', (text) => {
    for (const span of splitAgencies(text)) {
      const slice = text.slice(span.start, span.end)
      if (!slice.includes('(')) expect(span.text.endsWith(slice)).toBe(true)
    }
  })

  test('the newer tone placement splits alike', () => {
    expect(names(splitAgencies('Uỷ ban nhân dân các xã, Toà án nhân dân khu vực 1, Sở Văn hoá, Thể thao và Du lịch'))).toBe(
      'Uỷ ban nhân dân các xã|Toà án nhân dân khu vực 1|Sở Văn hoá, Thể thao và Du lịch',
    )
  })

  test.each(['Sở Y tế, ', 'các ', '(', 'UBND các xã: A, ', 'Sở: ', 'A; ', '- '])('%s, over and over, costs time in proportion', (unit) => {
    const read = () => [splitAgencies(unit.repeat(8000)), agencyHeading(unit.repeat(8000))]
    expect(spent(read)).toBeLessThan(2500)
  })
})

describe('agencyHeading', () => {
  test.each(HEADINGS)('%s', (text, expected) => {
    expect(names(agencyHeading(text))).toBe(expected)
  })

  test.each(TOPICS)('a topic: %s', (text) => {
    expect(agencyHeading(text)).toBeNull()
  })
})

describe('resolveAgency', () => {
  const RESOLVED: [string, string | null, string | null][] = [
    ['Bộ KH&CN', 'bo-khoa-hoc-va-cong-nghe', 'Bộ Khoa học và Công nghệ'],
    ['UBND tỉnh', 'uy-ban-nhan-dan-tinh', 'Ủy ban nhân dân tỉnh'],
    ['Uỷ ban nhân dân xã Suối Bạc', 'uy-ban-nhan-dan-xa', 'Ủy ban nhân dân xã Suối Bạc'],
    ['Sở VH,TT&DL', 'so-van-hoa-the-thao-va-du-lich', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['SỞ TÀI CHÍNH', 'so-tai-chinh', 'Sở Tài chính'],
    ['Sở Văn hoá và Thể thao Hà Nội', 'so-van-hoa-va-the-thao', 'Sở Văn hóa và Thể thao Hà Nội'],
    ['Giám đốc Sở Y tế', 'so-y-te', 'Sở Y tế'],
    ['TAND khu vực 3', 'toa-an-nhan-dan-khu-vuc', 'Tòa án nhân dân khu vực 3'],
    ['các sở, ban, ngành', null, null],
    ['Sở Y tế và các đơn vị', null, null],
    ['Tổ Toán - Tin', null, null],
    ['', null, null],
  ]
  test.each(RESOLVED)('%s', (mention, agencyId, name) => {
    expect(resolveAgency(mention)).toEqual({ agencyId, name })
  })

  test("a document's own short names come first", () => {
    const text =
      'Ban Chỉ đạo phát triển du lịch tỉnh (sau đây gọi tắt là Ban Chỉ đạo) họp; Sở Khoa học và Công nghệ (KH&CN), Trung tâm Điều hành thông minh (viết tắt là IOC) và trí tuệ nhân tạo (AI); Sở Y tế (để báo cáo)'
    const definitions = findDefinitions(text)
    expect(Object.fromEntries(definitions)).toEqual({
      'Ban Chỉ đạo': 'Ban Chỉ đạo phát triển du lịch tỉnh',
      'KH&CN': 'Sở Khoa học và Công nghệ',
      'Sở KH&CN': 'Sở Khoa học và Công nghệ',
      IOC: 'Trung tâm Điều hành thông minh',
    })
    expect(resolveAgency('Ban Chỉ đạo', definitions)).toEqual({ agencyId: null, name: 'Ban Chỉ đạo phát triển du lịch tỉnh' })
    expect(resolveAgency('KH&CN', definitions).agencyId).toBe('so-khoa-hoc-va-cong-nghe')
    expect(findDefinitions('()'.repeat(5000)).size).toBe(0)
  })
})

describe('syllables', () => {
  test.each([
    ['chủtrì', [3, 3]],
    ['đơnvị', [5]],
    ['vịcăn', [2, 3]],
    ['bộtrực', [2, 4]],
    ['Thường', [6]],
    ['nghiệp', [6]],
    ['Krông', [5]],
    ['UBNDtỉnh', [8]],
    ['GDĐT', [4]],
  ] as [string, number[]][])('%s', (word, lengths) => {
    expect(syllables(word)).toEqual(lengths)
  })
})
