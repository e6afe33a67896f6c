/** An item in pieces that can be compared: clauses, their words with weights, who is named apart from what is ordered. */
import type { CompareItem } from './items.ts'
import { normal, type ShortForms } from './normal.ts'

/** One clause: weights of its syllables and of their neighbours ("tổ chức", "chức tập"), summed where they repeat. */
export interface Bag {
  weights: Map<string, number>
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

function marked(words: readonly string[], names: readonly string[][]): boolean[] {
  const inName = words.map(() => false)
  for (const name of names) {
    for (let at = 0; at + name.length <= words.length; at += 1) {
      if (name.every((word, offset) => words[at + offset] === word)) inName.fill(true, at, at + name.length)
    }
  }
  return inName
}

function tokens(clause: string, names: readonly string[][], short: ShortForms): Token[] {
  const words = normal(clause, short).split(' ')
  const inName = marked(words, names)
  let place = 0
  return words.map((text, index) => {
    const named = inName[index] === true
    if (!named) place += 1
    const base = named ? NAME_WEIGHT : LIGHT.has(text) ? LIGHT_WEIGHT : 1
    return { text, weight: base * (place > HEAD_LENGTH ? TAIL_WEIGHT : 1) }
  })
}

export type Rarity = (feature: string) => number

function bag(clause: readonly Token[], rarity: Rarity): Bag {
  const weights = new Map<string, number>()
  let total = 0
  const add = (feature: string, weight: number) => {
    const value = weight * rarity(feature)
    weights.set(feature, (weights.get(feature) ?? 0) + value)
    total += value
  }
  clause.forEach((token, index) => {
    add(token.text, token.weight)
    const next = clause[index + 1]
    if (next) add(`${token.text} ${next.text}`, PAIR_WEIGHT * Math.sqrt(token.weight * next.weight))
  })
  return { weights, total }
}

function sum(bags: readonly Bag[]): Bag {
  const weights = new Map<string, number>()
  let total = 0
  for (const each of bags) {
    for (const [feature, weight] of each.weights) weights.set(feature, (weights.get(feature) ?? 0) + weight)
    total += each.total
  }
  return { weights, total }
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

function pairsOf(clause: readonly Token[]): string[] {
  return clause.flatMap((token, index) => (index === 0 ? [token.text] : [token.text, `${clause[index - 1]?.text} ${token.text}`]))
}

/** How rare a word is among all items of both plans: 1 for one that stands in one item, less the more have it. */
function rarityOf(items: readonly Token[][][]): Rarity {
  const seen = new Map<string, number>()
  for (const clauses of items) for (const feature of new Set(clauses.flatMap(pairsOf))) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const most = Math.log(1 + items.length)
  return (feature) => Math.log(1 + items.length / (seen.get(feature) ?? 1)) / most
}

/** The features of the items of several plans, weighed against each other. */
export function featuresOf(lists: readonly (readonly CompareItem[])[], short: ShortForms): Features[][] {
  const read = lists.map((items) =>
    items.map((item) => {
      const names = [...item.lead, ...item.coordinating].map(({ mention }) => normal(mention, short).split(' '))
      return joined(clausesOf(item.text).map((clause) => tokens(clause, names, short)))
    }),
  )
  const rarity = rarityOf(read.flat())
  return lists.map((items, list) =>
    items.map((item, index) => {
      const clauses = (read[list]?.[index] ?? []).map((clause) => bag(clause, rarity))
      return { item, normal: normal(item.text, short), whole: sum(clauses), clauses }
    }),
  )
}

/** Weight that two bags share. */
export function shared(a: Bag, b: Bag): number {
  const [small, large] = a.weights.size < b.weights.size ? [a, b] : [b, a]
  let weight = 0
  for (const [feature, value] of small.weights) weight += Math.min(value, large.weights.get(feature) ?? 0)
  return weight
}

/** Shared weight against both: 0 … 1. */
export function dice(a: Bag, b: Bag): number {
  return a.total + b.total === 0 ? 0 : (2 * shared(a, b)) / (a.total + b.total)
}
