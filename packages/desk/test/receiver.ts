import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** One request as the receiver got it. */
export interface ReceivedEvent {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly received: ReceivedEvent[]
  /** What it answers from now on, to whatever comes. */
  answer: (event: ReceivedEvent) => { readonly status: number; readonly headers?: Record<string, string> }
  /** Resolves when this many requests have come in all. */
  until(count: number): Promise<readonly ReceivedEvent[]>
}

/** A program that subscribed: a real server on loopback that ends with the test. */
export async function receiver(): Promise<Receiver> {
  const received: ReceivedEvent[] = []
  let wake = (): void => {}
  const on: Receiver = {
    url: '',
    received,
    answer: () => ({ status: 204 }),
    async until(count) {
      while (received.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return received
    },
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const event = { path: request.url ?? '', headers: plain(request.headers), body: Buffer.concat(chunks).toString('utf8') }
      received.push(event)
      const { status, headers } = on.answer(event)
      response.writeHead(status, headers).end()
      wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return Object.assign(on, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
