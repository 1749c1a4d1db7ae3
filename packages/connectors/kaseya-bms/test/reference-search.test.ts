import { virtualClock } from '@jackfield/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { sandbox } from '../sandbox/index.ts'
import { connectTo } from './scripted-server.ts'

const reference = `JF-${'Q'.repeat(26)}`

/** The figures are printed, not judged: real time belongs to the machine. What is judged are the calls, which belong to the vendor's limit. */
test('what a search by reference costs at 10,000 tickets', { timeout: 120_000 }, async () => {
  const running = await sandbox.start({ seed: 'large', clock: virtualClock('2026-03-02T14:00:00Z') })
  onTestFinished(() => running.stop())
  const tickets = running.tickets()
  const { companyId } = tickets[0]!
  const ofCompany = tickets.filter((ticket) => ticket.companyId === companyId).length
  const clock = running.clock
  const connection = await connectTo(running.settings, { clock })
  const desk = connection.capabilities.ticketDesk!
  const { id } = await desk.create({ title: 'Disk full', description: 'C: is full.', companyId, reference })
  const createdSince = new Date(clock.now() - 3_600_000).toISOString()

  const measure = async (name: string, scope: Parameters<typeof desk.findByReference>[1]): Promise<number> => {
    const before = running.stats().requests
    const began = performance.now()
    const found = await desk.findByReference(reference, scope)
    const calls = running.stats().requests - before
    console.log(`${name}: ${calls} calls, ${Math.round(performance.now() - began)} ms`)
    expect(found.map((ticket) => ticket.id)).toEqual([id])
    return calls
  }
  console.log(`Search by reference among ${tickets.length + 1} tickets, ${ofCompany + 1} of them of the one account:`)
  const whole = await measure('all tickets', {})
  expect(whole).toBe(Math.ceil((tickets.length + 1) / 100))
  expect(await measure('of the account', { companyId })).toBe(Math.ceil((ofCompany + 1) / 100))
  expect(await measure('of the account since an hour', { companyId, createdSince })).toBe(1)
  await connection.check()
  expect(await measure('by title, once the check has proved that filter', {})).toBe(1)
})
