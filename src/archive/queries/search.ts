/** Full text: the best rows of each index, best first. */
import { defineQuery } from './query.ts'
import { int, real, shape } from './row.ts'

const hit = shape({ plan: int, score: real })

/** A hit in the number or the title weighs more than one in the text. */
function ranked(index: string) {
  return defineQuery(
    hit,
    `SELECT rowid AS plan, bm25(${index}, 10.0, 6.0, 3.0, 1.0) AS score FROM ${index} WHERE ${index} MATCH @match ORDER BY score LIMIT @limit`,
  )
}
export const searchBare = ranked('search_bare')
export const searchExact = ranked('search_exact')
