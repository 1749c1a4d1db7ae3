import type { ConnectionSource } from '@jackfield/desk'
import type { PrivateNetwork } from './connecting.ts'
import { createConnectionBook } from './connection-book.ts'
import type { ConnectionBook, ConnectionBookOptions } from './connection-book.ts'

/** What all workspaces have in common. */
export interface ConnectionBooksOptions extends Omit<ConnectionBookOptions, 'workspace' | 'privateNetwork'> {
  /** As a book has it, for all of them or for each: those whose users are not the operator go by the allow list. */
  readonly privateNetwork?: PrivateNetwork | ((workspace: string) => PrivateNetwork)
}

/** The connection books of every workspace, as a server or a worker has them. */
export interface ConnectionBooks {
  /** The book of a workspace; the same object each time. */
  of(workspace: string): ConnectionBook
  /** Connections of every workspace, as the desks ask for them. */
  readonly source: ConnectionSource
  /** Closes every book. Safe to call twice. */
  close(): Promise<void>
}

export function createConnectionBooks({ privateNetwork = 'by-setting', ...options }: ConnectionBooksOptions): ConnectionBooks {
  const networkOf = typeof privateNetwork === 'function' ? privateNetwork : () => privateNetwork
  const books = new Map<string, ConnectionBook>()
  const of = (workspace: string): ConnectionBook => {
    const known = books.get(workspace) ?? createConnectionBook({ ...options, workspace, privateNetwork: networkOf(workspace) })
    books.set(workspace, known)
    return known
  }
  return {
    of,
    source: (connectionId, workspace) => of(workspace).source(connectionId),
    close: async () => void (await Promise.all([...books.values()].map((book) => book.close()))),
  }
}
