/**
 * An archive of many plans, and how it holds up: `node bench/archive.ts [--plans 100000] [--folder DIR]`.
 *
 * Builds the archive where the folder has none (100,000 plans take about ten minutes and 2 GB), then measures. Needs the sqlite3 shell.
 */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './archive/build.ts'
import { against, type Measure, oneMore, opening, searching, size } from './archive/measure.ts'

/** `--only WORDS`: the lines whose names hold them, to measure again what a busy moment struck. */
const { values } = parseArgs({
  options: { plans: { type: 'string', default: '100000' }, folder: { type: 'string' }, only: { type: 'string', default: '' } },
})
const wanted = (name: string) => name.includes(values.only)
const folder = values.folder ?? join(tmpdir(), `kehoach-bench-${values.plans}`)
const work = mkdtempSync(join(tmpdir(), 'kehoach-bench-'))

if (!existsSync(join(folder, 'archive.db'))) {
  const { text, tasks, seconds } = await build(folder, Number(values.plans))
  console.log(`built: ${values.plans} plans, ${tasks} tasks, ${(text / 1e6).toFixed(0)} MB of text, ${seconds.toFixed(0)} s`)
}

function tell({ name, value, unit, aim, detail }: Measure): void {
  const met = value <= aim
  if (!met) process.exitCode = 1
  const figure = `${value.toFixed(unit === 'ms' ? 0 : 2)} ${unit}`
  console.log(`${name.padEnd(52)} ${figure.padStart(9)}  aim ${`${aim} ${unit}`.padEnd(6)} ${met ? 'met   ' : 'MISSED'}  ${detail}`)
}

const DAY = ['--today', '2022-06-01']
for (const each of opening(folder, wanted)) tell(each)
for (const args of [
  ['list', '--limit', '100'],
  ['list', '--year', '2022', '--type', 'KH'],
  ['list'],
  ['show', '#50001'],
  ['tasks', '--lead', 'Sở Y tế', '--limit', '100'],
  ['tasks', '--lead', 'Sở Nông nghiệp và Môi trường', '--jsonl'],
  ['tasks', '--lead', 'Sở Y tế', '--due-from', '2022-06-01', '--due-to', '2022-06-30'],
  ['due', '--days', '7', ...DAY],
  ['due', '--days', '30', ...DAY],
  ['due', '--overdue', ...DAY, '--jsonl'],
  ['tree', '#50001'],
  ['tree', '#50003'],
])
  if (wanted(args.join(' '))) tell(against(folder, work, args))
for (const each of await searching(
  folder,
  ['kế hoạch', 'chuyển đổi', 'chuyen doi', '"chuyển đổi số"', 'lanh phu', 'xẳm nhách', 'giao thong year:2022'].filter((words) =>
    wanted(`search ${words}`),
  ),
))
  tell(each)
if (wanted('one more document')) tell(await oneMore(folder))
if (wanted('size')) tell(await size(folder))
