/**
 * What the layout engine reads: a page as words and lines with places, whoever found them (a PDF's glyphs, OCR).
 * Units are points (1/72 inch); x grows to the right, y grows downwards from the top left corner of the upright page.
 */

/** A run of letters without a space in it. */
export interface Word {
  text: string
  x0: number
  /** top of the letters */
  y0: number
  x1: number
  /** bottom of the letters */
  y1: number
  /** height of the font in points */
  size: number
  bold?: boolean
  italic?: boolean
  /** where the letters stand on the line; a bit above `y1` where absent */
  baseline?: number
  /** drawn by the reader of the page, not by its author: an annotation, a signature's appearance */
  stamp?: boolean
  /** the file itself says that it is no content (a tagged PDF's artifact) */
  artifact?: boolean
  /** text that does not run from left to right: a whole run in one "word"; slanted text is a watermark */
  aside?: 'slanted' | 'sideways'
}

/** A drawn straight line; thin rectangles and the edges of boxes arrive as lines too. Horizontal if `y0 === y1`, else vertical. */
export interface Rule {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A picture drawn on the page. */
export interface Picture {
  x0: number
  y0: number
  x1: number
  y1: number
  /** its own pixels per point */
  resolution?: number
}

export interface PageContent {
  width: number
  height: number
  words: Word[]
  rules: Rule[]
  images?: Picture[]
  /** number of the page, from 1; its place in the list where absent */
  page?: number
}
