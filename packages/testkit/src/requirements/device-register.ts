import assert from 'node:assert/strict'
import type { FaultKind } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { commitRequestOf, dealFault, dealtOf, timesSent } from '../bench/commit-request.ts'
import { deviceDraftOn, linkOf } from '../bench/devices.ts'
import { missingId } from '../bench/missing-id.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { brief, refusalOf, refusalWith, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { idsOf } from './ticket-read.ts'

const source = 'core, DeviceRegister'
const mac = '00:1A:2B:3C:4D:5E'

export const deviceRegisterRequirements: readonly Requirement[] = [
  {
    id: 'device-register.kinds',
    area: 'deviceRegister',
    sentence: 'What a device can be is listed, each once, in full shape.',
    source,
    check: async (bench) => {
      const kinds = await (await bench.capability('deviceRegister')).kinds()
      assertShapes('catalogEntry', kinds)
      assert.ok(
        kinds.some(({ isActive }) => isActive),
        'no kind can be chosen',
      )
    },
  },
  {
    id: 'device-register.create',
    area: 'deviceRegister',
    also: ['deviceInventory'],
    sentence: 'A new device has what was asked for or a warning for what it lacks, is found by its link, and is the same in the inventory.',
    source: `${source}.create; findByLink`,
    check: async (bench) => {
      const register = await bench.capability('deviceRegister')
      const given = { serialNumber: 'SN-4711', hostName: 'srv-10', operatingSystem: 'Windows Server 2025', macAddresses: [mac] }
      const draft = { ...(await deviceDraftOn(bench, 10)), ...given }
      const created = await register.create(draft)
      assertShape('changedDevice', created)
      const { device, warnings } = created
      assert.deepEqual([device.name, device.company?.id, device.link, device.isActive], [draft.name, draft.companyId, draft.link, true])
      for (const field of ['serialNumber', 'hostName', 'operatingSystem', 'macAddresses'] as const) {
        const isTold = warnings.some((warning) => warning.field === field)
        if (!isTold) assert.deepEqual(device[field], given[field], `${field} is another, and no warning says so`)
      }
      assert.deepEqual(idsOf(await register.findByLink(draft.link, { companyId: draft.companyId })), [device.id])
      assert.deepEqual((await (await bench.capability('deviceInventory')).get(device.id)).link, draft.link)
    },
  },
  {
    id: 'device-register.find.exact',
    area: 'deviceRegister',
    sentence: 'A link finds just the devices that carry it: none for one that nobody wrote, both where two have it.',
    source: `${source}.findByLink`,
    check: async (bench) => {
      const register = await bench.capability('deviceRegister')
      const draft = await deviceDraftOn(bench, 11)
      const { companyId } = draft
      assert.deepEqual(await register.findByLink(draft.link, { companyId }), [])
      const first = await register.create(draft)
      assert.deepEqual(await register.findByLink(linkOf(12), { companyId }), [])
      assert.deepEqual(await register.findByLink(draft.link.slice(0, -1), { companyId }), [], 'a part of the link found it')
      const second = await settle(register.create({ ...draft, name: 'SRV-11-B' }))
      if (!second.ok) return
      const both = idsOf(await register.findByLink(draft.link, { companyId }))
      assert.deepEqual(both, idsOf([first.device, (second.value as typeof first).device]))
    },
  },
  {
    id: 'device-register.update',
    area: 'deviceRegister',
    sentence: 'A change changes what it names and nothing else; of a device that is not there it gives NotFoundError.',
    source: `${source}.update; PUT that nulls what is left out`,
    check: async (bench) => {
      const register = await bench.capability('deviceRegister')
      const { device } = await register.create({ ...(await deviceDraftOn(bench, 13)), serialNumber: 'SN-13' })
      const changed = await register.update(device.id, { name: 'SRV-13-NEW' })
      assertShape('changedDevice', changed)
      const { raw: _before, name: _old, ...kept } = device
      const { raw: _after, name, ...rest } = changed.device
      assert.equal(name, 'SRV-13-NEW')
      assert.deepEqual(rest, kept, 'the change of the name changed something else')
      await refusalWith('NOT_FOUND', register.update(await missingDevice(bench), { name: 'X' }), 'a change of a device that is not there')
    },
  },
  {
    id: 'device-register.update.link',
    area: 'deviceRegister',
    sentence: 'A device that carries another link of ours is refused a new one before anything is written; its own one is taken as it is.',
    source: `${source}.update`,
    check: async (bench) => {
      const register = await bench.capability('deviceRegister')
      const draft = await deviceDraftOn(bench, 15)
      const { device } = await register.create(draft)
      await refusalWith('REJECTED', register.update(device.id, { name: 'SRV-15-NEW', link: linkOf(16) }), 'a second link')
      const after = await (await bench.capability('deviceInventory')).get(device.id)
      assert.deepEqual([after.name, after.link], [draft.name, draft.link], 'something was written')
      const { device: same } = await register.update(device.id, { link: draft.link })
      assert.deepEqual([same.name, same.link], [draft.name, draft.link])
    },
  },
  {
    id: 'device-register.listed-links',
    area: 'deviceRegister',
    also: ['deviceInventory'],
    sentence: 'The inventory’s list tells links just where the register says so; the search by link leaves out what it is told to.',
    source: 'core, DeviceRegister.isLinkListed; LinkScope.except',
    check: async (bench) => {
      const register = await bench.capability('deviceRegister')
      const { device } = await register.create(await deviceDraftOn(bench, 17))
      const draft = await deviceDraftOn(bench, 18)
      const other = await register.create(draft)
      const { companyId } = draft
      const listed = await (await bench.capability('deviceInventory')).list({ companyId }).all()
      const link = listed.find(({ id }) => id === other.device.id)?.link
      assert.equal(link, register.isLinkListed ? draft.link : null)
      const found = await register.findByLink(draft.link, { companyId, except: new Set([device.id]) })
      assert.deepEqual(idsOf(found), [other.device.id])
    },
  },
  {
    id: 'device-register.active',
    area: 'deviceRegister',
    sentence: 'A device is made inactive and active again, keeps its link, and is never deleted.',
    source: `${source}.setActive`,
    check: async (bench) => {
      const register = await bench.capability('deviceRegister')
      const draft = await deviceDraftOn(bench, 14)
      const { device } = await register.create(draft)
      for (const isActive of [false, false, true]) {
        const changed = await register.setActive(device.id, isActive)
        assert.deepEqual([changed.device.isActive, changed.device.link], [isActive, draft.link])
        assert.ok(
          bench.sandbox.devices().some(({ id }) => id === device.id),
          'the vendor has it no more',
        )
        assert.deepEqual(
          idsOf(await register.findByLink(draft.link, { companyId: draft.companyId })),
          [device.id],
          'its link finds it no more',
        )
      }
      await refusalWith('NOT_FOUND', register.setActive(await missingDevice(bench), false), 'a device that is not there')
    },
  },
  {
    id: 'device-register.create.faults',
    area: 'deviceRegister',
    faults: true,
    sentence: 'A create that gets no clear answer is sent once, says that its outcome is unknown, and the link tells whether it happened.',
    source: 'DESIGN: a write is never repeated after an unknown outcome',
    subjects: () => ['error-after', 'timeout-after', 'torn', 'dropped-after', 'late-commit'],
    check: async (bench, subject) => {
      const register = await bench.capability('deviceRegister')
      const first = await deviceDraftOn(bench, 20)
      const commit = await commitRequestOf(bench, () => register.create(first))
      const draft = await deviceDraftOn(bench, 21)
      const before = timesSent(bench, commit)
      const kind = subject as FaultKind
      dealFault(bench, commit, kind, { lateCommitSeconds: [2, 2] })
      const outcome = await settle(register.create(draft))
      assert.equal(dealtOf(bench, kind), 1, `${kind} was not met`)
      assert.equal(timesSent(bench, commit) - before, 1, 'requests that create')
      if (!outcome.ok) {
        const error = await refusalOf(Promise.reject(outcome.error), 'the create')
        assert.equal(error.outcome, 'unknown', brief(error))
      }
      await bench.sandbox.settled()
      assert.equal((await register.findByLink(draft.link, { companyId: draft.companyId })).length, 1, 'devices with the link')
    },
  },
]

async function missingDevice(bench: Bench): Promise<string> {
  const ids = idsOf(bench.sandbox.devices())
  return missingId(ids[0] ?? '1', ids)
}
