import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandbox as vsaSandbox } from '@jackfield/kaseya-vsa/sandbox'
import type { RunningSandbox } from '@jackfield/sandbox'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Asked, Reply } from './served-api.ts'

let api: ApiUnderTest
let rmm: RunningSandbox
let psa: RunningSandbox

beforeAll(async () => {
  api = await apiUnderTest()
  ;({ sandbox: psa } = await connectedSandbox(api))
  ;({ sandbox: rmm } = await connectedSandbox(api, { vendor: vsaSandbox, name: 'rmm', catchAll: false }))
})

afterAll(async () => {
  await api.stop()
  await Promise.all([rmm.stop(), psa.stop()])
  await stopCluster()
})

const pair = 'from=rmm&to=psa'
const start = (options: object = {}, asked: Asked = {}): Promise<Reply> =>
  api.ask('POST', '/v1/discoveries', { ...asked, body: { from: 'rmm', to: 'psa', kindId: '2', ...options } })

async function ended({ status, body }: Reply): Promise<Reply['body']> {
  expect(status, JSON.stringify(body)).toBe(202)
  const path = `/v1/discoveries/${body.id}`
  await expect.poll(async () => (await api.ask('GET', path)).body.endedAt, { timeout: 20_000, interval: 100 }).not.toBeNull()
  return (await api.ask('GET', path)).body
}

const writes = () =>
  Object.entries(psa.stats().byOperation).reduce((sum, [operation, count]) => (operation.startsWith('GET') ? sum : sum + count), 0)

describe('the devices of a vendor', () => {
  test('come in pages that are complete in the end, one by one, and with what they can be', async () => {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Reply = await api.ask('GET', `/v1/connections/rmm/devices?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`)
      expect(page.status, page.text).toBe(200)
      ids.push(...page.body.items.map(({ id }: { id: string }) => id))
      cursor = page.body.next
    }
    expect(ids.toSorted()).toEqual(
      rmm
        .devices()
        .map(({ id }) => id)
        .toSorted(),
    )
    const one = await api.ask('GET', `/v1/connections/rmm/devices/${ids[0]}`)
    expect(one).toMatchObject({ status: 200, body: { id: ids[0], link: null } })
    expect(one.text).not.toContain('"raw"')
    expect((await api.ask('GET', '/v1/connections/rmm/devices/4711')).status).toBe(404)
    const kinds = await api.ask('GET', '/v1/connections/psa/device-kinds')
    expect(kinds.body.items).toContainEqual({ id: '2', name: 'Managed Workstation', isDefault: false, isActive: true })
    expect(await api.ask('GET', '/v1/connections/rmm/device-kinds')).toMatchObject({ status: 422, body: { code: 'UNSUPPORTED' } })
  })
})

describe('a discovery', () => {
  test('is planned, carried out by the worker, and has nothing to do the second time', async () => {
    const before = psa.devices().length
    const sent = writes()
    const dry = await ended(await start({ dryRun: true }))
    expect(dry).toMatchObject({ state: 'done', isDryRun: true, error: null })
    expect(dry.counts.added).toBeGreaterThan(5)
    const plan = (await api.ask('GET', `/v1/discoveries/${dry.id}/plan`)).body
    expect(plan.steps.filter(({ kind }: { kind: string }) => kind === 'add')).toHaveLength(dry.counts.added)
    expect(plan.total).toBe(plan.steps.length)
    expect([psa.devices().length, writes()]).toEqual([before, sent])

    const done = await ended(await start())
    expect(done).toMatchObject({ state: 'done', progress: { stage: 'settling' }, counts: { added: dry.counts.added, failed: 0 } })
    expect(done.result).toMatchObject({ notInactivated: null, failures: [], unmappedCompanies: [{ name: "O'Dell & Sons", devices: 1 }] })
    expect(psa.devices()).toHaveLength(before + dry.counts.added)

    const sentByFirst = writes()
    expect((await ended(await start())).counts).toMatchObject({ added: 0, updated: 0, same: dry.counts.added })
    expect(writes()).toBe(sentByFirst)
    const events = await api.ask('GET', '/v1/events?type=discovery.finished')
    expect(events.body.items.map(({ data }: Reply['body']) => [data.state, data.isDryRun])).toEqual([
      ['done', false],
      ['done', false],
      ['done', true],
    ])
  })

  test('that fails says so as data, with the next step', async () => {
    const failed = await ended(await start({ kindId: '4711' }))
    expect(failed).toMatchObject({ state: 'failed', result: null, error: { code: 'INVALID_INPUT' } })
    expect(failed.error.nextStep).toContain('Managed Workstation (2)')
    expect(await ended(await start({ from: 'psa', to: 'rmm' }))).toMatchObject({ state: 'failed', error: { code: 'UNSUPPORTED' } })
    expect((await api.ask('GET', `/v1/discoveries/${failed.id}/plan`)).status).toBe(404)
  })

  test('waits while nobody works, once for two connections, and is carried out by the next worker', async () => {
    await api.restart({ work: false })
    const asked = { headers: { 'idempotency-key': 'once' } }
    const first = await start({}, asked)
    expect(first).toMatchObject({ status: 202, body: { state: 'waiting' } })
    expect((await start({}, asked)).text).toBe(first.text)
    expect(await start()).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_RUNNING', nextStep: expect.stringContaining(`/v1/discoveries/${first.body.id}/cancel`) },
    })
    const cancelled = await api.ask('POST', `/v1/discoveries/${first.body.id}/cancel`)
    expect(cancelled).toMatchObject({ status: 202, body: { state: 'cancelled', isCancelWanted: true } })
    const second = await start()
    await api.restart()
    expect(await ended(second)).toMatchObject({ state: 'done', counts: { added: 0 } })
    expect((await api.ask('GET', `/v1/discoveries/${first.body.id}`)).body).toMatchObject({ state: 'cancelled', startedAt: null })
    const { body } = await api.ask('GET', '/v1/discoveries?connection=rmm&limit=2')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([second.body.id, first.body.id])
    const rest = await api.ask('GET', `/v1/discoveries?connection=rmm&limit=500&cursor=${body.next}`)
    expect(rest.body).toMatchObject({ next: null })
  })

  test('that is not there is not found; another workspace’s is not there', async () => {
    await api.newWorkspace('south')
    const key = await api.newKey(['*'], 'south')
    const [{ id }] = (await api.ask('GET', '/v1/discoveries')).body.items
    for (const path of [`/v1/discoveries/${id}`, `/v1/discoveries/${id}/plan`, `/v1/devices?${pair}`, `/v1/devices/1?${pair}`])
      expect((await api.ask('GET', path, { key })).status, path).toBe(404)
    expect((await api.ask('POST', `/v1/discoveries/${id}/cancel`, { key })).status).toBe(404)
    expect((await api.ask('GET', '/v1/discoveries', { key })).body.items).toEqual([])
    expect((await start({}, { key })).status).toBe(404)
    for (const path of ['/v1/discoveries/4711', '/v1/discoveries/x', `/v1/devices/4711?${pair}`, '/v1/devices?from=rmm&to=nobody'])
      expect((await api.ask('GET', path)).status, path).toBe(404)
    expect(await start({ to: 'rmm' })).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
  })
})

test('a person decides on devices and links one by hand; the audit has it', async () => {
  const { items } = (await api.ask('GET', `/v1/devices?${pair}&state=linked`)).body
  const [first, second] = items
  const ask = (verb: string, body: object, device = first.deviceId) => api.ask('POST', `/v1/devices/${device}/${verb}?${pair}`, { body })
  expect(await ask('decide', { decision: 'deferred' })).toMatchObject({ status: 200, body: { decision: 'deferred' } })
  const deferred = await api.ask('GET', `/v1/devices?${pair}&decision=deferred`)
  expect(deferred.body.items.map(({ deviceId }: { deviceId: string }) => deviceId)).toEqual([first.deviceId])
  expect((await ended(await start())).counts).toMatchObject({ deferred: 1 })
  expect(await ask('decide', { decision: 'none' })).toMatchObject({ status: 200, body: { decision: null, state: 'linked' } })
  expect(await ask('decide', { decision: 'ignored' }, '4711')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })

  expect(await ask('link', { targetId: second.targetId })).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
  expect(await ask('link', { targetId: '4711' })).toMatchObject({ status: 404 })
  const free = psa.devices().find(({ id }) => !items.some(({ targetId }: { targetId: string }) => targetId === id))!
  expect(await ask('link', { targetId: free.id })).toMatchObject({ status: 200, body: { targetId: free.id, matchedBy: 'person' } })
  expect((await api.ask('GET', `/v1/devices/${first.deviceId}?${pair}`)).body).toMatchObject({ targetId: free.id })
  const audit = (await api.ask('GET', '/v1/audit?operation=discovered-devices.link')).body.items
  expect(audit.map(({ target, outcome, code }: Reply['body']) => [target, outcome, code])).toEqual([
    [first.deviceId, 'done', null],
    [first.deviceId, 'refused', 'NOT_FOUND'],
    [first.deviceId, 'refused', 'INVALID_INPUT'],
  ])
})
