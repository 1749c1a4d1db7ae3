import type { ConnectionV1, ReferenceScope } from '@jackfield/core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { referenceOf } from '../src/index.ts'
import { alertOf, deskOnSandbox } from './desk-on-sandbox.ts'
import type { DeskOnSandbox } from './desk-on-sandbox.ts'

const day = 86_400_000

let on: DeskOnSandbox
let number = 0
/** Scopes of the searches, by reference. */
const searched = new Map<string, ReferenceScope[]>()

beforeAll(async () => {
  on = await deskOnSandbox({ through: noting })
})
afterAll(() => on.stop())
beforeEach(() => {
  number += 1
  on.sandbox.setFaults(null)
})

const conditionKey = () => `condition-${number}`
const raised = () => alertOf({ conditionKey: conditionKey(), title: `alert ${number}` })
const scopes = (generation = 0) =>
  searched.get(referenceOf({ workspace: 'default', origin: 'psa', conditionKey: conditionKey(), generation })) ?? []
const failCreate = (kind: 'timeout-after' | 'dropped-before') =>
  on.sandbox.setFaults({ seed: 1, script: [{ kind, method: 'POST', path: '/service/tickets' }] })

/** Notes what is asked; the vendor answers. */
function noting(connection: ConnectionV1): ConnectionV1 {
  const ticketDesk = connection.capabilities.ticketDesk!
  const findByReference: typeof ticketDesk.findByReference = (reference, scope) => {
    searched.set(reference, [...(searched.get(reference) ?? []), scope])
    return ticketDesk.findByReference(reference, scope)
  }
  return { ...connection, capabilities: { ...connection.capabilities, ticketDesk: { ...ticketDesk, findByReference } } }
}

test('what an earlier store may have left is looked for without a bound, each time anew', async () => {
  await on.settle(raised())
  expect(scopes()).toEqual([{}])
  await on.loseStore()
  expect((await on.settle(raised())).outcome).toBe('ticket-found')
  expect(scopes()).toEqual([{}, {}])
})

test('a create of ours that had no answer is looked for from a day before its condition began', async () => {
  failCreate('timeout-after')
  expect((await on.settle(raised())).outcome).toBe('ticket-found')
  expect(scopes()).toEqual([{}, since(await beginOf('condition'))])
})

test('so are the creates of a reference that a sweep looks for', async () => {
  failCreate('dropped-before')
  const { id, outcome } = await on.settle(raised())
  expect(outcome).toBe('ticket-created')
  const steps = async () => (await on.desk.trace(id))!.steps.map(({ step }) => step)
  await expect.poll(steps, { timeout: 20_000 }).toContain('swept')
  const bound = since(await beginOf('condition'))
  expect(scopes()).toEqual([{}, bound, bound])
})

test('of a condition that is old, those of its latest generation are looked for from when that began', async () => {
  await on.settle(raised())
  await on.store
    .in('default')
    .updateTable('conditions')
    .set({ created_at: new Date(Date.now() - 400 * day) })
    .where('condition_key', '=', conditionKey())
    .execute()
  // The vendor loses the ticket: the condition goes on with another one.
  await on.sandbox.reset()
  failCreate('timeout-after')
  expect((await on.settle(raised())).outcome).toBe('ticket-found')
  expect(scopes(1)).toEqual([{}, since(await beginOf('next-generation'))])
})

const since = (time: Date): ReferenceScope => ({ createdSince: new Date(time.getTime() - day).toISOString() })

async function beginOf(what: 'condition' | 'next-generation'): Promise<Date> {
  const conditions = on.store.in('default').selectFrom('conditions').where('condition_key', '=', conditionKey())
  if (what === 'condition') return (await conditions.select('created_at').executeTakeFirstOrThrow()).created_at
  const { id } = await conditions.select('id').executeTakeFirstOrThrow()
  const lines = on.store.in('default').selectFrom('ledger').select('at').where('condition_id', '=', id).where('step', '=', what)
  return (await lines.executeTakeFirstOrThrow()).at
}
