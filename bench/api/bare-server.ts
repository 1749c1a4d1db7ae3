/**
 * What the API is measured against: one Hono handler that takes the alert out of the body and has the same desk insert it, with no key, no check, no
 * limit and no metrics. Reads `{ url, connectionId }` from its first argument and prints its address as JSON.
 */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createDesk, openStore } from '@jackfield/desk'
import { Hono } from 'hono'

const { url, connectionId } = JSON.parse(process.argv[2]!) as { url: string; connectionId: string }
const quiet = () => {}
const desk = createDesk({
  store: openStore(url),
  workspace: 'default',
  logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  connections: () => Promise.reject(new Error('this process does not work')),
})

const app = new Hono()
app.post('/v1/alerts', async (c) => {
  const raw = await c.req.json<{ title: string; conditionKey: string; device: string }>()
  const [accepted] = await desk.accept(connectionId, [
    { ...raw, companyKey: null, state: 'raised', severity: 'high', text: '', user: null, at: null, raw },
  ])
  return c.json(accepted, 202)
})

/** The one figure of its own that the bench asks for, under the name that the API has for it. */
app.get('/metrics', (c) => {
  const { user, system } = process.cpuUsage()
  return c.text(`process_cpu_seconds_total ${(user + system) / 1e6}\n`)
})

const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`)
})
