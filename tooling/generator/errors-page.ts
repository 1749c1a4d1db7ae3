import { errorCodes } from '@jackfield/core'
import type { ErrorCode, ErrorCodeFacts } from '@jackfield/core'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { docCommentOf } from '../repository/doc-comment.ts'
import { parse } from '../repository/imports-of.ts'
import { root } from '../repository/workspace.ts'

/** What the command line ends with: the table of apps/cli, read as data. */
export interface ExitCodes {
  /** By name: `logIn` is 3. */
  readonly exitCode: Readonly<Record<string, number>>
  readonly exitCodeOf: (errorCode: string) => number
}

/** Loads the exit codes from the source of the command line. */
export async function loadExitCodes(): Promise<ExitCodes> {
  const path = 'apps/cli/src/exit-code.ts'
  return (await import(pathToFileURL(`${root}/${path}`).href)) as ExitCodes
}

/** The first paragraph above the class of each code: what the error means. */
export function readMeanings(): Readonly<Record<string, string>> {
  const index = readFileSync(`${root}/packages/core/src/index.ts`, 'utf8')
  const meanings: Record<string, string> = {}
  for (const [, name = '', file = ''] of index.matchAll(/export \{ (\w+Error) \} from '\.\/(errors\/[\w-]+\.ts)'/g)) {
    const text = readFileSync(`${root}/packages/core/src/${file}`, 'utf8')
    const code = /override readonly code = '(\w+)'/.exec(text)?.[1]
    const { program, comments } = parse(file, text)
    const comment = docCommentOf(program, comments, text, name)
    if (code !== undefined && comment !== null) meanings[code] = comment
  }
  return meanings
}

const outcomeWords = { 'not-sent': 'not sent', rejected: 'rejected', unknown: 'unknown' } as const
const retryWords = { never: 'no', always: 'yes', 'unless-unknown': 'yes, unless the outcome is unknown' } as const

/** docs/errors.md: every code that an error can have, for whoever compares codes or reads exit codes in a script. */
export function errorsPage(meanings: Readonly<Record<string, string>>, { exitCode, exitCodeOf }: ExitCodes): string {
  const rows = (Object.entries(errorCodes) as [ErrorCode, ErrorCodeFacts][]).map(([code, { outcomes, retryable }]) => {
    const meaning = meanings[code]
    if (meaning === undefined) throw new Error(`The class of ${code} has no doc comment`)
    const cells = [`\`${code}\``, meaning, outcomes.map((outcome) => outcomeWords[outcome]).join(', '), retryWords[retryable]]
    return `| ${[...cells.map(cell), exitCodeOf(code)].join(' | ')} |`
  })
  const exits = Object.entries(exitCode).map(([name, number]) => {
    const codes = Object.keys(errorCodes).filter((code) => exitCodeOf(code) === number)
    return `| ${number} | ${wordsOf(name)} | ${codes.map((code) => `\`${code}\``).join(', ')} |`
  })
  return `<!-- Written by \`node tooling/generate.ts\` from packages/core and apps/cli. Do not edit. -->

# Errors

Every error of a connector is a \`JackfieldError\`. Its \`code\` is permanent: compare it, never the message. \`outcome\` tells whether a write may
have happened, \`nextStep\` what a person does now. The conformance suite holds every error of a connector against this table.

| code | meaning | outcome | retryable | exit code |
|---|---|---|---|---|
${rows.join('\n')}

*Outcome*: \`not sent\`, nothing left; \`rejected\`, the vendor refused it and nothing happened; \`unknown\`, a write may have been carried out, now or
within the connection's late-commit window: search before you repeat it. *Retryable*: whether the same call may succeed later.

## What the command line ends with

| exit code | name | errors that end so |
|---|---|---|
${exits.join('\n')}

\`jackfield\` ends with these whatever the command. Errors in how it was called have no code of core: they end with ${exitCode['usage'] ?? 2}.
`
}

/** `logIn` becomes `log in`. */
function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')
}
