import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest } from './served-api.ts'
import type { RunningSandbox } from '@jackfield/sandbox'

let api: ApiUnderTest
let sandbox: RunningSandbox
let connectionId: string

beforeAll(async () => {
  api = await apiUnderTest()
  ;({ sandbox, connectionId } = await connectedSandbox(api))
})

afterAll(async () => {
  await api.stop()
  await sandbox.stop()
  await stopCluster()
})

test('an alert is taken over, becomes one ticket, and its road can be read', async () => {
  const taken = await api.ask('POST', '/v1/alerts', { body: { title: 'Disk almost full', device: 'srv1', severity: 'high' } })
  expect(taken).toMatchObject({ status: 202, body: { connectionId, alerts: [{ title: 'Disk almost full' }] } })
  const { id } = taken.body.alerts[0]
  await expect.poll(async () => (await api.ask('GET', `/v1/alerts/${id}`)).body.outcome, { timeout: 20_000 }).toBe('ticket-created')
  const { body: alert } = await api.ask('GET', `/v1/alerts/${id}`)
  expect(sandbox.tickets().filter((ticket) => ticket.id === alert.ticketId)).toHaveLength(1)
  const { body: trace } = await api.ask('GET', `/v1/alerts/${id}/trace`)
  expect(trace.steps.map(({ step }: { step: string }) => step)).toEqual(expect.arrayContaining(['accepted', 'ticket-created']))
  const listed = await api.ask('GET', '/v1/alerts?state=settled&connection=psa')
  expect(listed.body.items.map((one: { id: string }) => one.id)).toContain(id)
})
