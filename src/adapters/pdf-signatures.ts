/** Electronic signatures inside a PDF file: who signed and when, from the signature's dictionary and its certificate. */
import { X509Certificate } from 'node:crypto'

export interface FileSignature {
  signer: string | null
  organisation: string | null
  /** ISO 8601 with the offset that the file gives */
  time: string | null
}

/** More are not looked at: a hostile file may hold thousands. */
const MOST = 50
/** A dictionary's keys stand this near to its /ByteRange. */
const NEAR = 4000
/** Longer contents are no signature. */
const CONTENTS = 400_000
/** Certificates tried in one signature. */
const TRIES = 200

const PDF_DATE = /\/M\s{0,4}\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)?)?/

function timeIn(dictionary: string): string | null {
  const [found, year, month, day, hour, minute, second, zulu, hours, minutes = '00'] = PDF_DATE.exec(dictionary) ?? []
  if (found === undefined) return null
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}${zulu ? 'Z' : hours ? `${hours}:${minutes}` : ''}`
  return Number.isNaN(Date.parse(time)) ? null : time
}

/** "CN=Sở Y tế\nO=…" → "Sở Y tế" */
function part(subject: string, name: string): string | null {
  const line = subject.split('\n').find((each) => each.startsWith(`${name}=`))
  return (
    line
      ?.slice(name.length + 1)
      .normalize('NFC')
      .trim() || null
  )
}

function certificateAt(der: Buffer, at: number): X509Certificate | null {
  try {
    return new X509Certificate(der.subarray(at, at + 4 + der.readUInt16BE(at + 2)))
  } catch {
    return null
  }
}

/** The signer's certificate: the one in the message that vouches for no other. */
function signerIn(der: Buffer): Pick<FileSignature, 'signer' | 'organisation'> {
  const sequence = Buffer.from([0x30, 0x82])
  let tries = 0
  for (let at = der.indexOf(sequence); at >= 0 && at + 4 < der.length && tries < TRIES; at = der.indexOf(sequence, at + 1)) {
    tries += 1
    const certificate = certificateAt(der, at)
    if (certificate && !certificate.ca) return { signer: part(certificate.subject, 'CN'), organisation: part(certificate.subject, 'O') }
  }
  return { signer: null, organisation: null }
}

function contentsAfter(bytes: Buffer, from: number, to: number): Buffer {
  const key = bytes.indexOf('/Contents', Math.max(0, from))
  if (key < 0 || key > to) return Buffer.alloc(0)
  const open = bytes.indexOf('<', key)
  const close = open < 0 ? -1 : bytes.indexOf('>', open)
  if (close < 0 || close - open > CONTENTS) return Buffer.alloc(0)
  return Buffer.from(bytes.toString('latin1', open + 1, close).replace(/\s+/g, ''), 'hex')
}

/**
 * The signatures of a PDF in the order of the file; whoever signed several times (each date stamped in is a signature) counts once, with the last time.
 * Nothing is verified: this says what the file says.
 */
export function pdfSignatures(bytes: Uint8Array): FileSignature[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<string, FileSignature>()
  let seen = 0
  for (let at = file.indexOf('/ByteRange'); at >= 0 && seen < MOST; at = file.indexOf('/ByteRange', at + 10)) {
    seen += 1
    const [from, to] = [Math.max(0, file.lastIndexOf(' obj', at), at - NEAR), at + NEAR]
    const der = contentsAfter(file, from, to)
    const end = file.indexOf('endobj', at)
    const before = file.toString('latin1', from, at)
    const after = end > 0 && end - at < 2 * CONTENTS ? file.toString('latin1', Math.max(at, end - NEAR), end) : ''
    const signature = { ...signerIn(der), time: timeIn(before) ?? timeIn(after) ?? timeIn(file.toString('latin1', at, at + 300)) }
    if (signature.signer === null && signature.time === null) continue
    found.set(signature.signer ?? `${signature.time}`, signature)
  }
  return [...found.values()]
}
