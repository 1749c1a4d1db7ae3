import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly method: string
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  /** Resolves once so many have come in. */
  arrived(count: number): Promise<void>
  stop(): Promise<void>
}

/** Listens on loopback. `answer` gives the status of the n-th request, from 1; null answers nothing and holds the connection. */
export async function startReceiver(answer: (count: number) => number | null = () => 204): Promise<Receiver> {
  const received: Received[] = []
  let watchers: { count: number; tell: () => void }[] = []
  const server = createServer((message, reply) => {
    const parts: Buffer[] = []
    message.on('data', (part: Buffer) => parts.push(part))
    message.on('end', () => {
      const { method = '', url: target = '', headers } = message
      received.push({ method, target, headers, body: Buffer.concat(parts).toString() })
      const status = answer(received.length)
      if (status !== null) reply.writeHead(status).end()
      for (const { count, tell } of watchers) if (count <= received.length) tell()
      watchers = watchers.filter(({ count }) => count > received.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    arrived: (count) => new Promise((tell) => (received.length >= count ? tell() : watchers.push({ count, tell }))),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
