/** What people say of a pair of plans: which items of the lower take up an item of the upper. */
import { defineQuery, defineWrite } from './query.ts'
import { flag, int, json, list, nullable, oneOf, type RowOf, shape, text } from './row.ts'

const taking = shape({
  ...{ id: int, parent: text, child: text, words: text, takers: json(list(text)) },
  verdict: nullable(oneOf('same words', 'merged', 'split', 'adapted')),
  ...{ note: nullable(text), by: text, at: text, undone: flag },
})
export type TakingRow = RowOf<typeof taking>

const TAKING = 'SELECT id, parent, child, words, takers, verdict, note, by, at, undone FROM takings'
/** Those that count, oldest first: a later one of the same item goes before. */
export const takingsOf = defineQuery(taking, `${TAKING} WHERE parent = @parent AND child = @child AND undone = 0 ORDER BY id`)
export const takingById = defineQuery(taking, `${TAKING} WHERE id = @id`)
export const putTaking = defineWrite(
  `INSERT INTO takings (parent, child, words, takers, verdict, note, by, at)
   VALUES (@parent, @child, @words, @takers, @verdict, @note, @by, @at)`,
)
export const undoTaking = defineWrite('UPDATE takings SET undone = 1 WHERE id = @id')
