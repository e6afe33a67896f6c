/** Reports of a comparison as files: a page, a spreadsheet, a Word document. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Comparison } from '../compare/schema.ts'
import type { Messages } from '../messages/messages.ts'
import { type Context, UsageError } from './context.ts'

export interface ReportOptions {
  html?: string
  xlsx?: string
  docx?: string
}

/** Adds --html, --xlsx and --docx to a command. */
export function addReportOptions(command: Command, messages: Messages): Command {
  return command
    .option('--html <file>', messages.say('option.html'))
    .option('--xlsx <file>', messages.say('option.xlsx'))
    .option('--docx <file>', messages.say('option.docx'))
}

/** @throws UsageError 'usage.output' */
export function saveFile(path: string, content: string | Uint8Array, { cwd }: Context): void {
  try {
    writeFileSync(resolve(cwd, path), content)
  } catch (error) {
    throw new UsageError('usage.output', { path, got: error instanceof Error && 'code' in error ? String(error.code) : String(error) })
  }
}

/** Writes the files that were asked for; false where none was. */
export async function writeReports(comparison: Comparison, { html, xlsx, docx }: ReportOptions, context: Context): Promise<boolean> {
  if (html !== undefined) {
    const { compareHtml } = await import('../exports/compare-html.ts')
    saveFile(html, compareHtml(comparison, context.messages), context)
  }
  if (xlsx !== undefined) {
    const { compareXlsx } = await import('../exports/compare-xlsx.ts')
    saveFile(xlsx, await compareXlsx(comparison, context.messages), context)
  }
  if (docx !== undefined) {
    const { compareDocx } = await import('../exports/compare-docx.ts')
    saveFile(docx, await compareDocx(comparison, context.messages), context)
  }
  return [html, xlsx, docx].some((file) => file !== undefined)
}
