import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The body of a delivery, without its time. */
export interface Told {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** A program that events are told to, by a path of its own for each workspace. */
export interface Subscriber {
  readonly url: string
  /** What came under the path of a workspace. */
  toldTo(workspace: string): readonly Told[]
  close(): Promise<void>
}

export async function openSubscriber(): Promise<Subscriber> {
  const told: (Told & { readonly path: string })[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { type, data } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Told
      told.push({ path: request.url!, type, data })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    toldTo: (workspace) => told.filter(({ path }) => path === `/${workspace}`).map(({ type, data }) => ({ type, data })),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
