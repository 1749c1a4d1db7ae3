import type { ConnectionSource } from '@jackfield/desk'
import type { ConnectionBook, ConnectionBookOptions } from './connection-book.ts'

/** What all workspaces have in common. */
export type ConnectionBooksOptions = Omit<ConnectionBookOptions, 'workspace'>

/** The connection books of every workspace, as a server or a worker has them. */
export interface ConnectionBooks {
  /** The book of a workspace; the same object each time. */
  of(workspace: string): ConnectionBook
  /** Connections of every workspace, as the desks ask for them. */
  readonly source: ConnectionSource
  /** Closes every book. Safe to call twice. */
  close(): Promise<void>
}

export function createConnectionBooks(_options: ConnectionBooksOptions): ConnectionBooks {
  throw new Error('not written yet')
}
