/** Files that nobody's program would write, made at test time. */
import { strToU8, zipSync } from 'fflate'

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const ODT = ['office', 'text', 'table'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ')

/** A Word paragraph. */
export function p(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
}

/** A Word file. @param before what stands before the root element */
export function docx(body: string, before = '', more: Record<string, Uint8Array> = {}): Uint8Array {
  const document = strToU8(`<?xml version="1.0"?>${before}<w:document ${WORD}><w:body>${body}</w:body></w:document>`)
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': document, ...more }, { level: 1 })
}

/** An OpenDocument text. */
export function odt(body: string, before = ''): Uint8Array {
  const content = `<?xml version="1.0"?>${before}<office:document-content ${ODT}><office:body><office:text>${body}</office:text></office:body></office:document-content>`
  return zipSync(
    { mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': strToU8(content) },
    { level: 1 },
  )
}

/** An XML declaration of entities, each ten of the one before: a billion letters. */
export const LAUGHS = `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`

/** An HTML table, or the rows of another format's. */
export function table(rows: number, columns: number, row: (cells: string) => string, cell: (text: string) => string): string {
  return Array.from({ length: rows }, (_, r) => row(Array.from({ length: columns }, (_, c) => cell(`${r}.${c}`)).join(''))).join('')
}

/** A PDF of these objects, from 1; the first is the catalogue. @param trailer more entries of the trailer, told where the table begins */
export function pdf(objects: readonly string[], trailer: (table: number) => string = () => ''): Uint8Array {
  let out = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = out.length
    out += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  out += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer(start)}>>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(out, 'latin1'))
}

export function stream(content: string, entries = ''): string {
  return `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`
}

export const SAID = 'BT /F 12 Tf 72 700 Td (KE HOACH so 5 nam 2025) Tj ET'
const BOX = '/MediaBox[0 0 595 842]'
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

/** The objects of a PDF of one page: 2 pages, 3 the page, 4 what it shows, 5 its font; more from 6. */
export function onePage(
  content: string,
  { catalogue = '', resources = '', pages = '/Kids[3 0 R]/Count 1', more = [] as string[] } = {},
): string[] {
  return [
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    `<</Type/Pages${pages}>>`,
    `<</Type/Page/Parent 2 0 R${BOX}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${resources}>>>>`,
    stream(content),
    FONT,
    ...more,
  ]
}

/** The objects of a PDF of many pages that show the same. */
export function manyPages(count: number): string[] {
  const kids = Array.from({ length: count }, (_, at) => `${at + 5} 0 R`).join(' ')
  const page = `<</Type/Page/Parent 2 0 R${BOX}/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>`
  return [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
    stream(SAID),
    FONT,
    ...Array.from({ length: count }, () => page),
  ]
}
