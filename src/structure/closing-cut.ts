/** Lines in which a reader of columns put the recipients and the sign-off side by side: "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Lưu: VT. CHỦ TỊCH". */
import { isAuthorityLine, isPositionLine } from './sign-off.ts'

const SIDE_BY_SIDE =
  /^\s*(?:(?:[-+•–]\s[^\n]{2,90}?[;.,])|(?:Nơi nhận|NƠI NHẬN)\s?:?)\s+(?=(?<sign>\p{Lu}[\p{Lu}./]+(?:\s[\p{Lu}./]+){0,9})(?<name>(?:\s\p{Lu}\p{Ll}['’\p{L}]*){2,5})?\s*$)/u

/** Where sign-off and name begin in such a line; null in any other. */
export function cutClosing(line: string): number[] | null {
  const match = SIDE_BY_SIDE.exec(line)
  const { sign = '', name } = match?.groups ?? {}
  if (!match || !(isAuthorityLine(sign) || isPositionLine(sign))) return null
  const at = match[0].length
  return name ? [at, at + sign.length] : [at]
}
