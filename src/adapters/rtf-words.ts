/** Control words of RTF by what they do. */

/** Destinations whose text does not print. */
export const SKIPPED = new Set(
  (
    'colortbl pict object nonshppict shprslt annotation atnid atnauthor atndate atnref xe tc tcn rxe listtable listoverridetable ' +
    'nonesttables mmath filetbl revtbl rsidtbl generator themedata datastore colorschememapping latentstyles bkmkstart bkmkend private ftnsep ftnsepc aftnsep aftnsepc ' +
    'sp pn pnseclvl background template falt panose formfield wgrffmtfilter xmlnstbl objdata objclass blipuid picprop'
  ).split(' '),
)
/** Destinations after \* whose text prints all the same. */
export const PRINTED_STARRED = new Set(['fldinst', 'shpinst', 'do', 'ud', 'footnote', 'nesttableprops', 'shppict', 'listtext', 'pntext'])
/** Their own text does not print, but that of some groups in them does. */
export const HOLDERS = new Set(['shpinst', 'do', 'upr'])
export const INFO: Readonly<Record<string, string>> = {
  title: 'Title',
  subject: 'Subject',
  author: 'Author',
  operator: 'LastAuthor',
  keywords: 'Keywords',
  doccomm: 'Comments',
  company: 'Company',
}
export const HEADERS = new Set(['header', 'headerl', 'headerr', 'headerf'])
export const FOOTERS = new Set(['footer', 'footerl', 'footerr', 'footerf'])
export const CHARS: Readonly<Record<string, string>> = {
  line: '\n',
  softline: '\n',
  lbr: '\n',
  tab: '\t',
  page: '\f',
  column: '\f',
  softpage: '',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': ' ',
  _: '-',
  '-': '',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\n': '',
  '\r': '',
}
export const CODE_PAGES: Readonly<Record<string, number>> = { mac: 10000, pc: 437, pca: 850 }
