/** Searches that people keep under a name. */
import { defineQuery, defineWrite } from './query.ts'
import { type RowOf, shape, text } from './row.ts'

const saved = shape({ name: text, words: text, by: text, at: text })
export type SavedSearch = RowOf<typeof saved>

export const savedSearches = defineQuery(saved, 'SELECT name, words, by, at FROM saved_searches ORDER BY name')
export const putSaved = defineWrite(
  `INSERT INTO saved_searches (name, words, by, at) VALUES (@name, @words, @by, @at)
   ON CONFLICT (name) DO UPDATE SET words = excluded.words, by = excluded.by, at = excluded.at`,
)
export const dropSaved = defineWrite('DELETE FROM saved_searches WHERE name = @name')
