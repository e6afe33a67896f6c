import { describe, expect, it } from 'vitest'
import { coverage } from '../../src/compare/coverage.ts'
import { reuse } from '../../src/compare/reuse.ts'
import { versions } from '../../src/compare/versions.ts'
import { entry } from './entry.ts'

describe('versions', () => {
  it('draft against final names exactly what changed', async () => {
    const { head, rows } = versions(await entry('du-thao.txt'), await entry('tinh.txt'))
    expect(head).toEqual([
      { field: 'code', older: null, newer: '71/KH-UBND' },
      { field: 'issued', older: '2026-02', newer: '2026-02-03' },
    ])
    const told = rows.map(({ changes, older, newer }) => [changes.join(), (older ?? newer)?.text.split(' ').slice(0, 4).join(' ')])
    expect(told).toEqual([
      ['changed', 'Chủ trì, phối hợp'],
      ['removed', 'Tổ chức thư viện'],
      ['moved', 'Tham mưu Ủy ban'],
      ['renumbered', 'Bảo đảm an ninh,'],
      ['added', 'Khảo sát nhu cầu'],
    ])
    expect(rows[0]?.words.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['20/4/2026.', '25/4/2026.'])
  })

  it('a version against itself names nothing', async () => {
    const plan = await entry('tinh-uy.txt')
    expect(versions(plan, plan)).toMatchObject({ head: [], rows: [] })
  })
})

describe('coverage', () => {
  it('counts days after the parent, shares, and what nobody takes up', async () => {
    const found = coverage(await entry('tinh.txt'), [await entry('dang-uy-phuong.txt'), await entry('xa.txt')])
    const commune = found?.children.find(({ document }) => document.code === '15/KH-UBND')
    expect(commune?.days).toBe(27)
    expect(commune?.covered).toBeCloseTo(8 / 11)
    expect(found?.rows.filter(({ taken }) => taken === 0).map(({ item }) => item.text.split(' ').slice(0, 3).join(' '))).toEqual([
      'Khai thác có',
      'Chủ trì, phối',
      'Bảo đảm an',
      'Khảo sát nhu',
    ])
  })

  it('is null where nothing carries the plan out', async () => {
    expect(coverage(await entry('tinh.txt'), [])).toBeNull()
  })
})

describe('reuse', () => {
  const passage = 'Tổ chức lớp bồi dưỡng kỹ năng số cho cán bộ, công chức cấp xã và thành viên tổ công nghệ cộng đồng trên địa bàn'
  it('finds passages that several plans share, small changes aside', () => {
    const other = 'Lắp đặt biển chỉ dẫn tại các tuyến phố đi bộ, bố trí điểm gửi xe và nhà vệ sinh công cộng phục vụ du khách dịp lễ hội'
    const passages = [
      { plan: 1, text: passage },
      { plan: 2, text: `${passage.replace('Tổ chức', 'tổ chức')}.` },
      { plan: 2, text: passage },
      { plan: 3, text: `${passage} phường; kết thúc trước tháng 9.` },
      { plan: 3, text: other },
      { plan: 4, text: 'Báo cáo kết quả thực hiện.' },
      { plan: 5, text: 'Báo cáo kết quả thực hiện.' },
    ]
    expect(reuse(passages)).toEqual([{ text: passage, plans: [1, 2, 3] }])
    expect(reuse(passages, 4)).toEqual([])
  })

  it('one word of twenty changed in the middle is still the same passage', () => {
    const local = passage.replace('cán bộ, công chức cấp xã', 'cán bộ, viên chức cấp xã')
    expect(
      reuse([
        { plan: 1, text: passage },
        { plan: 2, text: local },
      ]),
    ).toEqual([{ text: passage, plans: [1, 2] }])
  })
})
