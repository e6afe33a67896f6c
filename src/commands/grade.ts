/** How well a document was read, in words: "fair: pages without usable text (p. 3, 7)". */
import type { Grade } from '../plan/schema.ts'
import type { Context } from './context.ts'

/** More pages than this are counted, not named. */
const MOST_PAGES = 12

/** The word for a grade; '' for a document of an older release, which has none. */
export function gradeWord(grade: string | null, { messages }: Pick<Context, 'messages'>): string {
  return grade === null ? '' : (messages.find(`grade.${grade}`) ?? grade)
}

/** The grade with its reasons, each with the pages that it holds for. */
export function gradeWords(grade: Grade | undefined, context: Pick<Context, 'messages'>): string | null {
  if (!grade) return null
  const { messages } = context
  const reasons = grade.reasons.map((reason) => {
    const pages = (grade.pages ?? []).filter((page) => page.reasons.includes(reason)).map(({ page }) => page)
    const named = pages.slice(0, MOST_PAGES).join(', ') + (pages.length > MOST_PAGES ? ` … (${pages.length})` : '')
    return [messages.find(`grade.${reason}`) ?? reason, pages.length > 0 ? `(${messages.say('show.pages', { pages: named })})` : '']
      .filter((part) => part !== '')
      .join(' ')
  })
  return [gradeWord(grade.document, context), reasons.join('; ')].filter((part) => part !== '').join(': ')
}
