import { virtualClock } from '@jackfield/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { sandbox } from '../sandbox/index.ts'
import { beginning, connectTo, failure, nine, pageOfNine, scriptedServer, settingsOfNine, settingsOfX } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

const start = async (variants: Readonly<Record<string, string>>) => {
  const running = await sandbox.start({ seed: 'demo', clock: virtualClock('2026-03-02T09:00:00Z'), variants })
  onTestFinished(() => running.stop())
  return { running, capabilities: (await connectTo(running.settings)).capabilities }
}

describe('the ticket that VSA 9 made of an alarm', () => {
  test.each([
    ['number', 'rest'],
    ['string', 'rest'],
    ['number', 'soap'],
  ])('ids as %s, rows as %s: is one of the service desk, or none', async (idForm, alarmRow) => {
    const { running, capabilities } = await start({ idForm, alarmRow })
    const ticketId = running.tickets()[0]!.id
    const [withTicket, without] = [running.raiseAlarm({ title: 'Disk is full', ticketId }), running.raiseAlarm({ title: 'Disk is full' })]
    expect((await capabilities.alertSource!.get(withTicket)).ticketId).toBe(ticketId)
    expect((await capabilities.ticketDesk!.get(ticketId)).id).toBe(ticketId)
    const told = new Map((await capabilities.alertSource!.list({}).all()).map((alert) => [alert.id, alert.ticketId]))
    expect([told.get(withTicket), told.get(without)]).toEqual([ticketId, null])
  })

  test('is none where no service desk is installed', async () => {
    const { running, capabilities } = await start({ serviceDesk: 'absent' })
    const id = running.raiseAlarm({ title: 'Disk is full', ticketId: running.tickets()[0]!.id })
    expect((await capabilities.alertSource!.get(id)).ticketId).toBeNull()
  })
})

describe('the device of an alarm of VSA 9', () => {
  const assets = Array.from({ length: 250 }, (_, index) => ({
    AssetId: 1000 + index,
    AssetName: `pc-${index}`,
    OrgId: 7,
    AgentId: 5000 + index,
  }))
  /** Alarm 300 is of agent 5300 and so on. */
  const server = (answerFiltered: (agentId: number) => ReturnType<Script>) =>
    scriptedServer((request) => {
      const alarm = /^\/assetmgmt\/alarms\/(\d+)$/.exec(request.path)
      if (alarm) return nine({ AlarmId: Number(alarm[1]), AgentId: 5000 + Number(alarm[1]) })
      if (request.path !== '/assetmgmt/assets') return beginning(request)
      const filtered = /^AgentId eq (\d+)M$/.exec(request.query.get('$filter') ?? '')
      if (filtered) return answerFiltered(Number(filtered[1]))
      const skip = Number(request.query.get('$skip'))
      return nine(assets.slice(skip, skip + 100), { TotalRecords: assets.length })
    })

  test('costs one page of assets each', async () => {
    const { url, seen } = await server((agentId) => pageOfNine(assets.filter(({ AgentId }) => AgentId === agentId)))
    const { capabilities } = await connectTo(settingsOfNine(url))
    seen.length = 0
    for (const id of ['1', '150', '249']) expect((await capabilities.alertSource!.get(id)).device?.id).toBe(`${1000 + Number(id)}`)
    expect((await capabilities.alertSource!.get('250')).device).toBeNull()
    expect(seen.map(({ path }) => path.replace(/\d+$/, 'N'))).toEqual(
      Array.from({ length: 4 }, () => ['/assetmgmt/alarms/N', '/assetmgmt/assets']).flat(),
    )
  })

  test('costs one walk for all of a minute where the server takes no such filter', async () => {
    const { url, seen } = await server(() => failure(400, 4_000_001, "Unrecognized 'Edm.Decimal' literal"))
    const now = { at: Date.parse('2026-03-02T09:00:00Z') }
    const { capabilities } = await connectTo(settingsOfNine(url), { clock: () => now.at })
    const looks = (): number => seen.filter(({ path }) => path === '/assetmgmt/assets').length
    const ids = Array.from({ length: 50 }, (_, index) => String(index * 5))
    const alerts = await Promise.all(ids.map((id) => capabilities.alertSource!.get(id)))
    expect(alerts.map(({ device, company }) => [device?.name, company?.id])).toEqual(ids.map((id) => [`pc-${id}`, '7']))
    const first = looks()
    expect(first).toBeLessThanOrEqual(ids.length + 4)
    for (const id of ids) await capabilities.alertSource!.get(id)
    expect(looks()).toBe(first)
    now.at += 60_000
    await capabilities.alertSource!.get('1')
    expect(looks()).toBeGreaterThan(first)
  })
})

describe('removing a notification of VSA X', () => {
  const gone = { status: 404, body: { Data: null, Meta: { ResponseCode: 404, ErrorMessage: 'Entity is not found.' } } }
  const done = { body: { Meta: { ResponseCode: 200 } } }
  const removeFrom = async (script: Script, id = '7') => {
    const { url, seen } = await scriptedServer(script)
    const { capabilities } = await connectTo(settingsOfX(url))
    const outcome = await capabilities.alertRemoval!.remove(id).then(
      () => 'done',
      (error: unknown) => error,
    )
    return { outcome, calls: seen.map(({ method, path }) => `${method} ${path}`) }
  }

  test('is proved by one look afterwards', async () => {
    const { outcome, calls } = await removeFrom(({ method }) => (method === 'DELETE' ? done : gone))
    expect([outcome, calls]).toEqual(['done', ['DELETE /notifications/7', 'GET /notifications/7']])
  })

  test('is done where it was gone before', async () => {
    expect(await removeFrom(() => gone)).toEqual({ outcome: 'done', calls: ['DELETE /notifications/7'] })
  })

  test('was not taken where it is still there', async () => {
    const still = { body: { Data: { Id: 7, Message: 'Down.' }, Meta: { ResponseCode: 200 } } }
    const { outcome } = await removeFrom(({ method }) => (method === 'DELETE' ? done : still))
    expect(outcome).toMatchObject({ code: 'NOT_TAKEN', operation: 'alertRemoval.remove' })
  })

  test('may have happened where the look fails', async () => {
    const denied = { status: 403, body: { Data: null, Meta: { ResponseCode: 403, ErrorMessage: 'Access denied.' } } }
    const { outcome } = await removeFrom(({ method }) => (method === 'DELETE' ? done : denied))
    expect(outcome).toMatchObject({ code: 'UNREADABLE_REPLY', outcome: 'unknown', message: expect.stringContaining('was deleted') })
  })

  test('sends no word where an id belongs', async () => {
    for (const id of ['webhooks', 'webhooks/1', '', '..']) expect(await removeFrom(() => done, id)).toEqual({ outcome: 'done', calls: [] })
  })
})
