import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { twoSides } from '@jackfield/desk/two-sides'
import type { SideChoice, TwoSides } from '@jackfield/desk/two-sides'

const sideOf = (id: string): SideChoice => ({
  connector: import.meta.resolve(`@jackfield/${id}`),
  sandbox: import.meta.resolve(`@jackfield/${id}/sandbox`),
})

let sides: TwoSides
let before: ReadonlySet<string>

const begin = (generation: '9' | 'X') => async () => {
  sides = await twoSides({ ...sideOf('kaseya-vsa'), variants: { generation } }, sideOf('connectwise'))
  before = new Set(sides.to.sandbox.tickets().map(({ id }) => id))
}

const tickets = () => sides.to.sandbox.tickets().filter(({ id }) => !before.has(id))
const ticketOf = (title: string) => tickets().find((ticket) => ticket.title.startsWith(title))!
const alarm = (id: string) => sides.from.sandbox.alarms().find((candidate) => candidate.id === id)
const raise = (title: string) => sides.from.sandbox.raiseAlarm({ title, deviceId: sides.from.sandbox.devices()[0]!.id })

describe('VSA 9', () => {
  beforeAll(begin('9'))
  afterAll(() => sides.stop())

  test('an alarm ends when a technician closes its ticket, and the ledger says so; nothing comes back', async () => {
    await sides.link()
    const id = raise('Disk C: is full')
    await sides.look()
    const ticket = ticketOf('Disk C: is full')
    const all = tickets().length
    await sides.to.sandbox.technician.closeTicket(ticket.id)
    const link = await sides.look()
    expect(alarm(id)?.isOpen).toBe(false)
    expect(link.alerts.closed).toBeGreaterThan(0)
    const notes = ticketOf('Disk C: is full').notes.length
    for (let again = 0; again < 2; again += 1) await sides.look()
    expect([tickets().length, ticketOf('Disk C: is full').notes.length, ticketOf('Disk C: is full').isClosed]).toEqual([all, notes, true])
    const trace = await sides.desk.trace(ticket.id)
    expect(trace?.steps.map(({ step }) => step)).toContain('ended-at-source')
  })

  test('a ticket ends when its alarm is closed, unless others worked on it; the same alarm again opens it again', async () => {
    await sides.link()
    const [quiet, busy] = [raise('Disk D: is full'), raise('Service stopped')]
    await sides.look()
    await sides.to.sandbox.technician.addNote(ticketOf('Service stopped').id, 'I am on it.')
    sides.from.sandbox.closeAlarm(quiet)
    sides.from.sandbox.closeAlarm(busy)
    await sides.look()
    expect([ticketOf('Disk D: is full').isClosed, ticketOf('Service stopped').isClosed]).toEqual([true, false])
    const all = tickets().length
    raise('Disk D: is full')
    await sides.look()
    expect([tickets().length, ticketOf('Disk D: is full').isClosed]).toEqual([all, false])
  })

  test('two alarms of one trouble are one ticket, which ends with the last of them', async () => {
    await sides.link()
    const [first, second] = [raise('Disk E: is full'), raise('Disk E: is full')]
    await sides.look()
    expect(tickets().filter(({ title }) => title.startsWith('Disk E:'))).toHaveLength(1)
    sides.from.sandbox.closeAlarm(first)
    await sides.look()
    expect(ticketOf('Disk E: is full').isClosed).toBe(false)
    sides.from.sandbox.closeAlarm(second)
    await sides.look()
    expect(ticketOf('Disk E: is full').isClosed).toBe(true)
  })

  test('a link that is made again knows what it knew', async () => {
    await sides.link()
    const id = raise('Disk F: is full')
    await sides.look()
    const all = tickets().length
    expect(await sides.desk.alertLinks.remove(sides.from.desk.id, sides.to.desk.id)).toBe(true)
    expect(await sides.desk.alertLinks.list()).toEqual([])
    await sides.link()
    await sides.look()
    expect([ticketOf('Disk F: is full').notes.length, alarm(id)?.isOpen]).toEqual([0, true])
    expect(tickets().length).toBe(all)
  })

  test('an alarm’s own ticket learns of the PSA’s by one hidden note, is named in it, and closes with it', async () => {
    await sides.link()
    const own = sides.from.sandbox.tickets().find(({ isClosed }) => !isClosed)!
    sides.from.sandbox.raiseAlarm({ title: 'Disk H: is full', deviceId: sides.from.sandbox.devices()[0]!.id, ticketId: own.id })
    await sides.look()
    const ticket = ticketOf('Disk H: is full')
    const seen = () => sides.from.sandbox.tickets().find(({ id }) => id === own.id)!
    const { number } = await sides.from.connection.capabilities.ticketDesk!.get(own.id)
    expect(ticket.description).toContain(`Ticket: ${number} at rmm`)
    await sides.look()
    const news = seen().notes.filter(({ text }) => !own.notes.some((note) => note.text === text))
    expect(news).toMatchObject([{ visibility: 'internal' }])
    expect(news[0]!.text).toContain(`Ticket ${ticket.id} was opened`)
    await sides.to.sandbox.technician.closeTicket(ticket.id)
    await sides.look()
    expect(seen().isClosed).toBe(true)
  })

  test('a ticket that is gone ends no alarm', async () => {
    await sides.link()
    const id = raise('Disk G: is full')
    await sides.look()
    const { id: ticketId } = ticketOf('Disk G: is full')
    await sides.to.sandbox.reset('demo')
    // Nobody tells that a ticket is gone: it is seen when a ticket is read that was not seen for long.
    const longAgo = new Date(Date.now() - 7 * 3_600_000)
    await sides.store
      .in('default')
      .updateTable('conditions')
      .set({ ticket_seen_at: longAgo })
      .where('workspace_id', '=', 'default')
      .execute()
    await sides.look()
    expect((await sides.desk.trace(ticketId))?.steps.map(({ step }) => step)).toContain('ticket-gone')
    await sides.look()
    expect(alarm(id)?.isOpen).toBe(true)
  })
})

describe('VSA X', () => {
  beforeAll(begin('X'))
  afterAll(() => sides.stop())

  test('what was raised before the link stays with the source', async () => {
    raise('Disk B: is full')
    await sides.link({ since: new Date(sides.from.sandbox.clock.now() + 3_600_000).toISOString() })
    await sides.look()
    expect(tickets()).toEqual([])
  })

  test('a notification is marked done here when its ticket is closed, and stays at the source', async () => {
    await sides.link({ since: '2020-01-01T00:00:00Z' })
    const id = raise('Disk C: is full')
    await sides.look()
    await sides.to.sandbox.technician.closeTicket(ticketOf('Disk C: is full').id)
    const link = await sides.look()
    expect([link.alerts.marked, alarm(id)?.isOpen]).toEqual([1, true])
    await sides.look()
    expect(ticketOf('Disk C: is full').isClosed).toBe(true)
  })

  test('a notification that a technician deleted ends its ticket', async () => {
    await sides.link()
    const id = raise('Disk D: is full')
    await sides.look()
    sides.from.sandbox.closeAlarm(id)
    await sides.look()
    expect(ticketOf('Disk D: is full').isClosed).toBe(true)
  })

  test('where that was asked for, a notification is deleted when its ticket is closed', async () => {
    await sides.link({ removesAlerts: true })
    const id = raise('Disk E: is full')
    await sides.look()
    await sides.to.sandbox.technician.closeTicket(ticketOf('Disk E: is full').id)
    await sides.look()
    expect(alarm(id)).toBeUndefined()
    expect((await sides.look()).alerts.removed).toBe(1)
  })
})
