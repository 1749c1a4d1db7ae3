import { Option } from 'commander'
import { UsageError } from '../usage-error.ts'

/** What `--for` takes. The jobs stand here in full: core would bring zod into every start. */
export const jobsHelp =
  'tickets, notes, close, attachments, companies, devices, alarms, webhooks, or operations such as ticketDesk.create, by commas (default: all)'

/** `--on NAME`, which may be left out where there is just one connection. */
export function connectionOption(): Option {
  return new Option('--on <name>', 'the connection; may be left out where there is just one')
}

/** `--lang en|de`. */
export function languageOption(): Option {
  return new Option('--lang <language>', 'en or de').choices(['en', 'de']).default('en')
}

/** `--timeout SECONDS`, 300 where left out. */
export function timeoutOption(purpose: string): Option {
  return new Option('--timeout <seconds>', `${purpose} for so long`).default(300).argParser(wholeNumber('--timeout', 0, 86_400))
}

/** A parser of an option that is a whole number in a range. */
export function wholeNumber(option: string, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    throw new UsageError(`${option} is “${value}”, which is no whole number from ${least} to ${most}.`, `Give ${option} such a number.`)
  }
}

/** Collects the values of an option that may be given several times. */
export function repeatable(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
