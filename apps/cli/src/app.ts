import type { Opening } from '@jackfield/app-kit'
import type { Logger } from '@jackfield/core'
import type { Desk, Store } from '@jackfield/desk'
import type { ConnectionBook, ConnectorRegistry, Home, MasterKey } from '@jackfield/host'
import type { ExitCode } from './exit-code.ts'
import type { Prompts } from './input/prompts.ts'
import type { Interruption } from './interruption.ts'
import type { Screen } from './output/screen.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** What a command may use. The container makes it; nothing is opened before a command asks for it. */
export interface App {
  readonly env: Environment
  readonly screen: Screen
  /** Null where nobody can answer: then what is missing is a usage error that names its option. */
  readonly prompts: Prompts | null
  readonly logger: Logger
  readonly interruption: Interruption
  /** Secrets that this run came to know. They never stand in an error or a log line. */
  readonly secrets: Set<string>
  readonly home: Opening<Home>
  readonly masterKey: Opening<MasterKey>
  readonly registry: Opening<ConnectorRegistry>
  readonly store: Opening<Store>
  readonly book: Opening<ConnectionBook>
  readonly desk: Opening<Desk>
  /** Closes all that was opened. */
  close(): Promise<void>
}

/** What a command found: a document for `--json` (undefined where it wrote its own), and the same as text for people. */
export interface Result {
  readonly document: unknown
  readonly text: string
  /** Left out: done. */
  readonly code?: ExitCode
}

/** Where the command line hands over to a command. */
export interface Cli {
  run(command: (app: App) => Promise<Result>): Promise<void>
}
