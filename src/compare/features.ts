/** An item in pieces that can be compared: clauses, their words with weights, who is named apart from what is ordered. */
import type { CompareItem } from './items.ts'
import { normal, type ShortForms } from './normal.ts'

/** One clause: weights of its syllables and of their neighbours ("tổ chức", "chức tập"), summed where they repeat. */
export interface Bag {
  ids: Int32Array
  weights: Float64Array
  total: number
}

export interface Features {
  item: CompareItem
  normal: string
  whole: Bag
  clauses: Bag[]
}

/** Words of role and courtesy: they tell items apart no more than "và" does. */
const LIGHT = new Set(
  normal(
    'và các của cho trong về với để theo từ đến là được có tại trên do bằng những một này đó như khi cùng việc công tác chủ trì phối hợp liên quan quy định địa bàn đơn vị cơ quan tổ chức cá nhân thực hiện triển khai tăng cường tiếp tục đẩy mạnh nâng cao hiệu quả đảm bảo bảo đảm kịp thời thường xuyên đồng bộ tỉnh huyện xã phường sở ban ngành ủy nhân dân kế hoạch kỳ',
  ).split(' '),
)
const LIGHT_WEIGHT = 0.35
/** An agency's name says who, not what: it counts, but little. */
const NAME_WEIGHT = 0.3
const PAIR_WEIGHT = 1.2
/** From this syllable of a clause on, words tell how rather than what. */
const HEAD_LENGTH = 14
const TAIL_WEIGHT = 0.7
const LEAST_CLAUSE = 4

/** Where clauses part: ";", and "." or ":" before a space. */
export function clausesOf(text: string): string[] {
  return text.split(/;\s*|(?<!\d)[.](?=\s)\s*|:\s+/u).filter((clause) => clause.trim() !== '')
}

interface Token {
  text: string
  weight: number
}

/** Runs of words that say who or name the plan's subject, by their first words. */
type Runs = ReadonlyMap<string, readonly (readonly string[])[]>

function byFirst(runs: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>()
  for (const run of runs) {
    const first = run[0]
    if (first === undefined || first === '') continue
    const before = found.get(first)
    if (before) before.push(run)
    else found.set(first, [run])
  }
  return found
}

function marked(words: readonly string[], all: readonly Runs[]): boolean[] {
  const inRun = words.map(() => false)
  words.forEach((word, at) => {
    for (const runs of all) {
      for (const run of runs.get(word) ?? []) {
        if (run.every((each, offset) => words[at + offset] === each)) inRun.fill(true, at, at + run.length)
      }
    }
  })
  return inRun
}

/** So many words running tell that a plan's own title is named. */
const TITLE_RUN = 8

/** The subject of the plans, as runs of words of their titles: any item may repeat it. */
function titleRuns(titles: readonly string[], short: ShortForms): Runs {
  return byFirst(
    titles.flatMap((title) => {
      const words = normal(title, short).split(' ')
      return words.slice(0, Math.max(0, words.length - TITLE_RUN + 1)).map((_, at) => words.slice(at, at + TITLE_RUN))
    }),
  )
}

function tokens(clause: string, runs: readonly Runs[], short: ShortForms): Token[] {
  const words = normal(clause, short).split(' ')
  const inRun = marked(words, runs)
  let place = 0
  return words.map((text, index) => {
    const named = inRun[index] === true
    if (!named) place += 1
    const base = named ? NAME_WEIGHT : LIGHT.has(text) ? LIGHT_WEIGHT : 1
    return { text, weight: base * (place > HEAD_LENGTH ? TAIL_WEIGHT : 1) }
  })
}

/** Features as numbers. */
class Vocabulary {
  readonly #ids = new Map<string, number>()
  /** in how many items each feature stands */
  readonly #seen: number[] = []
  #items = 0
  /** by how many items have a feature; asked for when all are counted */
  readonly #rarities: number[] = []

  id(feature: string): number {
    let id = this.#ids.get(feature)
    if (id === undefined) {
      id = this.#ids.size
      this.#ids.set(feature, id)
      this.#seen.push(0)
    }
    return id
  }

  count(features: ReadonlySet<number>): void {
    this.#items += 1
    for (const id of features) this.#seen[id] = (this.#seen[id] ?? 0) + 1
  }

  /** How rare a feature is among all items of both plans: 1 for one that stands in one item, less the more have it. */
  rarity(id: number): number {
    const seen = this.#seen[id] || 1
    this.#rarities[seen] ??= Math.log(1 + this.#items / seen) / Math.log(1 + this.#items)
    return this.#rarities[seen]
  }
}

interface Weighed {
  id: number
  weight: number
}

/** A clause's syllables and neighbours, before their rarity is known. */
function weighed(clause: readonly Token[], words: Vocabulary): Weighed[] {
  return clause.flatMap((token, index) => {
    const next = clause[index + 1]
    const own = { id: words.id(token.text), weight: token.weight }
    return next ? [own, { id: words.id(`${token.text} ${next.text}`), weight: PAIR_WEIGHT * Math.sqrt(token.weight * next.weight) }] : [own]
  })
}

/** Sums of weights by feature; zero between calls. */
let sums = new Float64Array(1 << 12)

function bag(features: readonly Weighed[], words: Vocabulary): Bag {
  const found: number[] = []
  for (const { id, weight } of features) {
    if (id >= sums.length) {
      const longer = new Float64Array(2 * id)
      longer.set(sums)
      sums = longer
    }
    if (sums[id] === 0) found.push(id)
    sums[id] = (sums[id] as number) + weight
  }
  const ids = Int32Array.from(found)
  const weights = new Float64Array(ids.length)
  let total = 0
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number
    weights[at] = (sums[id] as number) * words.rarity(id)
    total += weights[at] as number
    sums[id] = 0
  }
  return { ids, weights, total }
}

/** Short clauses ("gồm:", "cụ thể như sau") go with the next. */
function joined(clauses: readonly Token[][]): Token[][] {
  const result: Token[][] = []
  for (const clause of clauses) {
    const before = result.at(-1)
    if (before && (before.length < LEAST_CLAUSE || clause.length < LEAST_CLAUSE)) before.push(...clause)
    else result.push([...clause])
  }
  return result
}

/**
 * The features of the items of several plans, weighed against each other.
 * @param titles of the plans
 */
export function featuresOf(lists: readonly (readonly CompareItem[])[], short: ShortForms, titles: readonly string[] = []): Features[][] {
  const words = new Vocabulary()
  const subject = titleRuns(titles, short)
  const read = lists.map((items) =>
    items.map((item) => {
      const names = byFirst([...item.lead, ...item.coordinating].map(({ mention }) => normal(mention, short).split(' ')))
      const clauses = joined(clausesOf(item.text).map((clause) => tokens(clause, [names, subject], short))).map((clause) =>
        weighed(clause, words),
      )
      words.count(new Set(clauses.flat().map(({ id }) => id)))
      return { item, clauses }
    }),
  )
  return read.map((items) =>
    items.map(({ item, clauses }) => {
      const bags = clauses.map((clause) => bag(clause, words))
      return { item, normal: normal(item.text, short), whole: bag(clauses.flat(), words), clauses: bags }
    }),
  )
}
