import assert from 'node:assert/strict'
import { UnreachableError } from '@jackfield/core'
import type { JackfieldError } from '@jackfield/core'
import type { FaultKind } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { commitRequestOf, dealFault, dealtOf, timesSent } from '../bench/commit-request.ts'
import type { CommitRequest } from '../bench/commit-request.ts'
import { draftOn, referenceOf } from '../bench/ground.ts'
import { brief, refusalOf, refusalWith, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { lasting } from './read-faults.ts'
import { freshTicket } from './ticket-change.ts'
import { storedTicket } from './ticket-create.ts'

const source = 'core, TicketDesk: no method repeats a write by itself; PITFALLS c6: two tickets a button press, c47'

/** Faults after which nobody on this side knows whether the write was carried out, and whether it was. */
const uncertain: Readonly<Partial<Record<FaultKind, boolean>>> = {
  'error-before': false,
  'error-after': true,
  'timeout-after': true,
  'late-commit': true,
  torn: true,
  'dropped-before': false,
  'dropped-after': true,
}

/** Those of them after which it was. */
export const lostAnswers: readonly FaultKind[] = Object.keys(uncertain).filter((kind) => uncertain[kind as FaultKind]) as FaultKind[]

export const writeFaultRequirements: readonly Requirement[] = [
  {
    id: 'ticket-desk.create.unknown-outcome',
    area: 'ticketDesk',
    faults: true,
    sentence: 'A create whose answer is lost is sent once, ends with the outcome unknown, and its ticket is found by the reference.',
    source,
    subjects: () => Object.keys(uncertain),
    check: async (bench, subject) => {
      const kind = subject as FaultKind
      const { desk, commit } = await warmCreate(bench)
      const reference = referenceOf(60)
      const lost = await underFault(bench, commit, kind, async () => desk.create(draftOn(await bench.ground(), { reference })))
      assertUnknownOnce(lost, 'the create')
      await bench.sandbox.settled()
      const expected = uncertain[kind] ? 1 : 0
      assert.equal(bench.sandbox.tickets().filter((ticket) => ticket.reference === reference).length, expected, 'tickets at the vendor')
      assert.equal((await desk.findByReference(reference, {})).length, expected, 'tickets found by the reference')
    },
  },
  {
    id: 'ticket-notes.add.unknown-outcome',
    area: 'ticketNotes',
    faults: true,
    also: ['ticketDesk'],
    sentence: 'A note whose answer is lost is sent once and ends with the outcome unknown.',
    source,
    subjects: () => lostAnswers,
    check: async (bench, subject) => {
      const { ticket } = await freshTicket(bench)
      const notes = await bench.capability('ticketNotes')
      const commit = await commitRequestOf(bench, () => notes.addInternal(ticket.id, 'A first note'))
      const lost = await underFault(bench, commit, subject as FaultKind, () => notes.addInternal(ticket.id, 'A note without an answer'))
      assertUnknownOnce(lost, 'the note')
      await bench.sandbox.settled()
      const kept = storedTicket(bench, ticket.id).notes.filter((note) => note.text === 'A note without an answer')
      assert.equal(kept.length, 1, 'notes at the vendor')
    },
  },
  {
    id: 'ticket-desk.close.unknown-outcome',
    area: 'ticketDesk',
    faults: true,
    sentence: 'A close whose answer is lost is sent once, and ends with the outcome unknown unless reading back proved it.',
    source,
    subjects: () => ['timeout-after', 'error-after', 'dropped-after'],
    check: async (bench, subject) => {
      const { desk, ticket: first } = await freshTicket(bench)
      const firstCommit = await commitRequestOf(bench, () => desk.close(first.id))
      const { id } = await desk.create(draftOn(await bench.ground()))
      await desk.get(id)
      // A vendor may have the ticket in the body alone: then both closes are requests of one address.
      const commit = firstCommit.onTicket(first.id, id)
      const before = timesSent(bench, commit)
      dealFault(bench, commit, subject as FaultKind)
      const outcome = await settle(desk.close(id))
      assert.equal(timesSent(bench, commit) - before, 1, 'requests that close')
      if (outcome.ok) assert.ok(storedTicket(bench, id).isClosed, 'the close is said to be done and is not')
      else assert.equal((await refusalOf(Promise.reject(outcome.error), 'the close')).outcome, 'unknown', brief(outcome.error))
    },
  },
  {
    id: 'ticket-desk.create.limited',
    area: 'ticketDesk',
    faults: true,
    sentence:
      'A create that met the vendor’s limit waits as long as the vendor says, where it says so, and is sent again: nothing had happened.',
    source: 'core, RateLimitedError; PITFALLS c1 to c5, c47: a default retry set left out 429',
    check: async (bench) => {
      const { desk, commit } = await warmCreate(bench)
      const reference = referenceOf(61)
      const began = bench.sandbox.clock.now()
      dealFault(bench, commit, 'limit', { retryAfterSeconds: 7 })
      const { id } = await desk.create(draftOn(await bench.ground(), { reference }))
      assert.equal(dealtOf(bench, 'limit'), 1, 'the limit was not met')
      assert.equal(storedTicket(bench, id).reference, reference)
      assert.equal(bench.sandbox.tickets().filter((ticket) => ticket.reference === reference).length, 1)
      const waited = bench.sandbox.clock.now() - began
      if (bench.sandbox.clock.isVirtual && saysWhen(bench)) assert.ok(waited >= 7000, 'it did not wait for the Retry-After')
      if (bench.sandbox.clock.isVirtual) assert.ok(waited > 0, 'it did not wait')
    },
  },
  {
    id: 'ticket-desk.create.limited-long',
    area: 'ticketDesk',
    faults: true,
    sentence: 'A limit that lasts ends in RateLimitedError with the time to wait, where the vendor says it, and no ticket was made.',
    source: 'core, RateLimitedError: nothing was carried out; PITFALLS c2: 429s are hidden',
    check: async (bench) => {
      const { desk, commit } = await warmCreate(bench)
      const known = bench.sandbox.tickets().length
      dealFault(bench, commit, 'limit', { retryAfterSeconds: 900, times: lasting })
      const error = await refusalWith('RATE_LIMITED', desk.create(draftOn(await bench.ground())), 'a create at the limit')
      assert.notEqual(error.outcome, 'unknown')
      assert.ok(error.isRetryable, 'it is not said to be retryable')
      if (saysWhen(bench))
        assert.ok((error.retryAfter ?? 0) >= 800_000, `retryAfter is ${String(error.retryAfter)}, the vendor said 900 seconds`)
      assert.equal(bench.sandbox.tickets().length, known, 'a ticket was made all the same')
    },
  },
  {
    id: 'ticket-desk.create.not-sent',
    area: 'ticketDesk',
    faults: true,
    sentence: 'A create that never left is sent again or said not to be sent; it is never called unknown.',
    source: 'core, Outcome',
    check: async (bench) => {
      const { desk, commit } = await warmCreate(bench)
      const reference = referenceOf(62)
      let cut = 0
      bench.traffic.intercept = (request) => {
        if (!commit.isSame(request) || cut > 0) return null
        cut += 1
        const error = new UnreachableError({
          message: 'The test cut the network.',
          nextStep: 'None.',
          outcome: 'not-sent',
          isRetryable: true,
        })
        return Promise.reject(error)
      }
      const outcome = await settle(desk.create(draftOn(await bench.ground(), { reference })))
      assert.equal(cut, 1, 'the create did not meet the cut')
      const made = bench.sandbox.tickets().filter((ticket) => ticket.reference === reference).length
      if (outcome.ok) assert.equal(made, 1)
      else assert.equal((await refusalOf(Promise.reject(outcome.error), 'the create')).outcome, 'not-sent')
    },
  },
  {
    id: 'ticket-desk.create.expired-login',
    area: 'ticketDesk',
    faults: true,
    sentence: 'A create whose log-in ran out is sent again after a new one, or refused with nothing done.',
    source: 'core, AuthenticationError; PITFALLS c40 to c42: stale tokens',
    check: async (bench) => {
      const { desk, commit } = await warmCreate(bench)
      const reference = referenceOf(63)
      dealFault(bench, commit, 'expired-login')
      const outcome = await settle(desk.create(draftOn(await bench.ground(), { reference })))
      const made = bench.sandbox.tickets().filter((ticket) => ticket.reference === reference).length
      assert.equal(made, outcome.ok ? 1 : 0)
      if (outcome.ok) return
      const error = await refusalWith('AUTHENTICATION', Promise.reject(outcome.error), 'a create with a log-in that ran out')
      assert.notEqual(error.outcome, 'unknown')
    },
  },
]

/** Whether this vendor names a time when it turns a request away at its limit. */
function saysWhen(bench: Bench): boolean {
  return bench.traffic.requests.some(({ status = 0, retryAfter }) => status >= 400 && retryAfter != null)
}

/** How a write ended whose answer was lost. */
export interface LostWrite {
  readonly error: JackfieldError
  readonly sent: number
}

/** It ended with the outcome unknown, and nobody sent it again. */
export function assertUnknownOnce({ error, sent }: LostWrite, what: string): void {
  assert.equal(error.outcome, 'unknown', `${brief(error)} says “${error.outcome}”`)
  assert.equal(sent, 1, `${what} was sent ${sent} times`)
}

/** A connection that has created once, so that what it looks up first is known, and the request that makes the ticket. */
async function warmCreate(bench: Bench) {
  const desk = await bench.capability('ticketDesk')
  const commit = await commitRequestOf(bench, async () => desk.create(draftOn(await bench.ground(), { title: 'The first ticket' })))
  return { desk, commit }
}

/** What a write comes to whose answer is lost, and how often its request was sent. */
export async function underFault(bench: Bench, commit: CommitRequest, kind: FaultKind, write: () => Promise<unknown>): Promise<LostWrite> {
  const before = timesSent(bench, commit)
  dealFault(bench, commit, kind, { lateCommitSeconds: [2, 2] })
  const outcome = await settle(write())
  if (outcome.ok && kind === 'torn' && dealtOf(bench, kind) === 0)
    bench.skip('the reply to this write is empty, so nothing of it can break off')
  assert.ok(!outcome.ok, `a write that met ${kind} succeeded and should have been refused`)
  const error = await refusalOf(Promise.reject(outcome.error), `a write that met ${kind}`)
  const sent = timesSent(bench, commit) - before
  assert.equal(dealtOf(bench, kind), 1, `${kind} was not met`)
  return { error, sent }
}
