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
  readonly reach: Reach
}

/**
 * Whether the setting `network: private` of a connection suffices to reach private addresses. `by-setting` where whoever adds connections
 * runs this machine, too; `by-allow-list` for a server with users of its own: then `allowHosts` alone counts.
 */
export type PrivateNetwork = 'by-setting' | 'by-allow-list'

/** What of the operator's own network connections may reach. */
export interface Reach {
  readonly allowHosts: readonly string[]
  readonly privateNetwork: PrivateNetwork
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
  const { allowHosts, privateNetwork } = options.reach
  const network = privateNetwork === 'by-setting' ? settings.network : 'public'
  const transport = createTransport({ network, allowHosts, replyTimeout: settings.replyTimeout })
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
