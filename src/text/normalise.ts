/**
 * Law 2, "normalise at the door": every string that enters the tree passes through here once.
 * Later rooms may rely on NFC, on one kind of space and on one kind of dash.
 */

const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
const DASHES = /[\u2010-\u2015\u2212\uf0b7\uf02d]/g

/**
 * NFC, plain spaces, "-" for every dash, no invisible or control characters, "Đ" for its look-alikes.
 * Line breaks become "\n" and stay; runs of spaces stay one space.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085|\u000b/g, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(DASHES, '-')
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/[ðɖ]/g, 'đ')
    .replace(/ {2,}/g, ' ')
}

/** One line: every run of white space becomes one space, none at the edges. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
