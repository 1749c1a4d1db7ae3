import assert from 'node:assert/strict'
import type { Bench } from '../bench/bench.ts'
import { missingId } from '../bench/missing-id.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { refusalWith } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { idsOf } from './ticket-read.ts'

export const alertSourceRequirements: readonly Requirement[] = [
  {
    id: 'alert-source.list.complete',
    area: 'alertSource',
    sentence: 'The list holds every alert that the vendor has once, in full shape, with small pages too, and the one raised a moment ago.',
    source: 'core, AlertSource; DESIGN: listings are complete or they say so',
    check: async (bench) => {
      const source = await bench.capability('alertSource')
      const raised = raise(bench)
      const whole = await source.list({}).all()
      assertShapes('sourceAlert', whole)
      assert.deepEqual(idsOf(whole), idsOf(bench.sandbox.alarms()))
      assert.ok(whole.find(({ id }) => id === raised)?.title.includes(title) ?? true, 'the title of the new alert is another')
      bench.traffic.pageCap = 2
      assert.deepEqual(idsOf(await source.list({}).all()), idsOf(whole), 'small pages gave other alerts')
    },
  },
  {
    id: 'alert-source.list.again',
    area: 'alertSource',
    sentence: 'Reading marks nothing as read: the same and another connection see the same alerts again.',
    source: 'docs/decisions/0001, alertSource: a lost reply must not lose an alarm',
    check: async (bench) => {
      const source = await bench.capability('alertSource')
      raise(bench)
      const first = idsOf(await source.list({}).all())
      assert.deepEqual(idsOf(await source.list({}).all()), first, 'the second reading of the same connection')
      assert.deepEqual(idsOf(await (await bench.capability('alertSource')).list({}).all()), first, 'the reading of another connection')
    },
  },
  {
    id: 'alert-source.list.since',
    area: 'alertSource',
    sentence: 'Asked for what was raised since a time, the list leaves out nothing that was raised then or later.',
    source: 'core, SourceAlertQuery: a hint that narrows where the vendor can',
    check: async (bench) => {
      const source = await bench.capability('alertSource')
      await bench.advance(10_000)
      const since = new Date(bench.sandbox.clock.now()).toISOString()
      const raised = [raise(bench)]
      await bench.advance(10_000)
      raised.push(raise(bench))
      const listed = idsOf(await source.list({ since }).all())
      for (const id of raised) assert.ok(listed.includes(id), `the alert ${id}, raised since then, is not in the list`)
    },
  },
  {
    id: 'alert-source.get',
    area: 'alertSource',
    sentence: 'A listed alert is read by its id; one that is not there gives NotFoundError.',
    source: 'core, AlertSource.get',
    check: async (bench) => {
      const source = await bench.capability('alertSource')
      const device = bench.sandbox.devices()[0]
      const id = bench.sandbox.raiseAlarm({ title, ...(device ? { deviceId: device.id } : {}) })
      const alert = await source.get(id)
      assertShape('sourceAlert', alert)
      assert.equal(alert.id, id)
      assert.ok(alert.title.includes(title) || alert.text?.includes(title), `neither title nor text holds “${title}”`)
      const all = idsOf(bench.sandbox.alarms())
      await refusalWith('NOT_FOUND', source.get(missingId(id, all)), 'an alert that is not there')
    },
  },
  {
    id: 'alert-source.state',
    area: 'alertSource',
    sentence: 'An alert that somebody closed is not called raised, unless the vendor has it no more.',
    source: 'core, SourceAlert.state',
    check: async (bench) => {
      const source = await bench.capability('alertSource')
      const id = raise(bench)
      assert.notEqual((await source.get(id)).state, 'cleared', 'it is called cleared before anybody closed it')
      bench.sandbox.closeAlarm(id)
      const left = (await source.list({}).all()).find((alert) => alert.id === id)
      assert.notEqual(left?.state, 'raised', 'it was closed and is called raised')
    },
  },
]

export const alertClosingRequirements: readonly Requirement[] = [
  {
    id: 'alert-closing.close',
    area: 'alertClosing',
    sentence: 'A close ends the alert at the vendor; a second one changes nothing and is no error.',
    source: 'core, AlertClosing.close',
    check: async (bench) => {
      const closing = await bench.capability('alertClosing')
      const [id, other] = [raise(bench), raise(bench)]
      assertShape('closedAlert', await closing.close(id, 'The disk was cleaned.'))
      assert.deepEqual([isOpen(bench, id), isOpen(bench, other)], [false, true])
      assertShape('closedAlert', await closing.close(id, 'The disk was cleaned.'))
      assert.equal(isOpen(bench, id), false)
    },
  },
  {
    id: 'alert-closing.missing',
    area: 'alertClosing',
    sentence: 'Closing an alert that is not there gives NotFoundError.',
    source: 'core, AlertClosing.close',
    check: async (bench) => {
      const closing = await bench.capability('alertClosing')
      const missing = missingId(raise(bench), idsOf(bench.sandbox.alarms()))
      await refusalWith('NOT_FOUND', closing.close(missing, 'Gone.'), 'closing an alert that is not there')
    },
  },
]

export const alertRemovalRequirements: readonly Requirement[] = [
  {
    id: 'alert-removal.remove',
    area: 'alertRemoval',
    sentence:
      'A removed alert is gone at the vendor, others stay; removing it again, or one that never was, changes nothing and is no error.',
    source: 'core, AlertRemoval.remove',
    check: async (bench) => {
      const removal = await bench.capability('alertRemoval')
      const [id, other] = [raise(bench), raise(bench)]
      const kept = (): readonly string[] => idsOf(bench.sandbox.alarms())
      const without = kept().filter((alarm) => alarm !== id)
      await removal.remove(id)
      assert.deepEqual(kept(), without)
      await removal.remove(id)
      await removal.remove(missingId(other, kept()))
      assert.deepEqual(kept(), without)
    },
  },
]

const title = 'Disk C: is full'

function raise(bench: Bench): string {
  return bench.sandbox.raiseAlarm({ title })
}

function isOpen(bench: Bench, id: string): boolean | undefined {
  return bench.sandbox.alarms().find((alarm) => alarm.id === id)?.isOpen
}
