/** Tasks of a document given as paragraphs and tables, in one line each. */
import { expect } from 'vitest'
import { TaskWalk } from '../../src/rules/tasks/walk.ts'
import { buildOutline } from '../../src/structure/outline.ts'
import { buildDocument } from '../../src/tree/build.ts'
import type { RawBlock, RawCell } from '../../src/tree/types.ts'

export const WORDS = { year: 2026, issued: '2026-02-10' }

export function document(blocks: (string | RawBlock)[]) {
  const { tree, file } = buildDocument(blocks.map((block) => (typeof block === 'string' ? { kind: 'paragraph', text: block } : block)))
  const text = String(file)
  return { text, blocks: tree.children, root: buildOutline(tree.children, { start: 0, end: text.length }, text) }
}

/** "section | text | lead + lead | helper + helper | deadline | product", one line a task; empty tails left out. */
export function tasks(...blocks: (string | RawBlock)[]): string[] {
  const { text, root } = document(blocks)
  return new TaskWalk({ text, ...WORDS }, null).run(root).map((task) => {
    for (const part of [task, ...task.deadlines]) expect(text.slice(part.start, part.end).trim()).not.toBe('')
    const fields = [
      task.section ?? '-',
      task.text,
      task.lead.map((a) => a.text).join(' + '),
      task.coordinating.map((a) => a.text).join(' + '),
      task.deadlines.map((d) => `${d.kind} ${d.to ?? d.from ?? d.rrule ?? ''}`.trim()).join(' + '),
      task.product ?? '',
    ]
    return fields.join(' | ').replace(/(?: \| )+$/, '')
  })
}

export const table = (...rows: (string | (Partial<RawCell> & { text: string }))[][]): RawBlock => ({
  kind: 'table',
  rows: rows.map((row) =>
    row.map((cell) => {
      const { text, ...rest } = typeof cell === 'string' ? { text: cell } : cell
      return { ...rest, blocks: text.split('\n').map((line) => ({ kind: 'paragraph' as const, text: line })) }
    }),
  ),
})
