/** How a document stands to one that it cites: where and after which words it is cited. */
import type { Relation } from '../../plan/schema.ts'
import { phrase } from '../../text/vi.ts'
import type { Range } from '../../structure/outline.ts'

const any = (words: readonly string[]): string => words.map(phrase).join('|')

const IMPLEMENTS = any([
  'thực hiện',
  'tiếp tục thực hiện',
  'tổ chức thực hiện',
  'triển khai thực hiện',
  'triển khai',
  'tiếp tục triển khai',
  'cụ thể hóa',
  'để thực hiện',
  'để triển khai',
  'để tiếp tục',
  'nhằm thực hiện',
  'nhằm triển khai',
  'nhằm tiếp tục',
  'nhằm cụ thể hóa',
  'hưởng ứng',
  'chấp hành',
  'thi hành',
  'để tổ chức',
  'nhằm tổ chức',
  'nhằm cụ thể',
  'để cụ thể',
  'quán triệt',
  'để kịp thời',
  'nhằm triển',
  'để đảm bảo',
  'thực hiện ý kiến',
  'thực hiện chỉ đạo',
  'nhằm thi hành',
  'tiếp tục',
])
const BASIS = any(['căn cứ', 'theo', 'xét', 'trên cơ sở', 'trên tinh thần', 'theo đề nghị'])
const NEUTRAL = any(['phát huy', 'tiếp nối', 'sau khi', 'qua', 'kế thừa', 'tiếp thu', 'ngày', 'nhân dịp'])
/** A verb counts where a clause begins: at a line, after ";" or ".", and after a comma with "để", "nhằm". */
const LEADS = new RegExp(
  `(?:(?:^|[\\n;.])\\s*(?:[-+*•]\\s*)?(?:${phrase('và')}\\s+)?|(?:[,;]|\\s${phrase('và')})\\s*(?=(?:${any(['xét đề nghị', 'xét', 'theo đề nghị', 'căn cứ'])})\\s)|[,;]\\s*(?=(?:${any(['để', 'nhằm', 'căn cứ', 'trên cơ sở', 'tiếp tục', 'thực hiện', 'triển khai'])})\\s))(?:(?<implements>${IMPLEMENTS})|(?<basis>${BASIS})|(?<neutral>${NEUTRAL}))(?![\\p{L}])`,
  'giu',
)

interface Lead {
  at: number
  relation: Relation
}

/** The verbs that open clauses in a range, in order. */
function leadsOf(text: string, range: Range): Lead[] {
  return [...text.slice(range.start, range.end).matchAll(LEADS)].map((match) => ({
    at: range.start + match.index,
    relation: match.groups?.implements ? 'implements' : match.groups?.basis ? 'basis' : 'mentions',
  }))
}

/** What this document itself does to another. */
const SELF = new RegExp(
  `(?:${any(['kế hoạch này', 'quyết định này', 'văn bản này', 'nghị quyết này', 'chương trình này', 'quy chế này', 'đề án này', 'thông báo này', 'chỉ thị này', 'hướng dẫn này', 'quy định này', 'phương án này'])})(?![\\p{L}])`,
  'iu',
)
const REPLACES = new RegExp(`(?:${any(['thay thế', 'thay thế cho', 'bãi bỏ', 'hủy bỏ', 'thu hồi'])})(?![\\p{L}])[^.;\\n]{0,60}$`, 'iu')
const AMENDS = new RegExp(`(?:${any(['sửa đổi', 'bổ sung', 'điều chỉnh', 'đính chính'])})(?![\\p{L}])[^.;\\n]{0,200}$`, 'iu')
/** "UBND tỉnh ban hành Kế hoạch điều chỉnh, bổ sung Kế hoạch số …": the issuing verb takes the own type. */
const OWN_AMENDS = new RegExp(
  `(?:${phrase('ban hành')})\\s(?:${any(['kế hoạch', 'quyết định', 'nghị định', 'nghị quyết', 'chương trình', 'phương án', 'quy định', 'thông tư'])})\\s(?:${any(['sửa đổi', 'bổ sung', 'điều chỉnh'])})(?![\\p{L}])[^.;\\n]{0,160}$`,
  'iu',
)
const ARTICLE = new RegExp(
  `(?:^|\\n)\\s*(?:${phrase('điều')}\\s+\\d{1,2}[.:]\\s*|\\d{1,2}[.)]\\s*)?(?:${any(['sửa đổi', 'bổ sung', 'thay thế', 'bãi bỏ', 'hủy bỏ', 'điều chỉnh', 'đính chính'])})(?![\\p{L}])[^\\n]{0,260}$`,
  'iu',
)
const ATTACHED = new RegExp(
  `\\(?\\s*(?:${any(['kèm theo', 'ban hành kèm', 'đính kèm', 'phê duyệt kèm', 'được phê duyệt tại', 'được ban hành tại'])})(?![\\p{L}])[^()\\n]{0,60}$`,
  'iu',
)
const IN_TITLE = new RegExp(
  `(?:${any(['thực hiện', 'triển khai', 'thi hành', 'cụ thể hóa', 'hưởng ứng'])})(?![\\p{L}])[\\s\\S]{0,300}$`,
  'iu',
)
/** "Sở X đã xây dựng dự thảo … và ban hành Công văn số …": what the issuer did before, not what it carries out. */
const DONE = new RegExp(
  `(?<![\\p{L}])${phrase('đã')}(?![\\p{L}])[^;.\\n]{0,220}(?:${any(['ban hành', 'gửi', 'có', 'phát hành'])})\\s+$`,
  'iu',
)

export interface Places {
  title: Range | null
  openings: readonly Range[]
  /** heads of annexes and of the enclosed plan, where "(Kèm theo …)" stands */
  captions: readonly Range[]
  /** the document decides by articles: "Điều 1. Sửa đổi …" is what it does itself */
  decides: boolean
  /** lines of a section on what the document rests on */
  grounds: readonly Range[]
}

function inside(range: Range | null, at: number): boolean {
  return range !== null && at >= range.start && at < range.end
}

/** A reader of relations over one text: the clauses of its openings are found once. */
export function relationReader(text: string, places: Places): (from: number) => Relation {
  const leads = places.openings.flatMap((range) => leadsOf(text, range))
  return (from) => {
    const before = text.slice(Math.max(0, from - 300), from)
    const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1)
    if (inside(places.title, from)) {
      if (REPLACES.test(sentence)) return 'replaces'
      if (AMENDS.test(sentence)) return 'amends'
      return IN_TITLE.test(text.slice(places.title?.start ?? from, from)) ? 'implements' : 'mentions'
    }
    if (places.captions.some((range) => inside(range, from)) && ATTACHED.test(before)) return 'implements'
    if (SELF.test(sentence) || (places.decides && ARTICLE.test(before))) {
      if (REPLACES.test(sentence)) return 'replaces'
      if (AMENDS.test(sentence)) return 'amends'
    }
    if (places.openings.some((range) => inside(range, from)) && OWN_AMENDS.test(sentence)) return 'amends'
    const ground = places.grounds.find((range) => inside(range, from))
    if (ground) return leadsOf(text, ground).findLast((one) => one.at < from)?.relation ?? 'basis'
    const opening = places.openings.find((range) => inside(range, from))
    if (!opening) return 'mentions'
    if (DONE.test(before.slice(Math.max(before.lastIndexOf(';'), 0)))) return 'mentions'
    const lead = leads.findLast((one) => one.at >= opening.start && one.at < from)
    return lead?.relation ?? 'mentions'
  }
}
