import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './sandbox-client.ts'

export interface Received {
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly bytes: Buffer
  readonly body: Json
}

/** Listens on loopback for deliveries. */
export interface Receiver {
  /** Without a path. */
  readonly url: string
  readonly received: Received[]
  /** The status of its answers from now on; null answers nothing. */
  answer: number | null
  readonly stop: () => Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((message, reply) => {
    const parts: Buffer[] = []
    message.on('data', (part: Buffer) => parts.push(part))
    message.on('end', () => {
      const bytes = Buffer.concat(parts)
      receiver.received.push({ target: message.url ?? '', headers: message.headers, bytes, body: JSON.parse(bytes.toString()) as Json })
      if (receiver.answer !== null) reply.writeHead(receiver.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: 200,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}
