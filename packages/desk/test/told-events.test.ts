import { AuthenticationError } from '@jackfield/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventData } from '../src/index.ts'
import type { Alert, DeskEvent, EventType } from '../src/index.ts'
import { alertOf, deskOnSandbox } from './desk-on-sandbox.ts'
import type { DeskOnSandbox } from './desk-on-sandbox.ts'

let on: DeskOnSandbox
let isLockedOut = false
let number = 0

beforeAll(async () => {
  on = await deskOnSandbox({
    through(connection) {
      if (!isLockedOut) return connection
      throw new AuthenticationError({ message: 'The key was refused.', nextStep: 'Make a new one.', outcome: 'rejected' })
    },
  })
})
afterAll(() => on.stop())
beforeEach(() => {
  number += 1
  isLockedOut = false
})

const conditionKey = () => `condition-${number}`
const raised = (changes: Partial<Alert> = {}) => alertOf({ conditionKey: conditionKey(), title: `alert ${number}`, ...changes })

/** Events of this test's condition or connection, oldest first. Each is as its schema says. */
async function told(...types: readonly EventType[]): Promise<readonly DeskEvent[]> {
  const { items } = await on.desk.subscriptions.events({ limit: 500 })
  for (const event of items) expect(eventData[event.type].strict().parse(event.data)).toEqual(event.data)
  const mine = items.filter(
    ({ type, data }) => (data['conditionKey'] ?? conditionKey()) === conditionKey() && (types.length === 0 || types.includes(type)),
  )
  return mine.toReversed()
}

describe('told is', () => {
  test('a ticket that is created, and the alert that ends in it', async () => {
    const { id, ticketId } = await on.settle(raised())
    const [created, settled] = await told('ticket.created', 'alert.settled')
    expect(created).toMatchObject({
      type: 'ticket.created',
      data: { connectionId: on.connectionId, conditionKey: conditionKey(), ticketId, alertId: id },
    })
    expect(created!.data['reference']).toMatch(/^JF-/)
    expect(settled).toMatchObject({
      type: 'alert.settled',
      data: { alertId: id, outcome: 'ticket-created', ticketId, ticketNumber: ticketId },
    })
  })

  test('each alert of a batch once', async () => {
    await on.push(raised(), raised(), raised())
    const settled = await told('alert.settled')
    expect(settled.map(({ data }) => String(data['outcome'])).toSorted()).toEqual(['noted', 'noted', 'ticket-created'])
    expect(new Set(settled.map(({ data }) => data['alertId'])).size).toBe(3)
  })

  test('a ticket that we close and reopen', async () => {
    const { ticketId } = await on.settle(raised())
    await on.settle(raised({ state: 'cleared' }))
    await on.settle(raised())
    expect((await told('ticket.closed', 'ticket.reopened')).map(({ type, data }) => [type, data['by'], data['ticketId']])).toEqual([
      ['ticket.closed', 'us', ticketId],
      ['ticket.reopened', 'us', ticketId],
    ])
  })

  test('a ticket that others closed, when the condition comes again', async () => {
    const { ticketId } = await on.settle(raised())
    await on.sandbox.technician.closeTicket(ticketId!)
    await on.settle(raised())
    expect((await told('ticket.closed', 'ticket.reopened')).map(({ type, data }) => [type, data['by']])).toEqual([
      ['ticket.closed', 'others'],
      ['ticket.reopened', 'us'],
    ])
  })

  test('what we did ourselves as ours, also where the vendor gave no answer to it', async () => {
    await on.settle(raised())
    on.sandbox.setFaults({ seed: 1, script: [{ kind: 'error-after', method: 'PATCH', path: '/service/tickets' }] })
    expect((await on.settle(raised({ state: 'cleared' }))).outcome).toBe('closed')
    on.sandbox.setFaults({ seed: 1, script: [{ kind: 'error-after', method: 'PATCH', path: '/service/tickets' }] })
    await on.settle(raised())
    expect((await told('ticket.closed', 'ticket.reopened')).map(({ type, data }) => [type, data['by']])).toEqual([
      ['ticket.closed', 'us'],
      ['ticket.reopened', 'us'],
    ])
  })

  test('a ticket that others closed before the clear', async () => {
    const { ticketId } = await on.settle(raised())
    await on.sandbox.technician.closeTicket(ticketId!)
    expect((await on.settle(raised({ state: 'cleared' }))).outcome).toBe('closed')
    expect((await told('ticket.closed')).map(({ data }) => data['by'])).toEqual(['others'])
  })

  test('an alert that is kept, once for each reason, with what a person does about it', async () => {
    on.sandbox.setRights([])
    const { kept } = await on.push(raised())
    const retry = await on.desk.startWork({ retryKept: true })
    await untilHeld(kept[0]!.id, 2)
    await retry.stop()
    on.sandbox.setRights('everything')
    const events = await told('alert.kept')
    expect(events).toMatchObject([
      { data: { alertIds: [kept[0]!.id], error: { code: 'PERMISSION', nextStep: expect.any(String) as string } } },
    ])
  })

  test('a connection that can’t log in, once, and that it works again', async () => {
    isLockedOut = true
    await on.push(raised(), raised({ conditionKey: `${conditionKey()}-too` }))
    const failing = await told('connection.failing')
    expect(failing).toMatchObject([{ data: { connectionId: on.connectionId, connectionName: 'psa', error: { code: 'AUTHENTICATION' } } }])
    isLockedOut = false
    const retry = await on.desk.startWork({ retryKept: true })
    await untilTold('connection.recovered')
    await retry.stop()
    const [recovered] = await told('connection.recovered')
    expect(recovered!.data['since']).toBe(failing[0]!.data['since'])
  })
})

async function untilHeld(alertId: string, times: number): Promise<void> {
  while ((await on.desk.trace(alertId))!.steps.filter(({ step }) => step === 'held').length < times) await pause()
}

async function untilTold(type: EventType): Promise<void> {
  while ((await told(type)).length === 0) await pause()
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}
