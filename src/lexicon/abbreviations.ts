/** Short forms that every office uses, and their words in full. Data: abbreviations.json. */
import data from './abbreviations.json' with { type: 'json' }

/** The table is checked by the tests, for every command over an archive loads it. */
export const abbreviations: Readonly<Record<string, string>> = data
