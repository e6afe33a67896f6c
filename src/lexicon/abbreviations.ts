/** Short forms that every office uses, and their words in full. Data: abbreviations.json. */
import { z } from 'zod'
import data from './abbreviations.json' with { type: 'json' }

export const abbreviations: Readonly<Record<string, string>> = z.record(z.string().min(2), z.string().min(2)).parse(data)
