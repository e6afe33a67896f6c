/** Recipients and signatures: which lines at the end of a text they take. */
import { phrase } from '../text/vi.ts'
import type { Line } from './frame-lines.ts'

const RECIPIENTS = new RegExp(`^(?:${phrase('nơi nhận')}|${phrase('kính gửi')}(?= ?nơi))\\s*[:.]?`, 'iu')
/** TM. KT. TL. TUQ. Q. by NĐ 30; T/M K/T T/L by the Party's guide. */
export const AUTHORITY =
  /^(?:TM|KT|TL|TUQ|T\.?\s?M|K\.?\s?T|T\.?\s?L|T\/M|K\/T|T\/L|TM\/|Q|Q\/|TUQ|T\/UQ)\s?[./]?\s(?=\p{Lu}{2})|^(?:TM|KT|TL|TUQ|Q|T\/M|K\/T|T\/L)\.(?=\s?\p{Lu}{2})/u
const POSITIONS = [
  'chủ tịch',
  'phó chủ tịch',
  'chủ tịch danh dự',
  'giám đốc',
  'phó giám đốc',
  'tổng giám đốc',
  'phó tổng giám đốc',
  'quyền giám đốc',
  'bí thư',
  'phó bí thư',
  'bí thư thường trực',
  'phó bí thư thường trực',
  'thủ tướng',
  'phó thủ tướng',
  'bộ trưởng',
  'thứ trưởng',
  'trưởng ban',
  'phó trưởng ban',
  'phó ban',
  'trưởng phòng',
  'phó trưởng phòng',
  'phó phòng',
  'hiệu trưởng',
  'phó hiệu trưởng',
  'viện trưởng',
  'phó viện trưởng',
  'cục trưởng',
  'phó cục trưởng',
  'vụ trưởng',
  'tổng cục trưởng',
  'chi cục trưởng',
  'phó chi cục trưởng',
  'chánh văn phòng',
  'phó chánh văn phòng',
  'phó văn phòng',
  'chánh thanh tra',
  'phó chánh thanh tra',
  'chánh án',
  'phó chánh án',
  'chủ nhiệm',
  'phó chủ nhiệm',
  'tổng thư ký',
  'thư ký',
  'trưởng đoàn',
  'phó trưởng đoàn',
  'trưởng khoa',
  'phó trưởng khoa',
  'tổ trưởng',
  'tổ phó',
  'trưởng trạm',
  'trạm trưởng',
  'chỉ huy trưởng',
  'chính ủy',
  'chính trị viên',
  'tư lệnh',
  'phó tư lệnh',
  'trưởng công an',
  'phó trưởng công an',
  'thống đốc',
  'phó thống đốc',
  'tổng biên tập',
  'tổng kiểm toán',
  'kiểm toán trưởng',
  'phụ trách',
  'quyền chủ tịch',
  'hội trưởng',
  'trưởng tiểu ban',
  'trưởng bộ phận',
  'ủy viên',
  'ủy viên thường trực',
  'ủy viên ban thường vụ',
  'ủy viên thường vụ',
  'thường trực',
  'đội trưởng',
  'người lập',
  'người lập kế hoạch',
  'tổng phụ trách',
  'tổ trưởng chuyên môn',
  'trưởng chi nhánh',
  'giám đốc điều hành',
  'kế toán trưởng',
  'bí thư chi bộ',
  'bí thư đoàn trường',
  'bí thư đoàn',
].map(phrase)
/** A position in capitals, an organisation perhaps after it: "PHÓ CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG", "CHỦ TỊCH CÔNG ĐOÀN". */
const POSITION = new RegExp(`^(?:Q(?:UYỀN)?\\.?\\s)?(?:${POSITIONS.sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}])`, 'iu')

/** "Nơi nhận:" */
export function isRecipientsLine(text: string): boolean {
  return RECIPIENTS.test(text)
}

/** "Q.II/2026" in a table is a quarter. */
const QUARTER = /^Q\.?\s?(?:I{1,3}|IV)(?!\p{L})/u

/** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ" */
export function isAuthorityLine(text: string): boolean {
  return text.length < 120 && AUTHORITY.test(text) && text === text.toUpperCase() && !QUARTER.test(text)
}

/** "PHÓ CHỦ TỊCH", "Hiệu trưởng": alone on its line. */
export function isPositionLine(text: string): boolean {
  if (text.length > 70 || /[;:]$/u.test(text)) return false
  const plain = text.replace(/^\(?(?:đã ký|ký)\)?\s*/iu, '')
  if (!POSITION.test(plain)) return false
  if (plain === plain.toUpperCase()) return true
  const match = POSITION.exec(plain)
  return (match?.[0].length ?? 0) >= plain.length - 1
}

export function isBullet(text: string): boolean {
  return /^[-+•*]\s?\S/u.test(text)
}

const FILING = new RegExp(`^[-+•*]?\\s?${phrase('lưu')}(?![\\p{L}])`, 'iu')
/** "- Lưu: VT, …", "- Lưu Văn phòng …" */
export function isFilingLine(text: string): boolean {
  return text.length < 120 && FILING.test(text)
}

const SHORT = 110

/**
 * Where recipients and signatures stand.
 * @param from index of the first line that may belong to them
 * @param isStop tells a line that cannot: an annex begins
 * @returns indices of the first line and the one after the last; null where the text is not signed
 */
export function findClosing(lines: readonly Line[], from: number, isStop: (index: number) => boolean): { from: number; to: number } | null {
  let anchor = -1
  for (let index = from; index < lines.length; index += 1) {
    const { text } = lines[index] as Line
    if (isRecipientsLine(text) || isAuthorityLine(text) || (isFilingLine(text) && isSigned(lines, index))) {
      anchor = index
      break
    }
    if (isPositionLine(text) && text === text.toUpperCase() && endsSoon(lines, index, isStop)) {
      anchor = index
      break
    }
  }
  if (anchor < 0) return null
  const start = upwards(lines, anchor, from)
  return { from: start, to: downwards(lines, anchor, isStop) }
}

function isSigned(lines: readonly Line[], index: number): boolean {
  return lines
    .slice(index + 1, index + 6)
    .some((line) => isAuthorityLine(line.text) || (isPositionLine(line.text) && line.text === line.text.toUpperCase()))
}

/** A bare position in capitals signs only where the text is over soon after it. */
function endsSoon(lines: readonly Line[], index: number, isStop: (index: number) => boolean): boolean {
  for (let next = index + 1; next < Math.min(lines.length, index + 10); next += 1) {
    if (isStop(next)) return true
    if ((lines[next] as Line).text.length > SHORT) return false
  }
  return true
}

/** Recipients without their heading, and signatures printed before them. */
function upwards(lines: readonly Line[], anchor: number, from: number): number {
  let start = anchor
  const held = lines[anchor]?.table
  if (held && !held.ruled) while (start > from && lines[start - 1]?.table === held) start -= 1
  if (!isRecipientsLine(lines[anchor]?.text ?? '')) {
    const filed = lines.slice(Math.max(from, anchor - 3), anchor + 1).some((line) => isFilingLine(line.text))
    while (filed && start > from && isBullet(lines[start - 1]?.text ?? '') && (lines[start - 1]?.text.length ?? 0) < 90) start -= 1
  }
  for (let up = start - 1; up >= Math.max(from, start - 4); up -= 1) {
    const text = lines[up]?.text ?? ''
    if (isAuthorityLine(text) || (isPositionLine(text) && text === text.toUpperCase())) start = up
  }
  return start
}

function downwards(lines: readonly Line[], anchor: number, isStop: (index: number) => boolean): number {
  const held = lines[anchor]?.table
  let end = anchor + 1
  while (end < lines.length) {
    const line = lines[end] as Line
    const inside = held !== null && line.table === held
    if (!inside && (isStop(end) || line.layer === 'note' || line.text.length > 200 || line.table?.ruled === true)) break
    end += 1
  }
  while (end > anchor + 1 && lines[end - 1]?.layer !== 'body') end -= 1
  return end
}
