import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { defaultWorkspace, deviceLinkOf } from '@jackfield/desk'
import { throwAwayCluster } from '@jackfield/host'
import type { ThrowAwayCluster } from '@jackfield/host'
import type { FaultKind } from '@jackfield/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Fleet, pairs, replyTimeout } from './discovery-fleet.ts'
import type { Pair } from './discovery-fleet.ts'

let cluster: ThrowAwayCluster
beforeAll(async () => {
  cluster = await throwAwayCluster()
})
afterAll(() => cluster?.stop())

/** After a client has given up, and before its late-commit window is over. */
const lateCommitSeconds = [replyTimeout + 0.3, replyTimeout + 1.3] as const

const every = await pairs()
const inFleet = (check: (fleet: Fleet) => Promise<void>) => async (_names: string, pair: Pair) => {
  const fleet = await Fleet.open(pair, cluster)
  try {
    await check(fleet)
  } finally {
    await fleet.sides.stop()
  }
}

describe.concurrent('a discovery that is killed while it creates goes on in the next one, and no device is made twice', () => {
  test.each(every)(
    '%s',
    inFleet(async (fleet) => {
      fleet.add(60)
      await fleet.map()
      const { sandbox } = fleet.sides.to
      // The vendor carries these out after their sender is dead.
      sandbox.setFaults({ seed: 1, script: [{ kind: 'late-commit', after: 12, times: 3 }], lateCommitSeconds })
      const script = fileURLToPath(new URL('discovery-process.ts', import.meta.url))
      const process = spawn(globalThis.process.execPath, [script, JSON.stringify(fleet.orders())], { stdio: 'inherit' })
      const gone = once(process, 'exit')
      try {
        await expect.poll(() => sandbox.stats().pendingCommits, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0)
      } finally {
        process.kill('SIGKILL')
      }
      expect(await gone).toEqual([null, 'SIGKILL'])
      sandbox.setFaults(null)
      const interrupted = (await fleet.rows()).filter(({ state }) => state === 'creating')
      expect(interrupted.length).toBeGreaterThan(0)
      expect(fleet.made()).toBeGreaterThan(0)
      expect(fleet.made()).toBeLessThan((await fleet.wanted()).length)

      const { counts, failures } = await fleet.discoverOnceFree()
      expect({ counts, failures }).toMatchObject({ counts: { failed: 0, ambiguous: 0 }, failures: [] })
      await sandbox.settled()
      await expectEachOnce(fleet)
      expect(await fleet.writesIn(async () => void (await fleet.discover()))).toBe(0)
    }),
  )
})

describe.concurrent('a source whose list loses pages in the middle', () => {
  test.each(every)(
    '%s',
    inFleet(async (fleet) => {
      fleet.add(60, 180)
      await fleet.map()
      const first = await fleet.discover()
      expect(first).toMatchObject({ vanished: 0, notInactivated: null, counts: { failed: 0 } })
      const known = new Set((await fleet.wanted()).map(({ id }) => id))
      fleet.add(30)
      const fresh = (await fleet.wanted()).map(({ id }) => id).filter((id) => !known.has(id))
      const { faults, told } = await fleet.lossInTheMiddle()
      const seen = fresh.filter((id) => told.has(id))
      expect(seen.length).toBeGreaterThan(0)
      expect(seen.length).toBeLessThan(fresh.length)

      fleet.sides.from.sandbox.setFaults(faults)
      // Not the guard of a fifth saves them.
      const broken = await fleet.discover({ mostInactivated: 1 })
      const gone = [...known].filter((id) => !told.has(id)).length
      const counts = { seen: told.size, added: seen.length, inactivated: 0, failed: 0 }
      expect(broken).toMatchObject({ vanished: gone, notInactivated: 'incomplete', counts })
      expect((await fleet.atPsa()).filter(({ isActive }) => isActive !== true)).toEqual([])
      expect((await fleet.rows()).filter(({ state }) => state === 'vanished')).toEqual([])

      fleet.sides.from.sandbox.setFaults(null)
      expect(await fleet.discover()).toMatchObject({ vanished: 0, notInactivated: null, counts: { added: fresh.length - seen.length } })
      await expectEachOnce(fleet)
    }),
  )
})

/** Each of them leaves it open what became of a write. */
const unanswered: readonly FaultKind[] = ['timeout-after', 'late-commit', 'error-after', 'dropped-after', 'torn']

describe.concurrent('writes that the PSA gives no answer to', () => {
  test.each(every)(
    '%s',
    inFleet(async (fleet) => {
      fleet.add(60)
      await fleet.map()
      const { sandbox } = fleet.sides.to
      const script = unanswered.map((kind) => ({ kind, after: 4, times: 2 }))
      sandbox.setFaults({ seed: 1, script, lateCommitSeconds })
      const { counts } = await fleet.discover()
      const { faults } = sandbox.stats()
      expect(unanswered.filter((kind) => (faults[kind] ?? 0) < 2)).toEqual([])
      expect(counts).toMatchObject({ failed: Object.values(faults).reduce((sum, dealt) => sum + dealt, 0), ambiguous: 0 })

      sandbox.setFaults(null)
      await sandbox.settled()
      const { length } = await fleet.wanted()
      expect(await fleet.discover()).toMatchObject({ counts: { added: 0, same: length, failed: 0 } })
      await expectEachOnce(fleet)
      expect(await fleet.writesIn(async () => void (await fleet.discover()))).toBe(0)
    }),
  )
})

describe.concurrent('a store that was lost: every device is known again, and nothing is written', () => {
  test.each(every)(
    '%s',
    inFleet(async (fleet) => {
      const { from, to } = fleet.sides
      fleet.add(30)
      await fleet.map()
      const [renamed, ...others] = await fleet.wanted()
      // By nothing but its link.
      from.sandbox.happen('changeDevice', { deviceId: renamed!.id, serialNumber: 'None' })
      await fleet.discover()
      const targetOf = new Map((await fleet.rows()).map(({ deviceId, targetId }) => [deviceId, targetId]))
      await to.connection.capabilities.deviceRegister!.update(targetOf.get(renamed!.id)!, { name: 'Reception' })

      await fleet.sides.loseStore()
      await fleet.map()
      const writes = await fleet.writesIn(async () => {
        expect(await fleet.discover()).toMatchObject({ counts: { added: 0, updated: 0, same: others.length + 1, failed: 0 } })
      })
      expect(writes).toBe(0)
      const rows = (await fleet.rows()).filter(({ targetId }) => targetId !== null)
      expect(new Map(rows.map(({ deviceId, targetId }) => [deviceId, targetId]))).toEqual(
        new Map([...targetOf].filter(([, targetId]) => targetId !== null)),
      )
      expect(new Set(rows.map(({ matchedBy }) => matchedBy))).toEqual(new Set(['link']))
      expect((await fleet.atPsa()).find(({ id }) => id === targetOf.get(renamed!.id))).toMatchObject({ name: 'Reception' })
      await expectEachOnce(fleet)
    }),
  )
})

/** At the PSA stands one device for each of the source's, with its link, and the store knows which. */
async function expectEachOnce(fleet: Fleet): Promise<void> {
  const [wanted, devices, rows] = await Promise.all([fleet.wanted(), fleet.atPsa(), fleet.rows()])
  const origin = fleet.sides.from.desk.originName
  const linkOf = (deviceId: string) => deviceLinkOf({ workspace: defaultWorkspace, origin, deviceId })
  expect(devices).toHaveLength(wanted.length)
  expect(new Set(devices.map(({ link }) => link))).toEqual(new Set(wanted.map(({ id }) => linkOf(id))))
  expect(new Set(devices.map(({ company, name }) => `${company?.id} ${name}`)).size).toBe(devices.length)
  const linked = rows.filter(({ state }) => state === 'linked')
  expect(new Map(linked.map(({ deviceId, targetId }) => [linkOf(deviceId), targetId]))).toEqual(
    new Map(devices.map(({ link, id }) => [link, id])),
  )
}
