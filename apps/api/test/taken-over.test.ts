import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningSandbox } from '@jackfield/sandbox'
import { freePort } from './free-port.ts'
import { ServedProcess } from './served-process.ts'
import { apiUnderTest, ask, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Reply } from './served-api.ts'

let api: ApiUnderTest
let sandbox: RunningSandbox
let companyId: string
let served: ServedProcess
let url: string

beforeAll(async () => {
  api = await apiUnderTest({ work: false })
  ;({ sandbox, companyId } = await connectedSandbox(api, { settings: { replyTimeout: 60 } }))
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  served = new ServedProcess({ home: api.home, port, work: false }, api.env)
})

afterAll(async () => {
  await served.end('SIGKILL')
  await api.stop()
  await sandbox.stop()
  await stopCluster()
})

/** Sends a write whose answer never comes, kills the server once the vendor has carried it out, and sends it again to the next one. */
async function killedBetween(path: string, body: object, isDone: () => boolean): Promise<Reply> {
  await served.start()
  const asked = { key: api.key, body, headers: { 'idempotency-key': path } }
  sandbox.setFaults({ seed: 1, script: [{ kind: 'timeout-after', method: 'POST', times: 1 }] })
  const lost = ask(`${url}${path}`, 'POST', asked).catch(() => null)
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true)
  await served.end('SIGKILL')
  expect(await lost).toBeNull()
  sandbox.setFaults(null)
  // A minute later: the claim of a process that is gone may be taken over.
  await api.store
    .in('default')
    .updateTable('idempotency')
    .set({ claimed_at: new Date(Date.now() - 61_000) })
    .where('reply', 'is', null)
    .execute()
  await served.start()
  return ask(`${url}${path}`, 'POST', asked)
}

test('a ticket that was being created when the server was killed is found again, not made again', async () => {
  const known = new Set(sandbox.tickets().map(({ id }) => id))
  const made = () => sandbox.tickets().filter(({ id }) => !known.has(id))
  const reply = await killedBetween('/v1/connections/psa/tickets', { title: 'Made once', companyId }, () => made().length > 0)
  expect(reply).toMatchObject({ status: 201, body: { id: made()[0]!.id } })
  expect(made()).toHaveLength(1)
  await served.end('SIGTERM')
})

test('a note that may have been added is not added again, and the reply says so', async () => {
  const { id } = sandbox.tickets()[0]!
  const notes = () =>
    sandbox
      .tickets()
      .find((ticket) => ticket.id === id)!
      .notes.filter(({ text }) => text === 'Added once')
  const path = `/v1/connections/psa/tickets/${id}/internal-notes`
  const reply = await killedBetween(path, { text: 'Added once' }, () => notes().length > 0)
  expect(reply).toMatchObject({ status: 502, body: { outcome: 'unknown', nextStep: expect.stringContaining('notes') } })
  expect(notes()).toHaveLength(1)
})
