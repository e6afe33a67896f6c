/** Dates as people of a language write them. */
import type { Messages } from './messages.ts'

/** EDTF as it is read: "2026-04-28" is "28/04/2026" in Vietnamese; what is no plain date stays. */
export function dateWords(edtf: string, { language }: Pick<Messages, 'language'>): string {
  return language === 'vi' && /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(edtf) ? edtf.split('-').reverse().join('/') : edtf
}
