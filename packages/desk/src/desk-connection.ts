import type { Choice, ConnectionV1, TicketChoices } from '@jackfield/core'

/** An open connection, with what the desk must know of it beside the contract. */
export interface DeskConnection {
  readonly id: string
  readonly name: string
  /** The name it was created with. References are derived of it. */
  readonly originName: string
  readonly connection: ConnectionV1
  readonly choices: TicketChoices
  /** Where alerts go whose company nobody mapped. */
  readonly catchAll: Choice | null
  /** Milliseconds. */
  readonly lateCommitWindow: number
}

/**
 * Opens a connection of a workspace by its id; called for each piece of work, so it keeps what is open. Throws an `InvalidInputError` for one that was
 * removed.
 */
export type ConnectionSource = (connectionId: string, workspace: string) => Promise<DeskConnection>
