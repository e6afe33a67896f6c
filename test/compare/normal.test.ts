import { describe, expect, it } from 'vitest'
import { normal } from '../../src/compare/normal.ts'
import { shortForms } from '../../src/compare/short-forms.ts'
import { changes, commonRuns } from '../../src/compare/words.ts'

describe('normal form', () => {
  it.each([
    ['Bảo đảm an toàn, trật tự.', 'đảm bảo an toàn trật tự'],
    ['UBND các xã, phường', 'Ủy ban nhân dân các xã, phường'],
    ['Uỷ ban nhân dân; hoà giải', 'Ủy ban nhân dân, hòa giải'],
    ['kiểm tra hằng năm', 'kiểm tra năm 2026'],
    ['kiểm tra hàng năm', 'Kiểm tra trong năm 2027'],
    ['giai đoạn 2021-2025', 'giai đoạn 2026 - 2030'],
    ['trước ngày 05/06/2026', 'trước ngày 5/6/2026'],
    ['2.000 bản', '2000 bản'],
    ['tài liệu của Bộ GD&ĐT', 'tài liệu của Bộ Giáo dục và Đào tạo'],
    ['Sở KHCN', 'Sở Khoa học và Công nghệ'],
  ])('%s = %s', (a, b) => {
    expect(normal(a)).toBe(normal(b))
  })

  it.each([
    ['trước ngày 05/6/2026', 'trước ngày 06/6/2026'],
    ['ngày 24 tháng 3 năm 2025', 'ngày 24 tháng 3 năm 2026'],
    ['quý II năm 2025', 'quý II năm 2026'],
    ['đạt 80% trở lên', 'đạt 85% trở lên'],
    ['giao Sở Y tế', 'giao Sở Nội vụ'],
    ['đạt 5,5%', 'đạt 55%'],
    ['phối hợp doanh nghiệp', 'phối hợp với doanh nghiệp'],
  ])('%s ≠ %s', (a, b) => {
    expect(normal(a)).not.toBe(normal(b))
  })

  it('opens short forms that either text tells', () => {
    const texts = ['Tổ chức tuyên truyền về TTATGT cho học sinh.', 'Tuyên truyền về trật tự, an toàn giao thông (TTATGT).']
    const short = shortForms(texts)
    expect(normal('bảo đảm TTATGT', short)).toBe(normal('bảo đảm trật tự, an toàn giao thông'))
    expect(normal('Sở GDĐT', shortForms(['Sở GDĐT', 'Sở Giáo dục và Đào tạo']))).toBe(normal('Sở Giáo dục và Đào tạo'))
  })
})

describe('words', () => {
  it('names what was removed and added, spelling aside', () => {
    expect(changes('Đảm bảo hoàn thành trước ngày 20/4/2026.', 'Đảm bảo, hoàn thành trước ngày 25/4/2026.')).toEqual([
      { kind: 'same', text: 'Đảm bảo, hoàn thành trước ngày', older: 'Đảm bảo hoàn thành trước ngày' },
      { kind: 'removed', text: '20/4/2026.' },
      { kind: 'added', text: '25/4/2026.' },
    ])
  })

  it('names the longest runs in common first', () => {
    expect(commonRuns('Sở Y tế mở lớp tập huấn cho cán bộ xã', 'Trạm mở lớp tập huấn cho cán bộ thôn')).toEqual([
      'mở lớp tập huấn cho cán bộ',
    ])
  })
})
