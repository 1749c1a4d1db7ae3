import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SandboxInputError } from './input-error.ts'

const bodyLimit = 64 * 1024 * 1024

/** What came in, read to its end. */
export interface Incoming {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface ListeningServer {
  readonly port: number
  /** Ends every connection, held ones too. */
  stop(): Promise<void>
}

/** Listens on the loopback address. Plain node:http, because sockets are held, torn and dropped here. */
export async function listen(
  port: number,
  serve: (incoming: Incoming, outgoing: ServerResponse) => Promise<void>,
): Promise<ListeningServer> {
  const server = createServer((message, outgoing) => {
    read(message).then(
      (incoming) => (incoming ? serve(incoming, outgoing) : void outgoing.writeHead(413).end()),
      () => outgoing.destroy(),
    )
  })
  // A client that hides its time-out behind the server's own keep-alive limit would see resets that no plan asked for.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(
        taken
          ? new SandboxInputError(`Port ${port} can't be used (${error.code}): choose another, or none for any free port.`, 409)
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  let stopped: Promise<void> | null = null
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      (stopped ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })),
  }
}

/** Null where the body is too large. Rejects where the client leaves in the middle. */
async function read(message: IncomingMessage): Promise<Incoming | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length
    if (length > bodyLimit) return null
    parts.push(part)
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '')
  const target = message.url?.startsWith('/') ? `http://sandbox${message.url}` : (message.url ?? 'http://sandbox/')
  return { method: (message.method ?? 'GET').toUpperCase(), url: new URL(target), headers, body: Buffer.concat(parts) }
}
