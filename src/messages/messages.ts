/** What people read, in their language. The keys are those of `vi.ts`; `en.ts` has exactly the same. */
import { en } from './en.ts'
import { vi } from './vi.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]
export type MessageKey = keyof typeof vi
export type MessageValues = Record<string, string | number>

export interface Messages {
  language: Language
  /** The wording of a known key, `{name}` replaced by values. */
  say(key: MessageKey, values?: MessageValues): string
  /** The wording of a key that comes from elsewhere (a rule id, an UnreadableError), or null where the catalogue has none. */
  find(key: string, values?: MessageValues): string | null
}

const CATALOGUES: Record<Language, Record<MessageKey, string>> = { vi, en }

function fill(template: string, values: MessageValues): string {
  return template.replace(/\{([a-z]+)\}/gi, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole))
}

/** The catalogue of one language. */
export function createMessages(language: Language): Messages {
  const catalogue = CATALOGUES[language]
  return {
    language,
    say: (key, values = {}) => fill(catalogue[key], values),
    find: (key, values = {}) => (Object.hasOwn(catalogue, key) ? fill(catalogue[key as MessageKey], values) : null),
  }
}

/**
 * The language of what people read: KEHOACH_LANG, then the locale; Vietnamese unless one of them says English.
 * @param env the process's environment
 * @param flag the value of --lang, which goes before everything
 */
export function pickLanguage(env: Record<string, string | undefined>, flag?: string): Language {
  const wish = flag || env.KEHOACH_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^en/i.test(wish) ? 'en' : 'vi'
}
