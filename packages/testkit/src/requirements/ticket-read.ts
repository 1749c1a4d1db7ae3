import assert from 'node:assert/strict'
import { isReference } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { changeOn, companyOf, draftOn, referenceOf } from '../bench/ground.ts'
import { missingId } from '../bench/missing-id.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { refusalWith } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'

export const ticketReadRequirements: readonly Requirement[] = [
  {
    id: 'ticket-desk.get.record',
    area: 'ticketDesk',
    sentence: 'Each ticket of the tenant is read in full shape: ids are text as the vendor sent them, what is absent is null.',
    source: 'core, Ticket and Id: never a number, 26 digits come back to the digit; PITFALLS c32, c33',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      for (const stored of bench.sandbox.tickets()) {
        const ticket = await desk.get(stored.id)
        assertShape('ticket', ticket)
        assert.equal(ticket.id, stored.id)
        assert.equal(ticket.company?.id ?? stored.companyId, stored.companyId)
        const reference = isReference(stored.reference ?? '') ? stored.reference : null
        assert.equal(ticket.reference, reference, `the reference of ticket ${stored.id}`)
        assert.equal(ticket.status.phase === 'closed', stored.isClosed, `ticket ${stored.id} is ${stored.isClosed ? '' : 'not '}closed`)
        if (ticket.status.phase === 'waiting') assert.equal(ticket.status.phaseFrom, 'configured', 'waiting comes only from configuration')
      }
    },
  },
  {
    id: 'ticket-desk.get.not-found',
    area: 'ticketDesk',
    sentence: 'A ticket that is not there gives NotFoundError, in get, update and close.',
    source: 'core, TicketDesk.get',
    subjects: () => ['get', 'update', 'close'],
    check: async (bench, method) => {
      const desk = await bench.capability('ticketDesk')
      const taken = bench.sandbox.tickets().map((ticket) => ticket.id)
      const id = missingId(taken[0] ?? '1', taken)
      const call = method === 'get' ? desk.get(id) : method === 'update' ? desk.update(id, { title: 'x' }) : desk.close(id)
      const error = await refusalWith('NOT_FOUND', call, `${method} of a ticket that is not there`)
      assert.notEqual(error.outcome, 'unknown')
    },
  },
  {
    id: 'ticket-desk.list.complete',
    area: 'ticketDesk',
    sentence: 'A list without conditions gives each ticket of the tenant once, in full shape, and anew for each walk.',
    source: 'DESIGN: listings are complete or they say so; PITFALLS c16 to c20',
    check: async (bench) => {
      const listing = (await bench.capability('ticketDesk')).list({})
      const all = await listing.all()
      assertShapes('ticket', all)
      assert.deepEqual(idsOf(all), storedIds(bench))
      const again: Ticket[] = []
      for await (const page of listing.pages()) again.push(...page)
      assert.deepEqual(idsOf(again), storedIds(bench), 'the second walk, by pages, gave other tickets')
    },
  },
  {
    id: 'ticket-desk.list.many',
    area: 'ticketDesk',
    runs: 'once',
    sentence: 'More tickets than a vendor gives by default in one page are all listed.',
    source: 'PITFALLS c18: every organisation returned exactly 100; c37: the sandbox has five devices',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const ground = await bench.ground()
      for (let number = 0; number < 110; number += 1) await desk.create(draftOn(ground, { title: `Event ${number}` }))
      assert.deepEqual(idsOf(await desk.list({}).all()), storedIds(bench))
    },
  },
  {
    id: 'ticket-desk.list.company',
    area: 'ticketDesk',
    sentence: 'A list for one company holds all its tickets and no other.',
    source: 'core, TicketQuery',
    check: async (bench) => {
      const companyId = companyOf(await bench.ground())
      const listed = await (await bench.capability('ticketDesk')).list({ companyId }).all()
      const wanted = bench.sandbox.tickets().filter((ticket) => ticket.companyId === companyId)
      assert.ok(wanted.length > 0 && wanted.length < bench.sandbox.tickets().length, 'the demo tenant is too small for this check')
      assert.deepEqual(idsOf(listed), idsOf(wanted))
    },
  },
  {
    id: 'ticket-desk.list.board',
    area: 'ticketDesk',
    also: ['catalog'],
    sentence: 'A list for one board holds all its tickets and no other.',
    source: 'core, TicketQuery',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const all = await desk.list({}).all()
      for (const { id: boardId } of await (await bench.capability('catalog')).boards()) {
        const wanted = all.filter((ticket) => ticket.board?.id === boardId)
        assert.deepEqual(idsOf(await desk.list({ boardId }).all()), idsOf(wanted))
      }
      if (new Set(all.map((ticket) => ticket.board?.id)).size < 2) bench.skip('all tickets of the demo tenant are on one board')
    },
  },
  {
    id: 'ticket-desk.list.phase',
    area: 'ticketDesk',
    sentence: 'A list of open or closed tickets holds all of them and no other.',
    source: 'core, TicketQuery',
    subjects: () => ['open', 'closed'],
    check: async (bench, subject) => {
      const phase = subject === 'open' ? 'open' : 'closed'
      const wanted = bench.sandbox.tickets().filter((ticket) => ticket.isClosed === (phase === 'closed'))
      assert.ok(wanted.length > 0, `the demo tenant has no ${phase} ticket`)
      const listed = await (await bench.capability('ticketDesk')).list({ phase }).all()
      assert.deepEqual(idsOf(listed), idsOf(wanted))
    },
  },
  {
    id: 'ticket-desk.list.since',
    area: 'ticketDesk',
    sentence: 'A list of what was created or changed since a time holds what came after it and nothing older.',
    source: 'core, TicketQuery; DESIGN: round trip by polling of linked tickets',
    subjects: () => ['createdSince', 'changedSince'],
    check: async (bench, subject) => {
      const desk = await bench.capability('ticketDesk')
      const before = await desk.list({}).all()
      await bench.advance(3_600_000)
      const since = `${new Date(bench.sandbox.clock.now()).toISOString().slice(0, 19)}Z`
      await bench.advance(5_000)
      const { id } = await desk.create(draftOn(await bench.ground()))
      const old = before.find((ticket) => ticket.status.phase !== 'closed')
      if (old) await desk.update(old.id, changeOn(await bench.ground(), old, bench.supports('ticketDesk.update.title')))
      const listed = idsOf(await desk.list({ [subject]: since }).all())
      assert.deepEqual(listed, idsOf(subject === 'changedSince' && old ? [{ id }, old] : [{ id }]))
    },
  },
  {
    id: 'ticket-desk.find.none',
    area: 'ticketDesk',
    sentence: 'A reference that no ticket carries is not found, however alike another one is.',
    source: 'core, TicketDesk.findByReference: an empty answer means that there is none',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const ground = await bench.ground()
      await desk.create(draftOn(ground, { reference: referenceOf(10) }))
      await desk.create(draftOn(ground))
      assert.deepEqual(await desk.findByReference(referenceOf(11), {}), [])
    },
  },
  {
    id: 'ticket-desk.find.mentioned',
    area: 'ticketDesk',
    sentence: 'A ticket whose text only mentions a reference does not carry it.',
    source: 'core, ReferencePlacement: candidates are read and compared',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const ground = await bench.ground()
      const { id } = await desk.create(draftOn(ground, { reference: referenceOf(12) }))
      const mention = `See ${referenceOf(12)} for the same server.\nIt failed again.`
      await desk.create(draftOn(ground, { description: mention, reference: referenceOf(13) }))
      assert.deepEqual(idsOf(await desk.findByReference(referenceOf(12), {})), [id])
    },
  },
  {
    id: 'ticket-desk.find.all',
    area: 'ticketDesk',
    sentence: 'All tickets that carry a reference are found, oldest first, also closed ones and with small pages.',
    source: 'core, TicketDesk.findByReference: all tickets, of a complete search; PITFALLS c17',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const made: string[] = []
      for (let number = 0; number < 6; number += 1) {
        made.push((await desk.create(draftOn(await bench.ground(), { reference: referenceOf(20) }))).id)
        if (bench.sandbox.clock.isVirtual) await bench.advance(1_000)
      }
      await desk.close(made[0] ?? '')
      bench.traffic.pageCap = 4
      const found = await desk.findByReference(referenceOf(20), {})
      assertShapes('ticket', found)
      assert.deepEqual(
        found.map((ticket) => ticket.id),
        made,
      )
    },
  },
  {
    id: 'ticket-desk.find.each',
    area: 'ticketDesk',
    sentence: 'A reference is found wherever its ticket stands, with small pages too.',
    source: 'core, TicketDesk.findByReference; PITFALLS c16, c17',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const ground = await bench.ground()
      const made = new Map<string, string>()
      for (let number = 30; number < 36; number += 1) {
        made.set(referenceOf(number), (await desk.create(draftOn(ground, { reference: referenceOf(number) }))).id)
      }
      bench.traffic.pageCap = 4
      for (const [reference, id] of made) {
        assert.deepEqual(idsOf(await desk.findByReference(reference, { companyId: companyOf(ground) })), [id])
      }
    },
  },
]

export function idsOf(records: readonly { readonly id: string }[]): string[] {
  return records.map((record) => record.id).toSorted()
}

function storedIds(bench: Bench): string[] {
  return idsOf(bench.sandbox.tickets())
}
