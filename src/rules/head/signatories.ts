/** Who signed: the form of authority, the position and the name under it. */
import type { Line } from '../../structure/frame-lines.ts'
import { isAuthorityLine, isBullet, isFilingLine, isPositionLine, isRecipientsLine } from '../../structure/sign-off.ts'
import { fold } from '../../text/fold.ts'
import { phrase } from '../../text/vi.ts'

export interface Signer {
  authority: string | null
  position: string | null
  name: string | null
  start: number
  end: number
}

/** Family names, the commonest and those of minorities; a name that begins otherwise needs a position above it. */
const FAMILY = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương lâm mai tô tạ hà lương phùng tăng cao thái châu quách kiều chu lưu la doãn nghiêm tống thân từ tôn triệu đinh đàm mạc vi nông hứa lò quàng cầm bạc điêu cà tòng vàng giàng sùng thào hạng lầu mùa cứ má thạch kim sơn danh ksor rơ siu nay kpă rmah y h điểu ka kơ bờ bríu alăng zơ a hồng khổng khuất ninh âu ông ung viên văn thi phương cù mẫn nhâm quản tiêu tiết trà trang trì ứng giáp hán hoa khương lục lã lạc lạng mã nhữ nguyên thiều uông xa yên'
    .split(' ')
    .map(fold),
)
const RANKS = new RegExp(
  `^(?:(?:${[
    'đại tướng',
    'thượng tướng',
    'trung tướng',
    'thiếu tướng',
    'chuẩn đô đốc',
    'phó đô đốc',
    'đô đốc',
    'đại tá',
    'thượng tá',
    'trung tá',
    'thiếu tá',
    'đại úy',
    'thượng úy',
    'trung úy',
    'thiếu úy',
    'giáo sư',
    'phó giáo sư',
    'tiến sĩ',
    'tiến sỹ',
    'thạc sĩ',
    'thạc sỹ',
    'bác sĩ',
    'bác sỹ',
    'kỹ sư',
    'cử nhân',
    'luật sư',
    'nhà giáo ưu tú',
    'nhà giáo nhân dân',
    'thầy thuốc ưu tú',
    'linh mục',
    'hòa thượng',
    'thượng tọa',
  ]
    .map(phrase)
    .join(
      '|',
    )}|gs|pgs|ts|tsk?h|ths|bs|bscki{1,2}|bsck\\s?[12i]{1,2}|cki{1,2}|ks|cn|ngưt|ngnd|ttưt|ttnd|ls|ds|mba|dr|ông|bà|đ\\/c|đồng chí)(?:\\.|\\s|,|-)\\s*)+`,
  'iu',
)
const SIGNED = /^[[(]?\s?(?:đã ký|ký tên|ký|đã kí)(?:\s?,?\s?(?:ghi rõ họ tên|đóng dấu|họ tên))*\s?[\])]?\s?[:.]?\s*/iu
const NOT_NAME = new RegExp(
  `(?:^|\\s)(?:${['tỉnh', 'huyện', 'phòng', 'ban', 'sở', 'ủy', 'uỷ', 'trường', 'công', 'văn phòng', 'hội', 'lưu', 'như', 'các', 'kế hoạch', 'phụ lục', 'nơi', 'kèm'].map(phrase).join('|')})(?:\\s|$)`,
  'u',
)

const WORD = /^(?:\p{Lu}['’]?\p{Ll}*(?:['’-]\p{L}+)?|\p{Lu}\.?)$/u
const CAPS_WORD = /^\p{Lu}['’]?\p{Lu}*$/u

/** The name on a line, rank and degree left off; null where the line is no name. `offset` is where it begins in the line. */
export function nameOn(line: string): { name: string; offset: number } | null {
  let rest = line.replace(SIGNED, '')
  rest = rest.replace(RANKS, '')
  const name = rest
    .replace(/[\s.,;]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
  const words = name.split(' ')
  if (/^[KHY]['’]\p{Lu}\p{Ll}+$/u.test(name)) return { name, offset: line.length - rest.length + rest.indexOf(name) }
  if (words.length < 2 || words.length > 7 || name.length > 45 || /\d/.test(name) || isPositionLine(name)) return null
  const family = FAMILY.has(fold(words[0] ?? '').replace(/['’].*$/u, ''))
  const proper = words.every((word) => WORD.test(word))
  const capitals = !proper && words.every((word) => CAPS_WORD.test(word))
  if (!proper && !(capitals && family)) return null
  if (proper && NOT_NAME.test(name)) return null
  if (proper && !family && !/^(?:\p{Lu}['’]|[YHK] )/u.test(name) && words.length < 3) return null
  return { name, offset: line.length - rest.length + rest.indexOf(words[0] ?? '') }
}

/** A whole name with a common family name: "Nguyễn Văn An". */
export function isPerson(words: string): boolean {
  const name = nameOn(words)
  return name !== null && name.name === words && hasFamily(words)
}

function hasFamily(name: string): boolean {
  return FAMILY.has(fold(name.split(' ')[0] ?? '').replace(/['’].*$/u, ''))
}

interface Open {
  authority: string[]
  position: string[]
  start: number
  end: number
}

const fresh = (): Open => ({ authority: [], position: [], start: -1, end: -1 })

/** A name broken over two lines of one paragraph is one line. */
function mended(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  for (const line of lines) {
    const last = whole.at(-1)
    if (last && !line.first && line.start === last.end + 1 && /^\p{Lu}[\p{L}'’]*$/u.test(last.text) && nameOn(`${last.text} ${line.text}`))
      whole[whole.length - 1] = { ...last, text: `${last.text} ${line.text}`, end: line.end }
    else whole.push(line)
  }
  return whole
}

const COPY = new RegExp(`^[[(]?(?:${['sao y', 'sao lục', 'trích sao', 'bản sao'].map(phrase).join('|')})(?![\\p{L}])`, 'iu')

/** Who certified a copy did not sign the document: the lines up to "SAO Y", where a name stands before it. */
function beforeCopy(closing: readonly Line[]): readonly Line[] {
  const at = closing.findIndex((line) => line.text.length < 60 && COPY.test(line.text))
  return at > 0 && closing.slice(0, at).some((line) => nameOn(line.text) !== null) ? closing.slice(0, at) : closing
}

/** Signatures among the lines of a closing; recipients are passed over. Columns of a table are read one by one, or in order where that gives no name. */
export function readSigners(closing: readonly Line[]): Signer[] {
  const lines = mended(beforeCopy(closing))
  const columns = new Map<string, Line[]>()
  for (const line of lines) {
    const key = line.table ? `${line.table.start}:${line.column}` : ''
    const column = columns.get(key)
    if (column) column.push(line)
    else columns.set(key, [line])
  }
  const found = [...columns.values()].flatMap(readColumn)
  if (found.some((signer) => signer.name !== null)) return found.filter((signer) => signer.name !== null)
  return readColumn(lines)
}

function readColumn(lines: readonly Line[]): Signer[] {
  const signers: Signer[] = []
  let open = fresh()
  for (const line of lines) {
    const { text } = line
    if (isRecipientsLine(text) || isBullet(text) || isFilingLine(text) || line.layer === 'note') continue
    if (isAuthorityLine(text) || isPositionLine(text)) {
      const list = isAuthorityLine(text) ? open.authority : open.position
      if (list.length < 4) list.push(text)
      if (open.start < 0) open.start = line.start
      open.end = line.end
      continue
    }
    if (open.start < 0) continue
    const name = nameOn(text)
    if (!name || line.role === 'page-number') continue
    const later = signers.at(-1)
    if (later && open.authority.length === 0 && open.position.length === 0) continue
    signers.push({
      authority: open.authority.join(' ') || null,
      position: open.position.join(' ') || null,
      name: name.name,
      start: open.start,
      end: line.start + name.offset + name.name.length,
    })
    open = { ...fresh() }
  }
  if (signers.length === 0 && open.start >= 0)
    signers.push({
      authority: open.authority.join(' ') || null,
      position: open.position.join(' ') || null,
      name: null,
      start: open.start,
      end: open.end,
    })
  return signers
}

/** The name that an electronic signature's stamp gives: "Người ký: Nguyễn Văn An", not that of the body itself. */
export function nameOnStamp(lines: readonly Line[]): { name: string; start: number; end: number } | null {
  for (const line of lines) {
    const match = /^(?:Người ký|Ký bởi|Signed by|Digitally signed by)\s?:?\s?(?<name>.+)$/iu.exec(line.text)
    const name = match?.groups?.name ? nameOn(match.groups.name) : null
    if (!match || !name || !hasFamily(name.name)) continue
    const start = line.start + line.text.indexOf(match.groups?.name ?? '') + name.offset
    return { name: name.name, start, end: start + name.name.length }
  }
  return null
}
