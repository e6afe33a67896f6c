/** Which documents lie in which archive or mail. */
import { defineQuery, defineWrite } from './query.ts'
import { shape, text } from './row.ts'

export const membersOf = defineQuery(
  shape({ name: text, sha256: text }),
  'SELECT name, member AS sha256 FROM containers WHERE sha256 = @sha256 ORDER BY place',
)
export const putMember = defineWrite(
  'INSERT OR IGNORE INTO containers (sha256, place, name, member) VALUES (@sha256, @place, @name, @member)',
)
