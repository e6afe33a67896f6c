/** How help looks: commander's frame in the person's language. */
import { type Argument, type Command, Help, type Option } from 'commander'
import type { MessageKey, Messages } from '../messages/messages.ts'
import type { Context } from './context.ts'

const TITLES: Record<string, MessageKey> = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
  'Global Options:': 'help.options',
}

/** "--year <year>" is "--year <năm>" in Vietnamese: what stands for a value is worded, flags are not. */
export function placed(text: string, messages: Messages): string {
  return text.replace(
    /([<[])([a-z|]+)((?:\.\.\.)?[>\]])/g,
    (_, open: string, name: string, close: string) => `${open}${messages.find(`place.${name}`) ?? name}${close}`,
  )
}

/** What an option or an argument is for, with the values that it takes where the words do not name them. */
export function described({ description, argChoices }: Option | Argument): string {
  const named = argChoices === undefined || argChoices.every((choice) => description.includes(choice))
  return named ? description : `${description}: ${argChoices.join(', ')}`
}

/** Commander speaks English; the wording is ours. Every command takes --lang and --help. */
export function dress(command: Command, { messages, stdout, stderr }: Context): void {
  const plain = new Help()
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
    })
    .configureHelp({
      styleTitle: (title) => (TITLES[title] ? messages.say(TITLES[title]) : title),
      subcommandTerm: (sub) => sub.name(),
      optionTerm: (option) => placed(option.flags, messages),
      argumentTerm: (argument) => messages.find(`place.${argument.name()}`) ?? argument.name(),
      commandUsage: (shown) => placed(plain.commandUsage(shown), messages),
      optionDescription: described,
      argumentDescription: described,
    })
    .helpOption('-h, --help', messages.say('help.help'))
    .option('--lang <vi|en>', messages.say('help.lang'))
}
