import { describe, expect, test } from 'vitest'
import { ruleBook } from '../src/rules/index.ts'
import { readPlan } from '../src/plan/read.ts'
import { Matcher } from '../src/text/matcher.ts'
import { buildDocument } from '../src/tree/build.ts'
import { leastSpent } from './spent.ts'

/** Patterns with what the reader of sources must understand: counts, groups, classes, edges, assertions, empty matches. */
const PATTERNS = [
  /a/g,
  /(?:ab|cd){2,3}e?/g,
  /(?<!x)(?:y|zz)+(?=q)/g,
  /[^\s\]]{3}\]/gu,
  /\d{1,2}\/\d{4}/gu,
  /x*/g,
  /^\s*b/gimu,
  /(?<word>a|b)\k<word>/gu,
  /\u0111\p{Lu}|Đường/giu,
  /(?<![\p{L}\p{M}\p{N}])(?:năm|tháng \d+)(?![\p{L}\p{M}\p{N}])/giu,
  /(?<![\p{L}\p{M}\p{N}])(?:năm)|ng/giu,
  /.{2}z/gsu,
  /k|ſ/giu,
  /“[^”]+”|😀/gu,
]
const TEXTS = [
  '',
  'a',
  'abcdabe xyzzq yq\n  B b',
  'ababcd 12/2025 (ab])]x[ 1/20256 aa bb ab',
  'Năm 2025, tháng 12 hằng năm; ĐƯỜNG đường đN 5năm',
  '“một” 😀 hai😀 \ud800 K ſ S k',
  'xxaxx\nzzq yz',
  'năm'.normalize('NFD'),
]

function plain(matches: Iterable<RegExpMatchArray>): unknown[] {
  return [...matches].map((match) => ({ index: match.index, words: [...match], groups: { ...match.groups } }))
}

/** What the matcher finds, beside what each pattern finds alone. */
function both(patterns: readonly RegExp[], text: string): { found: unknown; alone: unknown } {
  return { found: new Matcher(patterns).match(text).map(plain), alone: patterns.map((pattern) => plain(text.matchAll(pattern))) }
}

describe('many patterns in one walk find what each finds alone', () => {
  test.each(TEXTS)('%j', (text) => {
    const { found, alone } = both(PATTERNS, text)
    expect(found).toEqual(alone)
  })

  test('more patterns than one bundle holds', () => {
    const patterns = Array.from({ length: 70 }, (_, at) => new RegExp(String(at), 'g'))
    const { found, alone } = both(patterns, '1 12 33 69 70 7')
    expect(found).toEqual(alone)
  })

  test.each(['NFC', 'NFD'])('all rules over all examples, %s', (form) => {
    const text = ruleBook.flatMap((rule) => rule.examples.map((example) => example.text)).join('\n')
    const shaped = `${text}\n${text.toLocaleUpperCase('vi')}`.normalize(form)
    const { found, alone } = both(
      ruleBook.map((rule) => rule.pattern),
      shaped,
    )
    expect(found).toEqual(alone)
    expect((alone as unknown[][]).flat().length).toBeGreaterThan(ruleBook.length)
  })
})

/** One long paragraph each, and many short ones. */
const HOSTILE = [
  '(',
  '(A ',
  ': ',
  '- ',
  'Sở ',
  'Sở Y tế, ',
  'Chủ trì: ',
  'phối hợp với ',
  'Giao Sở Y tế; ',
  'số ',
  'Kế hoạch số 1 ',
  '1/KH-UBND, ',
  'ngày 1 tháng ',
  '....',
  'I. MỤC ĐÍCH ',
  'VIỆT NAM ',
  '“',
  'a) ',
]
const SHORT = 6_000

function spent(text: string): number {
  const { tree, file } = buildDocument([{ kind: 'paragraph', text }])
  return leastSpent(() => readPlan(tree, file, { metadata: {}, notes: [] }))
}

describe('hostile text costs a whole reading time that grows with its length', () => {
  test.each(HOSTILE.flatMap((seed) => [seed, `${seed.trim()}\n`]))('%j', (seed) => {
    const once = seed.repeat(Math.ceil(SHORT / seed.length))
    const short = spent(once)
    const long = spent(once.repeat(8))
    expect(long, `${short.toFixed(1)} ms, eight times the text ${long.toFixed(1)} ms`).toBeLessThan(Math.max(short * 24, 400))
  })
})
