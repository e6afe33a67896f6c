/** Where the lines of a sign-off begin in a paragraph that lost its line breaks: "./. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Tám". */
import { capitalsEnd } from './capitals.ts'

/** The form of authority, or the end mark of the text before a position in capitals. */
const OPENING = /(?<=\s)(?:TM|KT|TL|TUQ|Q|T\/M|K\/T|T\/L)\.?\s(?=\p{Lu}{2})|(?<=\.\/\.\s+)(?=\p{Lu}{2,}\s\p{Lu}{2})/gu
const DEPUTY = /(?<=\s)PHÓ\s/gu
const SIGNED = /^[[(]\s?(?:đã ký|ký tên)[^)\]]{0,30}[)\]]\s*/iu
const NAME = /^(?:(?:\p{Lu}[\p{Ll}]{0,8}\.\s?)*\p{Lu}['’]?\p{Ll}+(?:\s(?!Phụ\slục|Nơi\snhận|Kèm\stheo)\p{Lu}['’]?\p{Ll}*){1,5})(?=\s|$)/u
/** A position is shorter. */
const MOST = 200

/** Offsets at which the lines of a sign-off begin, from `from` on: forms of authority, positions, the name and what stands behind it. */
export function closingCuts(text: string, from: number): number[] {
  const cuts: number[] = []
  for (const { index } of text.matchAll(OPENING)) {
    if (index <= from) continue
    const end = capitalsEnd(text, index)
    if (end - index > MOST) continue
    const signed = SIGNED.exec(text.slice(end))?.[0].length ?? 0
    const name = NAME.exec(text.slice(end + signed, end + signed + MOST))?.[0]
    if (name === undefined && !/(?:^|\s)(?:KT|TL|TUQ)\.?\s/u.test(text.slice(index + 3, end))) continue
    cuts.push(index)
    for (const deputy of text.slice(index, end).matchAll(DEPUTY)) cuts.push(index + deputy.index)
    if (name !== undefined) cuts.push(...(signed > 0 ? [end] : []), end + signed, end + signed + name.length)
  }
  return cuts.filter((cut) => cut < text.length)
}
