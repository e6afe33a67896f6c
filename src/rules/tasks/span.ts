/** Words of a text: offsets in the text given. `text` is the slice, or composed from it where a shared head is handed out. */
export interface Span {
  start: number
  end: number
  text: string
}

/** Who is answerable and who helps, as one sentence or paragraph says it. */
export interface Roles {
  lead: Span[]
  coordinating: Span[]
  /** where the content begins, when an address stands before it ("Sở Y tế: …") */
  contentStart?: number
}
