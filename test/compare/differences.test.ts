import { describe, expect, it } from 'vitest'
import { agencyComparer } from '../../src/compare/agencies.ts'
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
  ])('%s ≠ %s', (a, b) => {
    expect(same(agency(a), agency(b))).toBe(false)
  })

  it.each(agencyFunctions)('$id meets its examples', ({ id, examples }) => {
    for (const example of examples) expect(functionsOf(normal(example))).toContain(id)
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
