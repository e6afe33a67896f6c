/** Which documents lie in which archive or mail. */
import { z } from 'zod'
import { defineQuery, defineWrite } from './query.ts'

export const membersOf = defineQuery(
  z.object({ name: z.string(), sha256: z.string() }),
  'SELECT name, member AS sha256 FROM containers WHERE sha256 = @sha256 ORDER BY place',
)
export const putMember = defineWrite(
  'INSERT OR IGNORE INTO containers (sha256, place, name, member) VALUES (@sha256, @place, @name, @member)',
)
