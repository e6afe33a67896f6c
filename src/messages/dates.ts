/** Dates as people of a language write them. */
import type { Messages } from './messages.ts'

/** EDTF as it is read: "2026-04-28" is "28/04/2026" in Vietnamese; what is no plain date stays. */
export function dateWords(edtf: string, { language }: Pick<Messages, 'language'>): string {
  return language === 'vi' && /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(edtf) ? edtf.split('-').reverse().join('/') : edtf
}

/** A moment on the clock of this machine, to the minute: "27/11/2026 13:47", "2026-11-27 13:47". */
export function timeWords(iso: string, messages: Pick<Messages, 'language'>): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${dateWords(day, messages)} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** A number with the comma or the point of the language. */
export function numberWords(value: number, digits: number, { language }: Pick<Messages, 'language'>): string {
  return language === 'vi' ? value.toFixed(digits).replace('.', ',') : value.toFixed(digits)
}
