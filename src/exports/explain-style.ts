/** How the page of an explanation looks, and the few lines of script that show a mark's details beside it. */

/** One colour a kind, told apart in print by its label as well. */
const COLOURS = {
  head: '#6b4fa0',
  signatory: '#6b4fa0',
  reference: '#00696d',
  purpose: '#5f6368',
  requirement: '#5f6368',
  target: '#7a5900',
  provision: '#7a5900',
  figure: '#9a6700',
  funding: '#8a4b00',
  task: '#3c6e00',
  lead: '#0b57d0',
  coordinating: '#3b7dd8',
  deadline: '#c2410c',
  product: '#a21c6e',
} as const

const kinds = Object.entries(COLOURS)

const off = (id: string, what: string): string => `body:has(#show-${id}:not(:checked)) ${what}`

export const EXPLAIN_STYLE = `
:root{--tint:14%;--ink:0%}
@media(prefers-color-scheme:dark){:root{--tint:34%;--ink:55%}}
html{scroll-padding-top:4rem}
body{max-width:1700px}
.about{margin:0 0 .6rem;overflow-wrap:anywhere}.about b{font-weight:600}
.two{display:grid;grid-template-columns:minmax(0,1fr) 26rem;gap:1.5rem;align-items:start}
.paper{border:1px solid var(--line);border-radius:6px;padding:1rem 1.6rem 2rem;line-height:1.85;overflow-wrap:anywhere;min-width:0}
.paper p{margin:.35rem 0}.paper p.center{text-align:center}.paper p.right{text-align:right}.paper .bold{font-weight:600}
.paper .furniture,.paper .note{font-size:.85em;opacity:.7}
.paper table{margin:.6rem 0}.paper td p{margin:.1rem 0}.paper td{overflow-wrap:break-word}.paper table.plain td{border:0}
.part{font-size:.78rem;text-transform:uppercase;letter-spacing:.06em;opacity:.75;border-top:1px dashed var(--line);margin:1.1rem 0 .3rem;padding-top:.3rem;font-weight:600}
.pg{font-size:.75rem;opacity:.65;text-align:right;border-bottom:1px dotted var(--line);margin:.4rem 0}
.side-panel{position:sticky;top:.5rem;max-height:calc(100vh - 1rem);display:flex;flex-direction:column;min-width:0;font-size:.92rem}
.filter{display:flex;flex-wrap:wrap;gap:.3rem;margin:0 0 .5rem;padding:0;border:0}
.filter legend{font-weight:600;padding:0;margin-bottom:.25rem}
.chip{display:inline-flex;align-items:center;gap:.3rem;border:1px solid var(--line);border-left:.35rem solid var(--c,#888);border-radius:4px;padding:.1rem .45rem;cursor:pointer;line-height:1.6}
.chip input{margin:0;accent-color:var(--c)}
.detail{border:1px solid var(--line);border-radius:6px;padding:.4rem .6rem;margin-bottom:.5rem;background:var(--soft);min-height:2.2rem;max-height:45vh;overflow:auto}
.detail ol,.list{list-style:none;margin:0;padding:0}
.list{overflow:auto;border-top:1px solid var(--line);min-height:0}
.f{padding:.4rem .4rem .45rem .6rem;border-bottom:1px solid var(--line);border-left:.35rem solid var(--c,#888);overflow-wrap:anywhere}
.f:target,.f.on{background:color-mix(in srgb,var(--c) var(--tint),transparent)}
.f .what{font-weight:600}.f a{color:inherit}.f .words{opacity:.85}.f .meta,.f code{font-size:.86em}
.k{font-size:.8em;font-weight:700;color:color-mix(in srgb,var(--c,#888) calc(100% - var(--ink)),white)}
.m{color:inherit;text-decoration:none;background:color-mix(in srgb,var(--c) var(--tint),transparent);border-bottom:2px solid var(--c);border-radius:2px;padding:0 .1em}
.b{box-shadow:inset 3px 0 0 var(--c);padding-left:.45em;background:color-mix(in srgb,var(--c) 6%,transparent);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.m[data-l]::before,.b[data-l]::before{content:attr(data-l);font:700 .62em/1 system-ui,sans-serif;letter-spacing:.02em;color:color-mix(in srgb,var(--c) calc(100% - var(--ink)),white);margin-right:.35em;vertical-align:.35em;white-space:nowrap}
.t-inferred.m{border-bottom-style:dashed}.t-guessed.m{border-bottom-style:dotted;border-bottom-width:3px}
.m:hover,.m:focus-visible,.m.on,.b.on{outline:2px solid var(--c);outline-offset:1px}
.at{scroll-margin-top:30vh}.at:target+.m,.at:target+.b,.at:target+.at+.m{outline:3px solid var(--c);outline-offset:2px}
.u{text-decoration:underline dotted #999 1px;text-underline-offset:.25em;opacity:.62}
.key{font-size:.85rem;opacity:.85;margin:.2rem 0 .6rem}
.key span{white-space:nowrap;margin-right:.9em}
.close{display:none}
${kinds.map(([kind, colour]) => `.k-${kind}{--c:${colour}}`).join('')}
${kinds.map(([kind]) => `${off(kind, `.f.k-${kind}`)}{display:none}${off(kind, `.k-${kind}:is(.m,.b)`)}{background:none;border:0;box-shadow:none;padding:0}${off(kind, `.k-${kind}:is(.m,.b)::before`)}{content:none}`).join('')}
${off('unassigned', '.u')}{text-decoration:none;opacity:1}
@media(max-width:1000px){
.two{grid-template-columns:minmax(0,1fr)}.paper{padding:.6rem .8rem 1.2rem}
.side-panel{position:static;max-height:none;order:-1}.list{display:none}
.detail{position:fixed;left:0;right:0;bottom:0;margin:0;border-radius:10px 10px 0 0;background:Canvas;z-index:2;max-height:45vh;box-shadow:0 -4px 18px #0004}
.detail.hint{display:none}.close{display:block;float:right}
.paper table{font-size:.88rem}
}
@media print{
.filter,.detail,.key{display:none}.two{display:block}.paper{border:0;padding:0}.side-panel{position:static;max-height:none;display:block;break-before:page}
.list{display:block;overflow:visible;columns:3;column-gap:6mm;font-size:7.5pt}.paper{line-height:1.6}.paper td{font-size:8pt;line-height:1.5;padding:.15rem .25rem}.paper .scroll{overflow:visible}.m,.b{-webkit-print-color-adjust:exact;print-color-adjust:exact}.f{break-inside:avoid}
}
`

/** Points and taps: the details of a mark are copied from the list beside it; nothing of the document is ever parsed as markup. */
export const EXPLAIN_SCRIPT = `
'use strict';
(() => {
  const detail = document.getElementById('detail');
  const list = detail.querySelector('ol');
  let held = null;
  const show = (mark) => {
    const frame = mark.closest('.b');
    const ids = (mark.dataset.f + ' ' + (frame && frame !== mark ? frame.dataset.f : '')).trim().split(' ');
    list.replaceChildren(...ids.map((id) => document.getElementById('f' + id)).filter(Boolean).map((entry) => {
      const copy = entry.cloneNode(true);
      copy.removeAttribute('id');
      return copy;
    }));
    detail.classList.remove('hint');
    for (const old of document.querySelectorAll('.on')) old.classList.remove('on');
    mark.classList.add('on');
  };
  const markOf = (event) => event.target instanceof Element && event.target.closest('.m,.b');
  const paper = document.querySelector('.paper');
  paper.addEventListener('pointerover', (event) => {
    const mark = markOf(event);
    if (mark && event.pointerType === 'mouse' && !held) show(mark);
  });
  paper.addEventListener('focusin', (event) => { const mark = markOf(event); if (mark) show(mark); });
  paper.addEventListener('click', (event) => {
    const mark = markOf(event);
    if (!mark) { held = null; return; }
    event.preventDefault();
    held = held === mark ? null : mark;
    show(mark);
    const entry = document.getElementById('f' + mark.dataset.f.split(' ')[0]);
    if (entry && entry.offsetParent) { entry.classList.add('on'); entry.scrollIntoView({ block: 'nearest' }); }
  });
  detail.querySelector('.close').addEventListener('click', () => { held = null; detail.classList.add('hint'); });
})();
`
