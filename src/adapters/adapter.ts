/** What every adapter is. Adapters know paper, not Vietnamese administration. */
import type { RawDocument } from '../tree/types.ts'

export interface ReadOptions {
  /** file name as given, for hints only; the bytes decide */
  name: string
  /** user password of an encrypted file */
  password?: string
  /** who reads pages that are pictures; 'auto' if absent */
  ocr?: OcrChoice | undefined
  /** called before a page is recognised: it takes its time */
  onScannedPage?: (() => void) | undefined
}

/** 'auto': the system's tesseract where it has Vietnamese, else the embedded one. */
export const ocrChoices = ['auto', 'embedded', 'system', 'off'] as const
export type OcrChoice = (typeof ocrChoices)[number]

export interface Adapter {
  id: string
  /** media type that it reads */
  mediaType: string
  read(bytes: Uint8Array, options: ReadOptions): Promise<RawDocument>
}

/** A file that cannot be read: expected trouble, told in the person's language through `key` and `values`. */
export class UnreadableError extends Error {
  readonly key: string
  readonly values: Record<string, string | number>
  constructor(key: string, values: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${key} ${JSON.stringify(values)}`, options)
    this.name = 'UnreadableError'
    this.key = key
    this.values = values
  }
}
