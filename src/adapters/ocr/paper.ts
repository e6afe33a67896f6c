/** The size of the paper behind a picture, and how fine a picture must be to be read. */

/** Long sides of sheets, in points: A5 to A3, with some room. Scanners and converters often leave a page far larger or smaller. */
const SMALLEST = 560
const LARGEST = 1250
const A4 = { long: 842, short: 595 }
/** Pixels in an inch of paper: fewer are enlarged, more only cost time. */
const LEAST = 200
const MOST = 300
/** Higher pictures are strips of a longer page. */
const STRIP = 1.7

/** What a page's points are multiplied with to be points of a sheet: 1 where the page has the size of a sheet. */
export function paperScale(width: number, height: number): number {
  const long = Math.max(width, height)
  return long < SMALLEST || long > LARGEST ? A4.long / long : 1
}

/** Pixels in an inch of a picture that is taken for a sheet of A4. */
export function pictureDpi(width: number, height: number): number {
  return 72 * (height > STRIP * width ? width / A4.short : Math.max(width, height) / A4.long)
}

/** The resolution to read at, for a picture of this resolution; 0 where the page is no picture. */
export function workingDpi(own: number): number {
  return own === 0 ? MOST : Math.min(MOST, Math.max(LEAST, own))
}
