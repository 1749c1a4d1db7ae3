import { createTransport, redactingLogger } from '@jackfield/connector-kit'
import { secretValues } from '@jackfield/core'
import type { AnyConnector, Clock, ConnectionSettings, ConnectionV1, Logger, Quota, RoleBaseline, TicketChoices } from '@jackfield/core'
import { recordVendorCalls } from '@jackfield/desk'
import type { GivenSettings } from './connection-settings.ts'

export interface ConnectingOptions {
  readonly connector: AnyConnector
  /** The schema's output. */
  readonly settings: ConnectionSettings
  /** The schema's input: where the secrets are found. */
  readonly given: GivenSettings
  readonly choices: TicketChoices
  readonly baseline: RoleBaseline | null
  readonly clock: Clock
  readonly logger: Logger
  readonly signal: AbortSignal
  readonly quota: Quota
}

/** A connection with the sockets that were made for it. */
export interface Connected {
  readonly connection: ConnectionV1
  /** Closes the connection, then its sockets. Never throws: there is nothing that a caller could do about it. */
  close(): Promise<void>
}

/** Connects with a transport of its own, and a logger that loses the connection's secrets. */
export async function connect(options: ConnectingOptions): Promise<Connected> {
  const { connector, settings, given, choices, baseline, clock, signal, quota } = options
  const logger = redactingLogger(options.logger, secretValues(connector.settings, given))
  const transport = createTransport({ network: settings.network, replyTimeout: settings.replyTimeout })
  try {
    const context = { fetch: recordVendorCalls(transport.fetch), clock, logger, signal, quota, choices, baseline }
    const connection = await connector.connect(settings, context)
    return {
      connection,
      async close() {
        await connection.close().catch((error: unknown) => logger.warn('The connection did not close cleanly.', { error }))
        await transport.close()
      },
    }
  } catch (error) {
    await transport.close()
    throw error
  }
}
