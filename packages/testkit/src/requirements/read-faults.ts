import assert from 'node:assert/strict'
import type { FaultKind } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { dealFault, dealtOf, likeRequest } from '../bench/commit-request.ts'
import { refusalWith } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'

const source = 'DESIGN, Errors are data: isRetryable, outcome; PITFALLS c47'
/** More often than any connector tries, also one that is patient at its vendor's limit. */
export const lasting = 1_000_000

const passing: readonly FaultKind[] = [
  'limit',
  'error-before',
  'error-after',
  'timeout-after',
  'torn',
  'dropped-before',
  'dropped-after',
  'slow',
]

export const readFaultRequirements: readonly Requirement[] = [
  {
    id: 'ticket-desk.get.passing-fault',
    area: 'ticketDesk',
    faults: true,
    sentence: 'A read that meets a passing fault is sent again and answers.',
    source,
    subjects: () => passing,
    check: async (bench, subject) => {
      const kind = subject as FaultKind
      const { desk, id, read } = await warmRead(bench)
      dealFault(bench, read, kind)
      assert.equal((await desk.get(id)).id, id)
      assert.equal(dealtOf(bench, kind), 1, `${kind} was not met`)
    },
  },
  {
    id: 'ticket-desk.get.lasting-fault',
    area: 'ticketDesk',
    faults: true,
    sentence:
      'A read whose fault lasts, on whatever way round it too, ends in the error of that fault, which says that a later try may help.',
    source,
    subjects: () => ['error-before', 'dropped-before', 'torn', 'limit'],
    check: async (bench, subject) => {
      const codes: Readonly<Record<string, string>> = {
        'error-before': 'VENDOR_FAULT',
        'dropped-before': 'UNREACHABLE',
        torn: 'UNREADABLE_REPLY',
        limit: 'RATE_LIMITED',
      }
      const { desk, id, read } = await warmRead(bench)
      dealFault(bench, { ...read, path: '' }, subject as FaultKind, { times: lasting })
      const error = await refusalWith(codes[subject] ?? '', desk.get(id), `a read that always meets ${subject}`)
      assert.ok(error.isRetryable, `${error.code} is not said to be retryable`)
    },
  },
]

/** A connection that has read this ticket once, and the request by which it reads it. */
async function warmRead(bench: Bench) {
  const id = bench.sandbox.tickets()[0]?.id ?? ''
  const desk = await bench.capability('ticketDesk')
  await desk.get(id)
  const before = bench.traffic.requests.length
  await desk.get(id)
  const request =
    bench.traffic.requests.slice(before).find(({ url }) => new URL(url).pathname.includes(id)) ?? bench.traffic.requests[before]
  assert.ok(request, 'the second get of a ticket sent no request')
  return { desk, id, read: likeRequest(request) }
}
