/** What the plan of an article is about, up to the end of its title. */
import { oneLine } from '../../text/normalise.ts'
import { phrase } from '../../text/vi.ts'
import { type Candidate, ISSUES } from './mention.ts'

const PREFIX = `^,?\\s*(?:\\([^()]{1,80}\\)\\s*,?\\s*)?(?:(?:${phrase('ngày')}|${phrase('của')})\\s[^,;.]{2,90}?,?\\s+){0,2}(?:${phrase('gửi')}\\s[^;.]{2,120}?\\s(?=${phrase('về')}\\s))?`
const TITLE = new RegExp(
  `${PREFIX}(?:${phrase('về việc')}|${phrase('về')}|(?=(?:${['triển khai', 'thực hiện', 'tổ chức', 'phát triển', 'tăng cường', 'phát động', 'ứng phó', 'bảo đảm', 'đảm bảo', 'phòng, chống', 'phòng chống', 'kiểm tra', 'theo dõi', 'tuyên truyền', 'đẩy mạnh', 'nâng cao', 'hưởng ứng'].map(phrase).join('|')})(?![\\p{L}])))\\s*(?<title>[^\\n]{10,500})`,
  'iu',
)
/** Words that go on with the sentence rather than name the plan. */
const GOES_ON = [
  'của',
  'ngày',
  'do',
  'được',
  'là',
  'đã',
  'và',
  'với',
  'nhằm',
  'trong',
  'vừa',
  'yêu cầu',
  'đặt',
  'nêu',
  'quy định',
  'giao',
  'xác định',
  'để',
  'này',
  'có',
  'thì',
  'cũng',
  'hướng tới',
  'tại',
  'vào',
  'đến',
  'cho',
  'trên',
  'từ',
  'gồm',
  'bao gồm',
  'đề ra',
  'gửi',
  'kèm',
  'mới',
  'sẽ',
  'phải',
  'cần',
  'đối với',
  'ban hành',
  'tập trung',
  'nói trên',
  'nêu trên',
  'qua',
  'khi',
  'như',
  'lần',
  'sau',
  'trước',
  'hoặc',
  'hay',
  'cùng',
  'theo',
  'phê duyệt',
  'thay',
  'ký',
  'chỉ đạo',
  'đề nghị',
  'hiện',
  'đang',
  'thuộc',
]
/** Behind a number that was just issued any other word opens the title: "ban hành Kế hoạch số 57/KH-UBND ra quân lập lại trật tự …". */
const ISSUED_TITLE = new RegExp(`${PREFIX}(?!(?:${GOES_ON.map(phrase).join('|')})(?![\\p{L}]))(?<title>\\p{Ll}[^\\n]{10,500})`, 'u')

/** What no longer belongs to a quoted title. */
const AFTERWARDS = new RegExp(
  `^(?:,\\s*(?:${['nhằm', 'trong đó', 'theo đó', 'với', 'qua đó', 'yêu cầu', 'đề ra', 'gồm', 'cụ thể', 'đồng thời', 'xác định', 'đặt mục tiêu', 'giao', 'do'].map(phrase).join('|')})(?![\\p{L}])|\\s${phrase('nhằm')}(?![\\p{L}])|\\s*\\((?:${['viết tắt', 'gọi tắt', 'sau đây', 'gọi là'].map(phrase).join('|')}))`,
  'iu',
)

/** A title up to the end of its sentence; what stands in quotation marks does not end it. */
export function titleIn(words: string): string {
  let quoted = false
  for (let index = 0; index < words.length; index += 1) {
    const letter = words[index] ?? ''
    if (letter === '“') quoted = true
    else if (letter === '”') quoted = false
    else if (letter === '"') quoted = !quoted
    else if (
      !quoted &&
      (letter === ';' ||
        (letter === '.' && !/\d/u.test(words[index + 1] ?? '')) ||
        ((letter === ',' || letter === ' ') && AFTERWARDS.test(words.slice(index, index + 40))))
    )
      return oneLine(words.slice(0, index))
  }
  return oneLine(words)
}

/** The words after the number, "về việc …", of the first mention that has them. */
export function titleOf(mentions: readonly Candidate[]): string | null {
  for (const { line, at, raw } of mentions) {
    const behind = line.text.slice(at + raw.length)
    const issued = ISSUES.test(line.text.slice(Math.max(0, at - 90), at))
    const words = TITLE.exec(behind)?.groups?.title ?? (issued ? ISSUED_TITLE.exec(behind)?.groups?.title : undefined)
    if (words) return titleIn(words)
  }
  return null
}
