/** `kehoach tree PLAN`: what it carries out, and which plans carry it out, held or only cited. */
import type { Command } from 'commander'
import type { Archive, Member } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, dayColumn, onlyOne, showDate, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows, printText, shortened } from './output.ts'
import type { MessageKey } from '../messages/messages.ts'

type Options = ArchiveOptions & OutputOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('tree')
    .description(messages.say('help.tree'))
    .argument('<plan>', messages.say('argument.plan'))
    .addHelpText('after', `\n${messages.say('help.tree.examples')}`)
    .action((plan: string, options: Options) => tree(plan, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** One line of the tree. `depth` is 0 at the plan asked for, below zero for its ancestors. */
interface Line {
  depth: number
  member: Member
  /** what lies beyond it stands at another place already */
  again: boolean
}

/** A document that is reached by two ways shows what lies beyond it once. */
function beyond(member: Member, next: readonly Member[], seen: Set<number>): { next: readonly Member[]; again: boolean } {
  const id = member.plan?.id
  const again = id !== undefined && next.length > 0 && seen.has(id)
  if (id !== undefined) seen.add(id)
  return { next: again ? [] : next, again }
}

function ancestors(members: readonly Member[], depth: number, seen: Set<number>): Line[] {
  return members.flatMap((member) => {
    const { next, again } = beyond(member, member.parents, seen)
    return [...ancestors(next, depth - 1, seen), { depth, member, again }]
  })
}

function descendants(members: readonly Member[], depth: number, seen: Set<number>): Line[] {
  return members.flatMap((member) => {
    const { next, again } = beyond(member, member.children, seen)
    return [{ depth, member, again }, ...descendants(next, depth + 1, seen)]
  })
}

function lines(root: Member): Line[] {
  return [...ancestors(root.parents, -1, new Set()), { depth: 0, member: root, again: false }, ...descendants(root.children, 1, new Set())]
}

/** "↑ căn cứ", "↳ thực hiện": how a member hangs on the one next to it. */
function label({ depth, member }: Line, context: Context): string {
  if (depth === 0) return ''
  const known = context.messages.find(`relation.${member.relation}` satisfies string)
  return `${depth < 0 ? '↑' : '↳'} ${known ?? member.relation}`
}

function remark({ member, again }: Line, context: Context): string {
  const differs = member.how === 'date-differs' ? 'tree.dateDiffers' : null
  const key: MessageKey | null = member.plan === null ? 'tree.absent' : again ? 'tree.again' : differs
  return key ? ` (${context.messages.say(key)})` : ''
}

/** A title in letters; JSON and CSV have all of it. */
const LONGEST_TITLE = 90

function drawn(line: Line, deepest: number, context: Context): string {
  const { depth, member } = line
  const name = [
    member.code ?? member.type ?? '',
    showDate(member.date, context),
    member.issuer ?? '',
    shortened(member.title ?? '', LONGEST_TITLE),
  ]
  const words = name.filter((part) => part !== '').join(' · ')
  const mark = depth === 0 ? '●' : label(line, context)
  const copies = member.copies.map((id) => ` #${id}`).join('')
  return `${'   '.repeat(deepest + depth)}${mark} ${words}${member.plan ? ` #${member.plan.id}${copies}` : ''}${remark(line, context)}`
}

/** One line of text each, white space and control characters tamed. */
function draw(root: Member, context: Context): string {
  const all = lines(root)
  const deepest = -Math.min(0, ...all.map(({ depth }) => depth))
  return all.map((line) => drawn(line, deepest, context).replace(/[\p{Cc}\s]/gu, ' ')).join('\n')
}

function columns(context: Context): Column<Line>[] {
  const { messages } = context
  return [
    { key: 'depth', title: 'depth', value: ({ depth }) => depth },
    { key: 'relation', title: 'relation', value: ({ member }) => member.relation },
    { key: 'id', title: messages.say('column.id'), value: ({ member }) => member.plan?.id },
    { key: 'code', title: messages.say('column.code'), value: ({ member }) => member.code },
    dayColumn('issued', 'column.issued', ({ member }) => member.date, context),
    { key: 'issuer', title: messages.say('column.issuer'), value: ({ member }) => member.issuer },
    { key: 'title', title: messages.say('column.title'), value: ({ member }) => member.title },
    { key: 'held', title: messages.say('column.status'), value: ({ member }) => member.plan !== null },
  ]
}

/** The families that PLAN means: that of the one held plan, or those of the documents that are only cited. */
async function families(archive: Archive, wanted: string, context: Context): Promise<Member[]> {
  const plans = await archive.find(wanted)
  const absent = plans.length === 0 ? await archive.absent(wanted) : []
  if (absent.length > 0) return absent
  const family = await archive.family(onlyOne(plans, wanted, context).id)
  return family ? [family] : []
}

async function tree(wanted: string, options: Options, context: Context): Promise<void> {
  await withArchive(options, context, async (archive) => {
    const roots = await families(archive, wanted, context)
    if (options.csv) return printRows(roots.flatMap(lines), columns(context), options, context)
    if (options.json || options.jsonl) return printRows(roots, [], options, context)
    await printText(roots.map((root) => draw(root, context)).join('\n\n'), context)
  })
}
