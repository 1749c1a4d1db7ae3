import { memoryQuota } from '@jackfield/connector-kit'
import { describe, expect, test } from 'vitest'
import { usable } from '../src/limits.ts'
import { sandboxWorld } from './sandbox-connection.ts'
import type { World } from './sandbox-connection.ts'

const refusals = ({ seen }: World): number => seen.filter(({ status }) => status === 429 || status >= 500).length

describe.each(['429', 'Itgenatr005'])('where the limit is told by %s', (limitReply) => {
  test('a backlog on four endpoints never meets it while we are alone', async () => {
    const world = await sandboxWorld({ limitReply })
    const { capabilities } = await world.connect()
    const [ticket] = world.running.tickets()
    const { ticketDesk, ticketNotes, companyDirectory } = capabilities
    if (!ticket || !ticketDesk || !ticketNotes || !companyDirectory) throw new Error('a capability is missing')
    const calls = Array.from({ length: 40 }, () => [
      ticketDesk.get(ticket.id),
      ticketNotes.list(ticket.id).all(),
      companyDirectory.get(ticket.companyId),
      companyDirectory.listContacts(ticket.companyId).all(),
    ])
    await Promise.all(calls.flat())
    expect(refusals(world)).toBe(0)
  })

  test('an hour that others used up is waited out, and no write is lost or doubled', async () => {
    const world = await sandboxWorld({ limitReply })
    const { ticketDesk } = (await world.connect()).capabilities
    const [ticket] = world.running.tickets()
    if (!ticket || !ticketDesk) throw new Error('a capability is missing')
    await ticketDesk.get(ticket.id)
    const before = world.running.tickets().length
    await world.running.happen('useRequests', { count: 9_999 })
    const drafts = Array.from({ length: 5 }, (_, index) => ({
      title: `Alert ${index}`,
      description: '',
      companyId: ticket.companyId,
      boardId: '8',
      reference: `JF-${index}`,
    }))
    const startedAt = world.running.clock.now()
    const created = await Promise.all(drafts.map((draft) => ticketDesk.create(draft)))
    expect(refusals(world)).toBeGreaterThan(0)
    expect(new Set(created.map(({ id }) => id)).size).toBe(5)
    expect(world.running.tickets()).toHaveLength(before + 5)
    expect(world.running.clock.now() - startedAt).toBeGreaterThan(3_000_000)
  })
})

test('what others use of the hour is learnt from the vendor’s figures, read now and then', async () => {
  const world = await sandboxWorld()
  const told: { readonly used?: number }[] = []
  const quota = memoryQuota(world.running.clock)
  const observe = quota.observe.bind(quota)
  quota.observe = (observation) => {
    if (observation.used !== undefined) told.push(observation)
    observe(observation)
  }
  const { ticketDesk } = (await world.connect({}, {}, quota)).capabilities
  const [ticket] = world.running.tickets()
  if (!ticket || !ticketDesk) throw new Error('a capability is missing')
  await world.running.happen('useRequests', { count: 4_000 })
  for (let count = 0; count < 320; count += 1) await ticketDesk.get(ticket.id)
  const readings = world.seen.filter(({ path }) => path.endsWith('/ThresholdInformation')).length
  expect(readings).toBe(told.length)
  // Three hundred requests in no time are too few minutes for a second reading.
  expect(readings).toBe(1)
  expect(told[0]?.used).toBeGreaterThanOrEqual(4_090)
})

test('files wait for the bytes of five minutes, and none is refused', async () => {
  const world = await sandboxWorld()
  const { ticketAttachments } = (await world.connect()).capabilities
  const [ticket] = world.running.tickets()
  if (!ticket || !ticketAttachments) throw new Error('a capability is missing')
  const startedAt = world.running.clock.now()
  const content = new Uint8Array(3_000_000)
  for (const fileName of ['a.bin', 'b.bin', 'c.bin', 'd.bin', 'e.bin'])
    await ticketAttachments.add(ticket.id, { fileName, content, visibility: 'internal' })
  expect(refusals(world)).toBe(0)
  // Two of four million bytes in base64 fit into a window.
  expect(world.running.clock.now() - startedAt).toBeGreaterThanOrEqual(600_000)
})

test('a file over the vendor’s limit is refused before the call', async () => {
  const world = await sandboxWorld()
  const { ticketAttachments } = (await world.connect()).capabilities
  const [ticket] = world.running.tickets()
  if (!ticket || !ticketAttachments) throw new Error('a capability is missing')
  const file = { fileName: 'large.bin', content: new Uint8Array(7_000_001), visibility: 'internal' as const }
  await expect(ticketAttachments.add(ticket.id, file)).rejects.toMatchObject({ code: 'INVALID_INPUT', outcome: 'not-sent' })
})

test('a hundredth of the hour stays free', () => {
  expect(usable(10_000)).toBe(9_900)
})
