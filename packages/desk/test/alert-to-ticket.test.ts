import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAlerts, referenceOf } from '../src/index.ts'
import { alertOf, deskOnSandbox } from './desk-on-sandbox.ts'
import type { DeskOnSandbox } from './desk-on-sandbox.ts'

let on: DeskOnSandbox
let number = 0
let key = ''

beforeAll(async () => {
  on = await deskOnSandbox()
})
afterAll(() => on.stop())
beforeEach(() => {
  on.sandbox.setFaults(null)
  key = `condition-${++number}`
})

const raised = (changes: Parameters<typeof alertOf>[0] = {}) => alertOf({ conditionKey: key, title: `Trouble ${key}`, ...changes })
const cleared = () => raised({ state: 'cleared' })
const mine = () => on.tickets().filter((ticket) => ticket.title === `Trouble ${key}`)

describe('a raised alert', () => {
  test('becomes one ticket that carries its reference and its text', async () => {
    const settled = await on.settle(raised())
    expect(settled.outcome).toBe('ticket-created')
    const [ticket] = mine()
    expect(ticket).toMatchObject({ id: settled.ticketId, isClosed: false })
    expect(ticket!.reference).toBe(referenceOf({ workspace: 'default', origin: 'psa', conditionKey: key, generation: 0 }))
    expect(ticket!.description).toContain('C: has 0 bytes left.')
  })

  test('that comes again is a note with a counter, for technicians only', async () => {
    await on.settle(raised())
    expect((await on.settle(raised())).outcome).toBe('noted')
    expect((await on.settle(raised())).outcome).toBe('noted')
    expect(mine()).toHaveLength(1)
    const repeats = mine()[0]!.notes.filter((note) => note.text.startsWith('Seen again'))
    expect(repeats.map((note) => note.visibility)).toEqual(['internal', 'internal'])
    expect(repeats.at(-1)!.text).toContain('repeat 2')
  })

  test('of another customer is another ticket, even where the source gives both the same key', async () => {
    await on.push(raised({ companyKey: 'alpha' }), raised({ companyKey: 'beta' }))
    expect(mine()).toHaveLength(2)
  })

  test('finds its ticket again after the store was lost', async () => {
    const first = await on.settle(raised())
    await on.loseStore()
    const again = await on.settle(raised())
    expect(again).toMatchObject({ outcome: 'ticket-found', ticketId: first.ticketId })
    expect(mine()).toHaveLength(1)
  })

  test('opens the ticket again that was closed lately', async () => {
    const { ticketId } = await on.settle(raised())
    await on.sandbox.technician.closeTicket(ticketId!)
    expect((await on.settle(raised())).outcome).toBe('reopened')
    expect(mine()).toMatchObject([{ id: ticketId, isClosed: false }])
  })
})

describe('a cleared alert', () => {
  test('closes its ticket, with a note', async () => {
    await on.settle(raised())
    expect((await on.settle(cleared())).outcome).toBe('closed')
    expect(mine()).toMatchObject([{ isClosed: true }])
    expect(mine()[0]!.notes.at(-1)).toMatchObject({ visibility: 'internal' })
  })

  test('closes a ticket that was told of repeats: our own notes are no work by others', async () => {
    await on.settle(raised())
    await on.settle(raised())
    expect((await on.settle(cleared())).outcome).toBe('closed')
  })

  test.each([
    ['wrote a note', (id: string) => on.sandbox.technician.addNote(id, 'I am on it')],
    ['booked time', (id: string) => on.sandbox.technician.logTime(id, 0.5)],
    ['took it', (id: string) => on.sandbox.technician.assign(id)],
  ])('leaves a ticket open where a technician %s', async (_, work) => {
    const { ticketId } = await on.settle(raised())
    await work(ticketId!)
    await on.settle(raised())
    expect((await on.settle(cleared())).outcome).toBe('left-open')
    expect(mine()).toMatchObject([{ isClosed: false }])
  })

  test('leaves a ticket open that the tenant’s workflow keeps open', async () => {
    const { ticketId } = await on.settle(raised())
    await on.sandbox.technician.putBackWhenClosed(ticketId!)
    expect((await on.settle(cleared())).outcome).toBe('left-open')
  })

  test('of a condition that was never seen makes no ticket and says so', async () => {
    const settled = await on.settle(cleared())
    expect(settled).toMatchObject({ outcome: 'no-ticket', ticketId: null })
    expect(mine()).toHaveLength(0)
    const trace = await on.desk.trace(settled.id)
    expect(trace!.steps.map((step) => step.step)).toContain('no-ticket')
  })

  test('of Alertmanager is the end of what fired', async () => {
    const push = async (status: string) => {
      const entry = { status, labels: { alertname: `Trouble ${key}`, tenant: 'contoso' }, fingerprint: key }
      const { alerts } = readAlerts(JSON.stringify({ version: '4', groupKey: '{}:{}', status, alerts: [entry] }))
      return (await on.settle(alerts[0]!)).outcome
    }
    expect(await push('firing')).toBe('ticket-created')
    expect(await push('resolved')).toBe('closed')
    expect(mine()).toMatchObject([{ isClosed: true }])
  })

  test('by hand does the same', async () => {
    const { ticketId } = await on.settle(raised())
    const { id } = await on.desk.clear(ticketId!)
    expect((await on.desk.waitFor([id], { timeout: 20_000 })).settled).toMatchObject([{ outcome: 'closed' }])
  })
})

describe('a request without an answer', () => {
  test.each(['timeout-after', 'late-commit', 'error-after', 'torn', 'dropped-after'] as const)(
    'on create (%s) leads to one ticket all the same',
    async (kind) => {
      on.sandbox.setFaults({ seed: 1, script: [{ kind, method: 'POST', path: '/service/tickets' }], lateCommitSeconds: [0.6, 0.9] })
      const settled = await on.settle(raised())
      expect(settled.outcome).toBe('ticket-found')
      expect(mine()).toHaveLength(1)
      const steps = (await on.desk.trace(settled.id))!.steps.map((step) => step.step)
      expect(steps).toEqual(expect.arrayContaining(['create-unknown', 'searched', 'ticket-found']))
    },
  )

  test.each(['error-before', 'dropped-before'] as const)('on create (%s), where nothing was done, leads to one ticket', async (kind) => {
    on.sandbox.setFaults({ seed: 1, script: [{ kind, method: 'POST', path: '/service/tickets' }] })
    await on.settle(raised())
    expect(mine()).toHaveLength(1)
  })

  test.each(['timeout-after', 'late-commit', 'error-after', 'dropped-before'] as const)(
    'on a note (%s) leads to one note',
    async (kind) => {
      await on.settle(raised())
      on.sandbox.setFaults({ seed: 1, script: [{ kind, method: 'POST', path: '/notes' }], lateCommitSeconds: [0.6, 0.9] })
      expect((await on.settle(raised())).outcome).toBe('noted')
      expect(mine()[0]!.notes.filter((note) => note.text.startsWith('Seen again'))).toHaveLength(1)
    },
  )

  test('on the note of a clear closes the ticket all the same: our own note is no work by others', async () => {
    await on.settle(raised())
    on.sandbox.setFaults({ seed: 1, script: [{ kind: 'error-after', method: 'POST', path: '/notes' }] })
    expect((await on.settle(cleared())).outcome).toBe('closed')
    expect(mine()).toMatchObject([{ isClosed: true, notes: [{}] }])
  })

  test('on the note of a clear leaves the ticket open where others begin to work on it meanwhile', async () => {
    await on.settle(raised())
    on.sandbox.setFaults({ seed: 1, script: [{ kind: 'error-after', method: 'POST', path: '/notes' }] })
    const [accepted] = await on.desk.accept(on.connectionId, [cleared()])
    while ((on.sandbox.stats().faults['error-after'] ?? 0) === 0) await new Promise((resolve) => setImmediate(resolve))
    await on.sandbox.technician.addNote(mine()[0]!.id, 'I am on it.')
    const { settled } = await on.desk.waitFor([accepted!.id], { timeout: 20_000 })
    expect(settled).toMatchObject([{ outcome: 'left-open' }])
    expect(mine()[0]!.isClosed).toBe(false)
  })
})

describe('an alert that can’t go on', () => {
  test('is kept with the permission that is missing, and goes on once it is granted', async () => {
    on.sandbox.setRights([])
    const { kept } = await on.push(raised())
    expect(kept).toMatchObject([{ error: { code: 'PERMISSION' } }])
    on.sandbox.setRights('everything')
    const work = await on.desk.startWork({ retryKept: true })
    const state = await on.desk.waitFor([kept[0]!.id], { timeout: 20_000 })
    // What is kept counts as an answer until the next try has begun, so wait for the settled one.
    const settled = state.settled.length > 0 ? state : await untilSettled(kept[0]!.id)
    await work.stop()
    expect(settled.settled).toMatchObject([{ outcome: 'ticket-created' }])
  })

  test('for want of a company is kept, and goes on once its key is mapped', async () => {
    on.setCatchAll(null)
    const { kept } = await on.push(raised({ companyKey: `customer-${number}` }))
    expect(kept).toMatchObject([{ error: { code: 'COMPANY_UNMAPPED' } }])
    const unmapped = await on.desk.unmapped(on.connectionId)
    expect(unmapped[0]).toMatchObject({ key: `customer-${number}`, alerts: 1 })
    const companyId = on.sandbox.tickets()[3]!.companyId
    await on.desk.mapCompany(on.connectionId, `customer-${number}`, { id: companyId, name: 'Mapped' })
    await untilSettled(kept[0]!.id)
    expect(mine()).toMatchObject([{ companyId }])
    on.setCatchAll({ id: companyId, name: 'Catch-all' })
  })
})

async function untilSettled(id: string) {
  for (;;) {
    const state = await on.desk.waitFor([id], { timeout: 500 })
    if (state.settled.length > 0) return state
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
