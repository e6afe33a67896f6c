/** Pages that stand alone: nothing fetched, everything escaped, no script but the page's own. */
import { createHash } from 'node:crypto'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}

const STYLE = `
:root{color-scheme:light dark;--line:#8886;--soft:#8881;--old:#b3261e;--new:#0b6b3a}
@media(prefers-color-scheme:dark){:root{--old:#ff9a90;--new:#7fdca6}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;margin:0 auto;max-width:1500px;padding:1rem}
h1{font-size:1.4rem;margin:.2rem 0 1rem}h2{font-size:1.15rem;margin:1.6rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
.scroll{overflow-x:auto}.narrow{width:auto}.slim,.cards{display:none}
.first :is(td,th):first-child,.second :is(td,th):nth-child(2){min-width:15em}.wide :is(td,th){min-width:5em}.wide :is(td,th):first-child{min-width:3.5em}
.pair{border:1px solid var(--line);border-radius:6px;margin:.6rem 0;overflow-wrap:anywhere}
.pair>summary,.pair>header{background:var(--soft);padding:.35rem .6rem;font-weight:600}
.sides{display:grid;grid-template-columns:1fr 1fr}
.sides+.sides{border-top:1px solid var(--line)}
.side{padding:.5rem .6rem}.side+.side{border-left:1px solid var(--line)}
.side h3,.who{font-size:.85rem;margin:0 0 .2rem;font-weight:600;opacity:.8}
.side p{margin:.1rem 0 .4rem}.meta{font-size:.85rem;opacity:.85}
.remarks{margin:0;padding:.3rem .6rem .5rem 1.7rem;border-top:1px solid var(--line)}
del{color:var(--old);text-decoration:line-through}ins{color:var(--new);text-decoration:underline}
.tag{font-size:.75em;font-weight:700;text-decoration:none;display:inline-block;white-space:pre}
.notice{border:1px solid var(--line);border-left:4px solid var(--old);border-radius:6px;padding:.35rem .6rem}
.v-missing{border-left:4px solid var(--old)}.v-new{border-left:4px solid var(--new)}.none{color:var(--old)}
@media(max-width:700px){.wide,.first{display:none}.slim,.cards{display:block}.sides{grid-template-columns:1fr}.side+.side{border-left:0;border-top:1px solid var(--line)}body{padding:.6rem}}
@media print{.wide{display:none}.slim{display:block}@page{margin:15mm}body{font-size:10.5pt;max-width:none;padding:0}.sides,.remarks,summary,header,tr,.slim .pair{break-inside:avoid}header,h2{break-after:avoid}thead{display:table-header-group}a{color:inherit}.sides{grid-template-columns:1fr 1fr}.side+.side{border-left:1px solid #999;border-top:0}details:not([open])>summary{list-style:none}}
`

/** What a page has besides the common style. */
export interface PageParts {
  style?: string
  /** runs at the end of the page; the page's policy names its hash and allows no other */
  script?: string
}

function policy(script: string): string {
  const hash = script === '' ? '' : `; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`
  return `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'${hash}`
}

/** A whole page. @param body markup, escaped already */
export function page(language: string, title: string, body: string, { style = '', script = '' }: PageParts = {}): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(script)}">`,
    `<title>${escapeHtml(title)}</title><style>${STYLE}${style}</style></head><body>`,
    body,
    ...(script === '' ? [] : [`<script>${script}</script>`]),
    '</body></html>\n',
  ].join('\n')
}
