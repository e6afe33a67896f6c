/** Whom the document is sent to: the list under "Nơi nhận". */
import type { Line } from '../../structure/frame-lines.ts'
import { isAuthorityLine, isBullet, isPositionLine, isRecipientsLine } from '../../structure/sign-off.ts'
import { nameOn } from './signatories.ts'

/** Recipients among the lines of a closing, without their dashes; one that runs over several lines is one. */
export function readRecipients(lines: readonly Line[]): string[] {
  const recipients: string[] = []
  let listed = lines.some((line) => isRecipientsLine(line.text)) ? false : lines.some((line) => isBullet(line.text))
  let open = false
  for (const line of lines) {
    if (line.layer !== 'body') continue
    if (isRecipientsLine(line.text)) {
      listed = true
      const rest = line.text.replace(/^[^:]*:\s*/u, '')
      if (rest !== line.text && rest !== '') add(recipients, rest)
      continue
    }
    if (!listed || isAuthorityLine(line.text) || isPositionLine(line.text)) continue
    if (isBullet(line.text)) {
      add(recipients, line.text)
      open = !/[;.]\s*$/u.test(line.text)
    } else if (open && recipients.length > 0 && !nameOn(line.text) && line.text.length < 90) {
      recipients[recipients.length - 1] = `${recipients.at(-1)} ${line.text}`
      open = !/[;.]\s*$/u.test(line.text)
    }
  }
  return recipients.map(clean)
}

function clean(words: string): string {
  return words
    .replace(/^[-+•*\s]+/u, '')
    .replace(/[\s.;,/]+$/u, '')
    .replace(/\s+/g, ' ')
}

/** "- A; - B; - Lưu: VT." on one line are three. */
function add(recipients: string[], line: string): void {
  for (const part of line.split(/[;.]\s+(?=[-+•]\s?\S)/u)) {
    if (clean(part) !== '') recipients.push(part)
  }
}
