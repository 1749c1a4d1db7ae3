import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiSchemas, JackfieldClient } from '@jackfield/client'
import type { RunningSandbox } from '@jackfield/sandbox'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest } from './served-api.ts'

let api: ApiUnderTest
let sandbox: RunningSandbox
let client: JackfieldClient

beforeAll(async () => {
  api = await apiUnderTest({ work: false })
  ;({ sandbox } = await connectedSandbox(api))
  client = api.client()
})

afterAll(async () => {
  await api.stop()
  await sandbox.stop()
  await stopCluster()
})

test('the client sends, reads and pages by the types of the document', async () => {
  const { data } = await client.POST('/v1/alerts', {
    params: { query: { connection: 'psa' }, header: { 'Idempotency-Key': 'by-client' } },
    body: { title: 'Disk almost full', device: 'srv1', severity: 'high' },
  })
  const id = data!.alerts[0]!.id
  const { data: alert } = await client.GET('/v1/alerts/{alert}', { params: { path: { alert: id } } })
  const record: ApiSchemas['Alert'] = alert!
  expect(record).toMatchObject({ id, title: 'Disk almost full', outcome: null, kept: null })

  await client.POST('/v1/alerts', { body: [{ title: 'two' }, { title: 'three' }] })
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const { data: page } = await client.GET('/v1/alerts', { params: { query: { limit: 2, ...(cursor ? { cursor } : {}) } } })
    titles.push(...page!.items.map(({ title }) => title))
    cursor = page!.next ?? undefined
  } while (cursor)
  expect(titles).toEqual(['three', 'two', 'Disk almost full'])
})

test('the client gives the problem as data', async () => {
  const { data, error, response } = await client.GET('/v1/connections/{connection}', { params: { path: { connection: 'nobody' } } })
  expect([data, response.status]).toEqual([undefined, 404])
  expect(error).toMatchObject({ code: 'NOT_FOUND', nextStep: expect.any(String) })
})
