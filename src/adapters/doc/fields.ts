/** Fields: their codes are left out, what they show stays. */

const MARKS = /[\u0013-\u0015]/g
/** Fields whose result belongs to the page, not to the text: numbers of pages, names of files. */
const SILENT = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|FILENAME)(?:\s|$)/i

/** Whether a field of this code shows nothing that is worth reading. */
export function isSilent(code: string): boolean {
  return SILENT.test(code)
}

/**
 * Marks what a reader does not see: from a field's begin to its separator, or to its end where it shows nothing.
 * Fields without an end are left alone.
 * @returns for each character 0 where it is seen; null where the text has no fields
 */
export function fieldMask(text: string): Int32Array | null {
  const open: { begin: number; separator: number }[] = []
  let changes: Int32Array | null = null
  for (const match of text.matchAll(MARKS)) {
    const at = match.index
    if (match[0] === '\u0013') open.push({ begin: at, separator: -1 })
    else if (match[0] === '\u0014') {
      const field = open.at(-1)
      if (field && field.separator < 0) field.separator = at
    } else {
      const field = open.pop()
      if (!field) continue
      changes ??= new Int32Array(text.length + 1)
      changes[field.begin] = (changes[field.begin] ?? 0) + 1
      const code = text.slice(field.begin + 1, Math.min(field.separator < 0 ? at : field.separator, field.begin + 40))
      const last = field.separator < 0 || isSilent(code) ? at : field.separator
      changes[last + 1] = (changes[last + 1] ?? 0) - 1
    }
  }
  if (!changes) return null
  for (let i = 1; i < changes.length; i += 1) changes[i] = (changes[i] ?? 0) + (changes[i - 1] ?? 0)
  return changes
}
