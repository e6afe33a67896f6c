/** Sections that say what a plan rests on ("I. CĂN CỨ PHÁP LÝ"): the documents listed there are its basis, without the word "Căn cứ" on each line. */
import { TYPE_WORDS } from '../../lexicon/document-types.ts'
import { buildOutline, contentOf, isCapitals, type Item, looksLikeHeading, type Range } from '../../structure/outline.ts'
import { phrase } from '../../text/vi.ts'
import type { DocumentNode } from '../../tree/types.ts'

const any = (words: readonly string[]): string => words.map(phrase).join('|')

const QUALIFIED = any([
  'pháp lý',
  'pháp luật',
  'chính trị',
  'thực tiễn',
  'khoa học',
  'lý luận',
  'để',
  'và',
  'xây dựng',
  'lập',
  'ban hành',
  'thực hiện',
  'triển khai',
  'tổ chức',
  'đề xuất',
  'căn cứ',
  'cơ sở',
])
const PURPOSE = any(['kế hoạch', 'phương án', 'đề án', 'chương trình', 'công tác', 'việc', 'dự án'])
/** The whole heading, and nothing that acts: "Những căn cứ xây dựng kế hoạch năm học 2026 - 2027". */
const HEAD = new RegExp(
  `^(?:(?:${any(['về', 'các', 'những', 'một số', 'sự cần thiết', 'và'])})[\\s,]+){0,4}(?:${any(['căn cứ', 'cơ sở pháp lý', 'cơ sở chính trị', 'cơ sở xây dựng', 'cơ sở lập', 'cơ sở ban hành', 'cơ sở để', 'cơ sở và căn cứ', 'văn bản pháp lý', 'văn bản căn cứ', 'văn bản làm căn cứ'])})(?:[\\s,;]+(?:${QUALIFIED})(?!\\p{L})){0,8}(?:\\s+(?:${PURPOSE})(?!\\p{L})[^.;:,]{0,120})?[\\s.:]*$`,
  'iu',
)
const LONGEST = 200

/** The words name what a section rests on, and are no sentence. */
export function namesGrounds(heading: string): boolean {
  return heading.length <= LONGEST && HEAD.test(heading.trim())
}

/** A line that is a document: "Luật …", "Căn cứ Nghị quyết số …"; not "Kế hoạch này được xây dựng …". */
const LISTED = new RegExp(
  `^\\s*(?:(?:${any(['căn cứ', 'theo', 'thực hiện', 'các', 'những', 'văn bản'])})(?:\\s+${phrase('vào')})?\\s+){0,2}(?:${TYPE_WORDS}|${any(['hiến pháp', 'điều lệ', 'văn bản', 'công văn'])})(?!\\p{L})(?!\\s+(?:${any(['này', 'được xây dựng', 'được ban hành', 'được lập'])}))`,
  'iu',
)

/** Where the words behind a run-in heading begin: "Căn cứ pháp lý: …", "CĂN CỨ LẬP KẾ HOẠCH - Quyết định …"; 0 where there is none. */
function runInEnd(content: string): number {
  const head = content.slice(0, LONGEST)
  const colon = head.indexOf(':')
  if (colon > 0 && namesGrounds(head.slice(0, colon))) return colon
  const dash = /\s[-–]\s/u.exec(head)?.index ?? 0
  return dash > 0 && isCapitals(head.slice(0, dash)) && namesGrounds(head.slice(0, dash)) ? dash + 1 : 0
}

const LEADING = /^[-+*•–\s]*(?:\d{1,2}[.)]\s*)?(?=[^\n]*[;.,]$)/u

/** A list of documents right under the title, whose heading a portal lost: its first lines, two at least. */
export function leadingDocuments(text: string, body: Range): Range[] {
  const found: Range[] = []
  let start = body.start
  for (const line of text.slice(body.start, body.end).split('\n')) {
    const mark = LEADING.exec(line)
    const listed = mark !== null && LISTED.test(line.slice(mark[0].length))
    if (!listed && line.trim() !== '') break
    if (listed) found.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return found.length > 1 ? found : []
}

/** The paragraphs below such a heading that are documents, and the words behind "Căn cứ pháp lý:" on its own line. */
export function groundsIn(tree: DocumentNode, body: Range, text: string): Range[] {
  const found: Range[] = []
  const below = (item: Item): void => {
    const range = { start: item.contentStart, end: item.end }
    if (LISTED.test(contentOf(item, text))) found.push(range)
    for (const child of item.children) if (child.type === 'item') below(child)
  }
  const walk = (item: Item): void => {
    for (const child of item.children) {
      if (child.type !== 'item') continue
      const content = contentOf(child, text)
      const colon = runInEnd(content)
      const runIn = colon > 0
      if (runIn) found.push({ start: child.contentStart + colon + 1, end: child.end })
      if (runIn || (looksLikeHeading(child, text) && namesGrounds(content)))
        for (const one of child.children) one.type === 'item' && below(one)
      else walk(child)
    }
  }
  walk(buildOutline(tree.children, body, text))
  return found
}
