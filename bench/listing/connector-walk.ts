import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { connectwise } from '@jackfield/connectwise'
import type { Fetch } from '@jackfield/core'

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A request for a page of tickets, as it left. */
export interface PageRequest {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
}

export interface WalkOptions {
  readonly settings: Readonly<Record<string, unknown>>
  readonly onRequest?: (request: PageRequest) => void
}

/**
 * Lists all tickets by the connector, as a product would, and yields how many each page has. Each walk has a connection of its own: its sockets
 * are new, and no walk waits for the calls that the one before has used up.
 */
export async function* walkByConnector({ settings: given, onRequest = quiet }: WalkOptions): AsyncGenerator<number, void, undefined> {
  const settings = connectwise.settings.parse(given)
  const transport = createTransport({ network: settings.network, replyTimeout: settings.replyTimeout })
  const fetch: Fetch = (address, init) => {
    if (/\/service\/tickets\?/.test(address)) onRequest({ address, headers: { ...init?.headers } })
    return transport.fetch(address, init)
  }
  try {
    const connection = await connectwise.connect(settings, {
      fetch,
      clock: systemClock,
      logger,
      signal: new AbortController().signal,
      quota: memoryQuota(systemClock),
      choices: {},
      baseline: null,
    })
    for await (const page of connection.capabilities.ticketDesk!.list({}).pages()) yield page.length
  } finally {
    await transport.close()
  }
}
