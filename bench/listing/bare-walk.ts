import { Agent } from 'undici'
import type { PageRequest } from './connector-walk.ts'

/** What can't be done with less: each page in its turn, its text, `JSON.parse`. Yields how many tickets each page has. */
export async function* walkBare(pages: readonly PageRequest[]): AsyncGenerator<number, void, undefined> {
  const agent = new Agent({ pipelining: 1 })
  try {
    for (const { address, headers } of pages) {
      const { origin, pathname, search } = new URL(address)
      const reply = await agent.request({ origin, path: `${pathname}${search}`, method: 'GET', headers })
      if (reply.statusCode !== 200) throw new Error(`${address}: ${reply.statusCode}`)
      yield (JSON.parse(await reply.body.text()) as readonly unknown[]).length
    }
  } finally {
    await agent.close()
  }
}
