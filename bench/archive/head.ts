/** Who issues the document of a number, when, under which code, and what it carries out: known without making the others. */
import { provinces } from '../../src/lexicon/provinces.ts'
import { chance, pick, properName, thing, words } from './words.ts'

export type Rank = 'centre' | 'province' | 'department' | 'commune'

export interface Head {
  rank: Rank
  code: string
  symbol: string
  issuer: string
  superior: string | null
  province: string
  place: string
  /** ISO day */
  issued: string
  title: string
}

/** A block holds a province's plans of some weeks: of a ministry, of the province, of its departments, of its communes. */
const BLOCK = 100
const FIRST = { province: 1, department: 16, commune: 50 }
const COMMUNES = 3321
const FIRST_YEAR = 2019
const BLOCKS_A_YEAR = 143

const DEPARTMENTS: readonly (readonly [name: string, symbol: string])[] = [
  ['Sở Tài chính', 'STC'],
  ['Sở Nội vụ', 'SNV'],
  ['Sở Y tế', 'SYT'],
  ['Sở Giáo dục và Đào tạo', 'SGDĐT'],
  ['Sở Xây dựng', 'SXD'],
  ['Sở Công Thương', 'SCT'],
  ['Sở Tư pháp', 'STP'],
  ['Sở Khoa học và Công nghệ', 'SKHCN'],
  ['Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL'],
  ['Sở Nông nghiệp và Phát triển nông thôn', 'SNNPTNT'],
  ['Sở Tài nguyên và Môi trường', 'STNMT'],
  ['Sở Kế hoạch và Đầu tư', 'SKHĐT'],
  ['Sở Thông tin và Truyền thông', 'STTTT'],
  ['Sở Giao thông vận tải', 'SGTVT'],
  ['Công an tỉnh', 'CAT'],
  ['Thanh tra tỉnh', 'TT'],
]
const MINISTRIES = ['Bộ Y tế', 'Bộ Nội vụ', 'Bộ Tài chính', 'Bộ Công an', 'Bộ Khoa học và Công nghệ', 'Bộ Giáo dục và Đào tạo']
const SEATS = provinces.filter(({ validTo }) => validTo === undefined)

export function rankOf(index: number): Rank {
  const place = index % BLOCK
  if (place < FIRST.province) return 'centre'
  if (place < FIRST.department) return 'province'
  return place < FIRST.commune ? 'department' : 'commune'
}

/** The plan that the document of a number carries out; null for those of the centre. */
export function parentOf(index: number): number | null {
  const next = chance(index ^ 0x5bd1e995)
  const block = index - (index % BLOCK)
  switch (rankOf(index)) {
    case 'centre':
      return null
    case 'province':
      return block
    case 'department':
      return block + FIRST.province + Math.floor(next() * (FIRST.department - FIRST.province))
    case 'commune':
      return block + FIRST.province + Math.floor(next() * (FIRST.commune - FIRST.province))
  }
}

function day(year: number, block: number, next: () => number): string {
  const within = ((block % BLOCKS_A_YEAR) / BLOCKS_A_YEAR) * 330 + next() * 30
  return new Date(Date.UTC(year, 0, 1 + Math.floor(within))).toISOString().slice(0, 10)
}

export function communeName(number: number): string {
  return properName(chance(number + 77))
}

/** The head of the document of a number, from 0. */
export function headOf(index: number): Head {
  const next = chance(index)
  const rank = rankOf(index)
  const block = Math.floor(index / BLOCK)
  const year = FIRST_YEAR + Math.floor(block / BLOCKS_A_YEAR)
  const seat = SEATS[block % SEATS.length] as (typeof SEATS)[number]
  const province = `${seat.kind} ${seat.name}`
  const turn = Math.floor((block % BLOCKS_A_YEAR) / SEATS.length)
  const title = `Triển khai ${thing(next)} ${words(next, 6)} và ${thing(next)} năm ${year}`
  const common = { rank, province, issued: day(year, block, next), title }
  if (rank === 'centre') {
    const ministry = pick(next, MINISTRIES)
    return { ...common, ...coded(1 + (block % BLOCKS_A_YEAR), 'BTW'), issuer: ministry, superior: null, place: 'Hà Nội' }
  }
  const council = `Ủy ban nhân dân ${province}`
  if (rank === 'province')
    return { ...common, ...coded(turn * 15 + (index % BLOCK), 'UBND'), issuer: council, superior: null, place: seat.name }
  if (rank === 'department') {
    const [name, symbol] = DEPARTMENTS[(index % BLOCK) % DEPARTMENTS.length] as readonly [string, string]
    return { ...common, ...coded(turn * 3 + (index % 3) + 1, symbol), issuer: name, superior: council, place: seat.name }
  }
  const commune = (block * BLOCK + index) % COMMUNES
  const name = communeName(commune)
  return {
    ...common,
    ...coded(1 + Math.floor(next() * 280), 'UBND'),
    issuer: `Ủy ban nhân dân xã ${name}`,
    superior: council,
    place: name,
  }
}

function coded(number: number, body: string): { code: string; symbol: string } {
  return { code: `${String(number).padStart(2, '0')}/KH-${body}`, symbol: `KH-${body}` }
}

/** Bodies that tasks name. */
export const BODIES: readonly string[] = [
  ...DEPARTMENTS.map(([name]) => name),
  'Ban Tuyên giáo và Dân vận Tỉnh ủy',
  'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
  'Văn phòng Ủy ban nhân dân tỉnh',
  'Tỉnh đoàn',
  'Hội Liên hiệp Phụ nữ tỉnh',
  'Bộ Chỉ huy Quân sự tỉnh',
  'Các sở, ban, ngành, địa phương',
  'Ủy ban nhân dân các xã, phường',
  'Các cơ quan, đơn vị liên quan',
]
