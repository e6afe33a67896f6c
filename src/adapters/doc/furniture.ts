/** What the text of headers and footers is. */
const PAGE_NUMBER = /^\P{L}*\d{1,4}\P{L}*$|^(?:trang|page)\s*\d+(?:\s*\/\s*\d+)?$/iu

/** 'page-number' for a number alone ("3", "- 3 -", "Trang 3/12"), else 'running-head'. */
export function furnitureRole(text: string): 'page-number' | 'running-head' {
  return PAGE_NUMBER.test(text.trim()) ? 'page-number' : 'running-head'
}
