import { describe, expect, it } from 'vitest'
import { agencyComparer } from '../../src/compare/agencies.ts'
import { charges } from '../../src/compare/charged.ts'
import { compare } from '../../src/compare/compare.ts'
import { normal } from '../../src/compare/normal.ts'
import { agencyFunctions, functionsOf } from '../../src/lexicon/agency-functions.ts'
import { agencyByName } from '../../src/lexicon/agencies.ts'
import { entry } from './entry.ts'

const agency = (mention: string) => ({ mention, agencyId: agencyByName(mention)?.id ?? null, name: agencyByName(mention)?.name ?? null })

describe('agencies', () => {
  const { same } = agencyComparer(new Map())
  it.each([
    ['Ban Tuyên giáo Tỉnh ủy', 'Ban Tuyên giáo Thị ủy'],
    ['Sở Tài chính', 'Phòng Tài chính - Kế hoạch'],
    ['Sở Kế hoạch và Đầu tư', 'Sở Tài chính'],
    ['Bộ Thông tin và Truyền thông', 'Bộ Khoa học và Công nghệ'],
    ['Sở Văn hóa, Thể thao và Du lịch', 'Phòng Văn hóa - Xã hội'],
    ['Công an tỉnh', 'Công an phường Hoa Nắng'],
    ['UBND các huyện, thị xã', 'Ủy ban nhân dân xã Bến Nghiên'],
    ['Các sở, ban, ngành', 'Các phòng, ban chuyên môn'],
    ['Sở Tài chính', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
    ['Sở GTVT', 'Sở Xây dựng'],
    ['Sở TN&MT', 'Sở Nông nghiệp và Môi trường'],
    ['Sở Y tế', 'Phòng Văn hóa - Xã hội'],
    ['Sở Y tế', 'Trạm Y tế xã'],
    ['Sở Tư pháp', 'Văn phòng HĐND và UBND xã'],
    ['Ban Tổ chức Tỉnh ủy', 'Ban Xây dựng Đảng'],
    ['Tỉnh đoàn', 'Đoàn Thanh niên phường'],
    ['Bộ Chỉ huy Quân sự tỉnh', 'Ban Chỉ huy Quân sự xã'],
    ['Các huyện ủy, thị ủy, thành ủy', 'Các chi bộ trực thuộc'],
    ['Cục Trồng trọt và Bảo vệ thực vật', 'Chi cục Trồng trọt và Bảo vệ thực vật'],
    ['Cục Văn thư và Lưu trữ nhà nước', 'Phòng Quản lý Văn thư, Lưu trữ'],
    ['Các bệnh viện', 'Các bệnh viện, trung tâm y tế khu vực'],
    ['Sở Giáo dục và Đào tạo', 'Các trường tiểu học, trung học cơ sở'],
    ['Báo và Đài Phát thanh, Truyền hình tỉnh', 'Trung tâm Dịch vụ tổng hợp xã'],
    ['Văn phòng UBND tỉnh', 'Trung tâm Phục vụ hành chính công phường'],
  ])('%s = %s', (a, b) => {
    expect(same(agency(a), agency(b))).toBe(true)
  })

  it.each([
    ['Sở Y tế', 'Sở Nội vụ'],
    ['Sở Tài chính', 'Công an tỉnh'],
    ['Ban Tuyên giáo Tỉnh ủy', 'Ủy ban Kiểm tra Tỉnh ủy'],
    ['Sở Xây dựng', 'Ban Xây dựng Đảng'],
    ['Sở Tư pháp', 'Ủy ban nhân dân các xã'],
    ['Văn phòng Tỉnh ủy', 'Văn phòng UBND tỉnh'],
    ['Sở Tài chính', 'Phòng Văn hóa - Xã hội'],
    ['Hội Nông dân tỉnh', 'Sở Nông nghiệp và Môi trường'],
    ['Tòa án nhân dân tỉnh', 'Viện kiểm sát nhân dân tỉnh'],
    ['Ủy ban nhân dân các xã', 'Công an xã'],
    ['Công ty Khai thác công trình thủy lợi', 'Trung tâm Dịch vụ tổng hợp xã'],
    ['Ban Hỗ trợ Phụ nữ phát triển kinh tế', 'Công ty Phát triển kinh tế biển'],
    ['Trường Chính trị tỉnh', 'Sở Nông nghiệp và Môi trường'],
    ['Vụ Pháp chế', 'Vụ Tổ chức cán bộ'],
  ])('%s ≠ %s', (a, b) => {
    expect(same(agency(a), agency(b))).toBe(false)
  })

  it.each(agencyFunctions)('$id meets its examples', ({ id, examples }) => {
    for (const example of examples) expect(functionsOf(normal(example))).toContain(id)
  })
})

describe('a body that the parent charges', () => {
  it.each([
    ['Ủy ban nhân dân các xã, phường', 'Ủy ban nhân dân phường Hoa Nắng'],
    ['UBND cấp huyện', 'Ủy ban nhân dân phường Hoa Nắng'],
    ['Các xã', 'Ủy ban nhân dân xã Kênh Ngang'],
    ['Các sở, ban, ngành, địa phương', 'Sở Nội vụ tỉnh Rừng Thông'],
    ['Các trường phổ thông', 'Trường THPT Bến Nghiên'],
    ['Sở Y tế các tỉnh, thành phố', 'Sở Y tế tỉnh Lũng Vải'],
    ['Đoàn các xã, phường', 'Đoàn Thanh niên xã Đồi Sim'],
    ['Các đảng ủy trực thuộc', 'Đảng ủy xã Bến Giang'],
  ])('%s: %s', (lead, issuer) => {
    expect(charges(agency(lead), agency(issuer))).toBe(true)
  })

  it.each([
    ['Ủy ban nhân dân các phường', 'Ủy ban nhân dân tỉnh Sông Lành'],
    ['Viện Chiến lược và Chính sách y tế', 'Sở Y tế tỉnh Lũng Vải'],
    ['Sở Y tế', 'Sở Công Thương tỉnh Rừng Thông'],
    ['Sở Tài nguyên và Môi trường', 'Trường THPT Bến Nghiên'],
    ['Công an các xã', 'Ủy ban nhân dân xã Kênh Ngang'],
    ['Hội Nông dân các xã', 'Hội Liên hiệp Phụ nữ xã Nậm Cọn'],
  ])('%s, not %s', (lead, issuer) => {
    expect(charges(agency(lead), agency(issuer))).toBe(false)
  })
})

describe('differences', () => {
  it('a merger of ministries is no change of responsibility', async () => {
    const { pairs, missing, new: fresh } = compare(await entry('sau-sap-nhap.txt'), await entry('truoc-sap-nhap.txt'))
    expect(pairs).toHaveLength(5)
    expect([missing, fresh]).toEqual([[], []])
    expect(pairs.flatMap(({ differences }) => differences)).toEqual([])
  })

  it('a later deadline is a conflict, another level none, other figures are told', async () => {
    const { pairs } = compare(await entry('xa.txt'), await entry('tinh.txt'))
    const told = (words: string) => pairs.find(({ parent }) => parent.text.startsWith(words))?.differences
    expect(told('Các cơ quan, đơn vị báo cáo')).toContainEqual({
      about: 'deadline',
      verdict: 'later',
      parent: ['trước ngày 30/11/2026'],
      child: ['trước ngày 15/12/2026'],
    })
    expect(told('Tham mưu Ủy ban nhân dân tỉnh')).toEqual([])
    expect(told('Luân chuyển 2.000')).toContainEqual({ about: 'figures', verdict: 'missing', parent: ['2000'], child: [] })
    expect(told('Vận động gia đình')).toContainEqual({
      about: 'lead',
      verdict: 'handed down',
      parent: ['Ủy ban nhân dân các xã, phường'],
      child: ['Đoàn Thanh niên xã'],
    })
  })

  it('another office is charged anew', async () => {
    const child = await entry('xa.txt')
    const task = child.plan.tasks.find(({ text }) => text.startsWith('Tham mưu Ủy ban nhân dân xã'))
    if (task) task.lead = [agency('Công an xã')]
    const { pairs } = compare(child, await entry('tinh.txt'))
    expect(pairs.flatMap(({ differences }) => differences)).toContainEqual({
      about: 'lead',
      verdict: 'changed',
      parent: ['Sở Tài chính'],
      child: ['Công an xã'],
    })
  })

  it('an earlier deadline is no conflict', async () => {
    const { pairs } = compare(await entry('dang-uy-phuong.txt'), await entry('tinh-uy.txt'))
    const verdicts = pairs.flatMap(({ differences }) =>
      differences.filter(({ about }) => about === 'deadline').map(({ verdict }) => verdict),
    )
    expect(verdicts).toEqual(['later', 'earlier'])
  })
})
