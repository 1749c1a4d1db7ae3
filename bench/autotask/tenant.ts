import { autotask } from '@jackfield/autotask'
import { sandbox } from '@jackfield/autotask/sandbox'
import { createTransport, memoryQuota } from '@jackfield/connector-kit'
import type { Fetch, Logger } from '@jackfield/core'
import { virtualClock } from '@jackfield/sandbox'

const quiet = (): void => {}
const silent: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A reply as the client saw it. */
export interface Reply {
  readonly at: number
  readonly isRefusal: boolean
}

/** A tenant in this process, on virtual time, with one connection of ours and the log-in of another product. */
export async function startTenant(limitReply: string) {
  const running = await sandbox.start({ seed: 'demo', variants: { limitReply }, clock: virtualClock() })
  const transport = createTransport({ network: 'private', replyTimeout: 60 })
  const replies: Reply[] = []
  const fetch: Fetch = async (url, init) => {
    const response = await transport.fetch(url, init)
    // The look-up of the zone counts against no limit.
    if (/ZoneInformation/i.test(url)) return response
    replies.push({ at: running.clock.now(), isRefusal: response.status === 429 || response.status >= 500 })
    return response
  }
  const connection = await autotask.connect(autotask.settings.parse(running.settings), {
    fetch,
    clock: running.clock,
    logger: silent,
    signal: new AbortController().signal,
    quota: memoryQuota(running.clock),
    choices: {},
    baseline: null,
  })
  const stop = async (): Promise<void> => {
    await transport.close()
    await running.stop()
  }
  return { running, connection, replies, transport, stop }
}

/** Calls on four endpoints: tickets, notes, companies and contacts. One of each makes one request where it has no list, and two or three where it has. */
export async function mixedCalls({ running, connection }: Awaited<ReturnType<typeof startTenant>>) {
  const { ticketDesk, ticketNotes, companyDirectory } = connection.capabilities
  const [ticket] = running.tickets()
  if (!ticket || !ticketDesk || !ticketNotes || !companyDirectory) throw new Error('The demo tenant or a capability is missing.')
  return [
    () => ticketDesk.get(ticket.id),
    () => ticketNotes.list(ticket.id).all(),
    () => companyDirectory.get(ticket.companyId),
    () => companyDirectory.listContacts(ticket.companyId).all(),
  ] as const
}
