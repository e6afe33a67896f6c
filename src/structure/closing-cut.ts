/** Lines in which a reader of columns put the recipients and the sign-off side by side: "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Lưu: VT. CHỦ TỊCH". */
import { isAuthorityLine, isPositionLine } from './sign-off.ts'

const SIDE_BY_SIDE = /^\s*(?:(?:[-+•–]\s[^\n]{2,90}?[;.,])|(?:Nơi nhận|NƠI NHẬN)\s?:?)\s+(?=(?<sign>\p{Lu}[\p{Lu}\s./]{3,60})$)/u

/** Where the sign-off begins in such a line; null in any other. */
export function cutClosing(line: string): number | null {
  const match = SIDE_BY_SIDE.exec(line)
  const sign = match?.groups?.sign?.trim() ?? ''
  return match && (isAuthorityLine(sign) || isPositionLine(sign)) ? match[0].length : null
}
