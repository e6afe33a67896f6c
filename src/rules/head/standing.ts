/** Where an issuer stands: its agency in the table, level, system, and the province that it belongs to, then and today. */
import { agencyById } from '../../lexicon/agencies.ts'
import { type Province, provinceByName, provinceOn } from '../../lexicon/provinces.ts'
import { fold } from '../../text/fold.ts'
import { resolveAgency } from '../tasks/resolve.ts'
import { placeAt } from './agency-case.ts'

export type Level = 'central' | 'province' | 'district' | 'commune' | 'unit'
export type System = 'state' | 'party' | 'front' | 'school' | 'company'

export interface Standing {
  agencyId: string | null
  level: Level | null
  system: System | null
  /** "tỉnh Lâm Đồng"; the place that the names give where the province is not known */
  jurisdiction: string | null
  province: { id: string; name: string; today: string } | null
}

const folded = (words: readonly string[]): string => words.map(fold).join('|')
const starts = (words: readonly string[]): RegExp => new RegExp(`^(?:${folded(words)})(?![\\p{L}])`, 'u')

const COMPANY = starts(['công ty', 'tổng công ty', 'tập đoàn', 'ngân hàng', 'nhà máy', 'hợp tác xã', 'điện lực', 'bưu điện'])
const SCHOOL = starts(['trường', 'đại học', 'học viện'])
const PARTY = new RegExp(
  `^(?:(?:ban thường vụ|ban chấp hành|thường trực|văn phòng|${folded(['ủy ban kiểm tra', 'ban tổ chức', 'ban tuyên giáo', 'ban dân vận', 'ban nội chính', 'ban xây dựng đảng', 'trường chính trị'])})(?: (?:và |dân vận )*)?)*(?:${folded(['trung ương đảng', 'đảng ủy', 'đảng bộ', 'chi bộ', 'chi ủy', 'tỉnh ủy', 'thành ủy', 'huyện ủy', 'quận ủy', 'thị ủy', 'quân ủy', 'đảng đoàn', 'ban cán sự đảng', 'bộ chính trị', 'ban bí thư'])})(?![\\p{L}])`,
  'u',
)
const PARTY_ORGAN = starts(['ban tổ chức', 'ban tuyên giáo', 'ban dân vận', 'ban nội chính', 'ban xây dựng đảng', 'ủy ban kiểm tra'])
const FRONT = new RegExp(
  `${folded(['mặt trận tổ quốc', 'mttq', 'đoàn tncs', 'đoàn thanh niên', 'tỉnh đoàn', 'thành đoàn', 'huyện đoàn', 'hội liên hiệp', 'hội lhpn', 'hội nông dân', 'hội cựu chiến binh', 'liên đoàn lao động', 'công đoàn', 'hội chữ thập đỏ', 'hội khuyến học', 'hội người cao tuổi', 'chi đoàn', 'liên đội'])}|^hội (?!đồng)`,
  'u',
)
const CENTRAL = new RegExp(
  `^(?:bộ(?! chỉ huy| tư lệnh| đội)|chính phủ|quốc hội|${folded(['thủ tướng', 'văn phòng chính phủ', 'văn phòng quốc hội', 'tổng cục', 'tổng liên đoàn', 'bộ chính trị', 'ban bí thư', 'thanh tra chính phủ', 'tòa án nhân dân tối cao', 'viện kiểm sát nhân dân tối cao', 'kiểm toán nhà nước', 'ngân hàng nhà nước việt nam', 'bảo hiểm xã hội việt nam'])})(?![\\p{L}])|${folded(['trung ương', 'quốc gia', 'trung ương đoàn'])}`,
  'u',
)
const UNIT = starts([
  'chi bộ',
  'chi ủy',
  'khoa',
  'tổ',
  'bệnh viện',
  'trung tâm',
  'trạm',
  'chi đoàn',
  'liên đội',
  'chi hội',
  'ban quản lý dự án',
  'thư viện',
  'bảo tàng',
])
const COMMITTEES: readonly [RegExp, Level][] = [
  [/(?:^|\s)tỉnh (?:ủy|đoàn)/u, 'province'],
  [/(?:^|\s)(?:huyện|quận|thị) (?:ủy|đoàn)/u, 'district'],
]
const RANKS: Record<string, Level> = {
  tỉnh: 'province',
  huyện: 'district',
  quận: 'district',
  'thị xã': 'district',
  xã: 'commune',
  phường: 'commune',
  'thị trấn': 'commune',
  'đặc khu': 'commune',
}

interface Place {
  rank: string
  name: string
}

/** "Ủy ban nhân dân huyện Bình An" gives "huyện" and "Bình An"; "Tỉnh ủy Lâm Đồng" gives "tỉnh". */
function placeIn(name: string): Place | null {
  const tokens = name.split(/\s+/)
  const words = tokens.map(fold)
  for (let at = 1; at < words.length; at += 1) {
    const count = placeAt(words, at)
    if (count > 0)
      return {
        rank: words
          .slice(at, at + count)
          .join(' ')
          .replace(/^tp\.?$/, 'thành phố'),
        name: tokens.slice(at + count).join(' '),
      }
  }
  const committee = /^(?:.*\s)?(?:tỉnh|thành) (?:ủy|đoàn)\s+/u.exec(words.join(' '))
  return committee ? { rank: 'tỉnh', name: tokens.slice(committee[0].trim().split(' ').length).join(' ') } : null
}

function levelOfPlace(place: Place | null): Level | null {
  if (place === null) return null
  if (place.rank === 'thành phố') return provinceByName(place.name)?.kind === 'thành phố' || place.name === '' ? 'province' : 'district'
  return RANKS[place.rank] ?? null
}

function levelOf(name: string, superior: string | null, known: Level | null): Level | null {
  const words = fold(name)
  if (UNIT.test(words) || SCHOOL.test(words) || COMPANY.test(words)) return 'unit'
  if (CENTRAL.test(words)) return 'central'
  const committee = COMMITTEES.find(([pattern]) => pattern.test(words))
  if (committee) return committee[1]
  const own = levelOfPlace(placeIn(name))
  if (own) return own
  if (/^thành (?:ủy|đoàn)/u.test(words))
    return provinceByName(name.split(/\s+/).slice(2).join(' '))?.kind === 'thành phố' ? 'province' : 'district'
  return known ?? (superior ? (levelOfPlace(placeIn(superior)) ?? (CENTRAL.test(fold(superior)) ? 'central' : null)) : null)
}

function systemOf(name: string, superior: string | null, symbol: string | null, known: System | null): System | null {
  const words = fold(name)
  if (COMPANY.test(words) && !/^ngân hàng (?:nhà nước|chính sách)/u.test(words)) return 'company'
  if (PARTY.test(words)) return 'party'
  if (PARTY_ORGAN.test(words) && superior !== null && PARTY.test(fold(superior))) return 'party'
  if (FRONT.test(words)) return 'front'
  if (SCHOOL.test(words)) return 'school'
  if (known) return known
  if (symbol !== null && /\/(?:TW|TU|HU|QU|ThU|ĐU|ĐUK)$/u.test(symbol)) return 'party'
  return /^(?:ubnd|hđnd|ủy ban|hội đồng|sở|bộ|ban|phòng|cục|chi cục|tổng cục|văn phòng|công an|thanh tra|tòa án|viện|chính phủ|thủ tướng|bệnh viện|trung tâm|trạm|kho bạc|bảo hiểm)(?![\p{L}])/u.test(
    words,
  )
    ? 'state'
    : null
}

const NAMED = /(?<![\p{L}])(?:tỉnh|[Tt]hành phố|TP\.?)\s(?<name>\p{Lu}[\p{L}]*(?:(?:\s|\s?-\s?)\p{Lu}[\p{L}]*){0,5})/gu
/** How much of a text is read for the names of provinces. */
const READ = 60_000

/** The province that the text names most, if it names it clearly more often than any other. */
function namedMost(text: string): Province | null {
  const counts = new Map<Province, number>()
  for (const match of text.slice(0, READ).matchAll(NAMED)) {
    const words = (match.groups?.name ?? '').split(/\s+/)
    for (let size = words.length; size > 0; size -= 1) {
      const province = provinceByName(words.slice(0, size).join(' '))
      if (!province) continue
      counts.set(province, (counts.get(province) ?? 0) + 1)
      break
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] > 2 * (second?.[1] ?? 0) ? first[0] : null
}

export interface Known {
  name: string
  superior: string | null
  /** of the date line */
  seat: string | null
  symbol: string | null
  /** EDTF of the day of issue */
  issued: string | null
}

const TODAY = '9999-12-31'

function provinceOf(known: Known, level: Level | null, text: string): Province | null {
  for (const name of [known.name, known.superior]) {
    const place = name ? placeIn(name) : null
    const found = place && (place.rank === 'tỉnh' || place.rank === 'thành phố') ? provinceByName(place.name) : null
    if (found) return found
  }
  const seat = known.seat ? provinceByName(known.seat) : null
  return level === 'province' && seat ? seat : (namedMost(text) ?? seat)
}

/**
 * Works out where the issuer stands, from its name, the body above it, the date line, the symbol of its number and the names in the text.
 * Bodies of the centre have no province.
 */
export function standingOf(known: Known, text: string, printed: string | null): Standing {
  const { agencyId } = resolveAgency(known.name)
  const entry = agencyId === null ? null : agencyById(agencyId)
  const level = levelOf(known.name, known.superior, entry?.level ?? null)
  const system = systemOf(known.name, known.superior, known.symbol, entry?.system ?? null)
  if (level === 'central') return { agencyId, level, system, jurisdiction: null, province: null }
  const found = provinceOf(known, level, text)
  if (!found) return { agencyId, level, system, jurisdiction: printed, province: null }
  const then = (known.issued !== null && known.issued.length === 10 ? provinceOn(found.id, known.issued) : null) ?? found
  const today = provinceOn(found.id, TODAY) ?? found
  return {
    agencyId,
    level,
    system,
    jurisdiction: `${then.kind} ${then.name}`,
    province: { id: then.id, name: then.name, today: today.name },
  }
}
