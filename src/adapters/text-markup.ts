/** Tags that a converter left in a plain text: "<b>SỞ Y TẾ</b>", "<br> KẾ HOẠCH". */

const INLINE = /<\/?(?:b|i|u|em|strong|span|font|sup|sub|a)(?:\s[^<>\n]{0,300})?>/giu
const BREAK = /<(?:br|hr)\s{0,3}\/?>|<\/?(?:p|div|h[1-6]|li|ul|ol|center)(?:\s[^<>\n]{0,300})?>/giu
/** Fewer may be part of the text itself. */
const LEAST = 3

/** The text without them; as it is where they are few or the text is a page of HTML. */
export function withoutTags(text: string): string {
  const count = (text.match(INLINE)?.length ?? 0) + (text.match(BREAK)?.length ?? 0)
  return count < LEAST ? text : text.replace(INLINE, '').replace(BREAK, '\n')
}
