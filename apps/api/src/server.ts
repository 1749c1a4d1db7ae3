import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { InvalidInputError } from '@jackfield/core'

/** A server that listens. */
export interface Listening {
  readonly url: string
  /** Takes no new connection, lets requests under way come to their end, at most for so many milliseconds, and closes. Safe to call twice. */
  stop(patience: number): Promise<void>
}

type Answer = Parameters<typeof createAdaptorServer>[0]['fetch']

/** How long a caller may take to send a request: headers, and all of it. */
const headersTimeout = 15_000
const requestTimeout = 60_000
/** How long a connection is kept for a next request. Longer than proxies keep theirs (a minute), so that none is closed while a request is on its way. */
const keepAliveTimeout = 75_000

/** Listens at `host` and `port`; port 0 takes a free one. */
export async function listen(fetch: Answer, { host, port }: { readonly host: string; readonly port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch, serverOptions: { headersTimeout, requestTimeout, keepAliveTimeout } }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(host, port, error)))
    server.listen(port, host, () => resolve())
  })
  const { port: taken, family } = server.address() as AddressInfo
  let stopping: Promise<void> | null = null
  return {
    url: `http://${family === 'IPv6' ? `[${host}]` : host}:${taken}`,
    stop: (patience) => (stopping ??= stop(server, patience)),
  }
}

async function stop(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Kept-alive connections end with the reply that they are waiting for; those that wait for nothing end now.
  server.closeIdleConnections()
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  const late = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(sweep)
  clearTimeout(late)
}

function cannotListen(host: string, port: number, error: NodeJS.ErrnoException): InvalidInputError {
  const reason = error.code === 'EADDRINUSE' ? 'something else listens there' : error.code === 'EACCES' ? 'this user may not' : error.code
  return new InvalidInputError({
    message: `Can’t listen at ${host}:${port}: ${reason ?? error.message}.`,
    nextStep: 'Give another --port, or 0 for a free one, and a --host that is an address of this machine.',
    cause: error,
  })
}
