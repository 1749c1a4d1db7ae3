import assert from 'node:assert/strict'
import type { Warning } from '@jackfield/core'
import { priorityLevels } from '@jackfield/core'
import type { SandboxTicket } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { companyOf, draftOn, referenceOf } from '../bench/ground.ts'
import { missingId } from '../bench/missing-id.ts'
import { assertShape } from '../record-shapes.ts'
import { refusalOf } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'

/** What breaks naive quoting: JSON, filters, markup, other alphabets, a sign outside the basic plane. */
export const awkwardText = 'Müller & Söhne "Backup" <b>\'x\'</b> 100% \\ [a] {b} 漢字 😀'

export const ticketCreateRequirements: readonly Requirement[] = [
  {
    id: 'ticket-desk.create.confirmed',
    area: 'ticketDesk',
    sentence:
      'A created ticket is at the vendor once, with the id that was answered, its title, its description, and its company where the vendor takes one.',
    source: 'core, CreatedTicket: a create that the vendor confirmed',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const known = bench.sandbox.tickets().length
      const created = await desk.create(draftOn(await bench.ground(), { title: 'Disk full', description: 'Drive C: is full.' }))
      assertShape('createdTicket', created)
      const stored = storedTicket(bench, created.id)
      assert.equal(bench.sandbox.tickets().length, known + 1, 'not exactly one ticket was made')
      if (bench.supports('ticketDesk.create.companyId')) assert.equal(stored.companyId, (await bench.ground()).companyId)
      assert.ok(stored.title.includes('Disk full'), `the title is stored as “${stored.title}”`)
      assert.ok(stored.description.includes('Drive C: is full.'), 'the description did not reach the vendor')
      if (created.ticket) assert.equal(created.ticket.id, created.id)
    },
  },
  {
    id: 'ticket-desk.create.reference',
    area: 'ticketDesk',
    sentence: 'The reference of a draft is written where findByReference finds it.',
    source: 'DESIGN, reference; PITFALLS c6, c11: no second ticket for the same alert',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const reference = referenceOf(1)
      const created = await desk.create(draftOn(await bench.ground(), { reference }))
      assert.equal(storedTicket(bench, created.id).reference, reference, 'the sandbox has another reference on the ticket')
      assert.equal((await desk.get(created.id)).reference, reference)
      const found = await desk.findByReference(reference, {})
      assert.deepEqual(
        found.map((ticket) => ticket.id),
        [created.id],
      )
    },
  },
  {
    id: 'ticket-desk.create.text-intact',
    area: 'ticketDesk',
    sentence: 'Quotes, ampersands, markup, percent signs and other alphabets arrive as they were given.',
    source: 'PITFALLS: a quote in a title breaks it; c28: “&” in a name',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const description = `${awkwardText}\nsecond line\n\tindented "third"`
      const { id } = await desk.create(draftOn(await bench.ground(), { title: awkwardText, description }))
      const stored = storedTicket(bench, id)
      assert.ok(stored.title.includes(awkwardText), `the title is stored as “${stored.title}”`)
      assert.ok(stored.description.replaceAll('\r\n', '\n').includes(description), `the description is stored as “${stored.description}”`)
      assert.equal((await desk.get(id)).title, awkwardText)
    },
  },
  {
    id: 'ticket-desk.create.title-cut',
    area: 'ticketDesk',
    sentence: 'A title that the vendor would not take is cut with a text-cut warning, between whole characters.',
    source: 'core, TicketDraft.title and Warning',
    subjects: () => ['letters', 'emoji'],
    check: async (bench, subject) => {
      const desk = await bench.capability('ticketDesk')
      const title = subject === 'emoji' ? `a${'😀'.repeat(600)}` : 'The backup of server SRV-01 failed. '.repeat(60).trim()
      const created = await desk.create(draftOn(await bench.ground(), { title, reference: referenceOf(2) }))
      const kept = (await desk.get(created.id)).title
      assert.ok(kept.isWellFormed(), 'the title was cut inside a character')
      assert.ok(kept.length > 20 && title.startsWith(kept.slice(0, 20)), `the title became “${kept.slice(0, 60)}”`)
      const cut = created.warnings.filter((warning) => warning.code === 'text-cut' && warning.field === 'title')
      assert.equal(
        cut.length,
        kept === title ? 0 : 1,
        `a title of ${title.length} became one of ${kept.length} with ${cut.length} warnings`,
      )
      assert.equal((await desk.findByReference(referenceOf(2), {})).length, 1, 'the cut cost the reference')
    },
  },
  {
    id: 'ticket-desk.create.priority',
    area: 'ticketDesk',
    also: ['catalog'],
    fields: ['ticketDesk.create.priority'],
    sentence: 'A level becomes the priority that the connection chose for it, and is told back as that level.',
    source: 'core, PriorityChoice; PITFALLS c13: priority per alert',
    check: async (bench) => {
      const { choices } = await bench.ground()
      const desk = await bench.capability('ticketDesk')
      for (const level of priorityLevels) {
        const chosen = choices.priorities?.[level]
        if (!chosen) continue
        const created = await desk.create(draftOn(await bench.ground(), { priority: { level } }))
        assert.deepEqual(about('priority', created.warnings), [], `the level ${level} is chosen and gave a warning`)
        const { priority } = await desk.get(created.id)
        assert.equal(priority?.id, chosen.id, `the level ${level} became another priority`)
        assert.equal(priority?.level, level)
      }
    },
  },
  {
    id: 'ticket-desk.create.priority-id',
    area: 'ticketDesk',
    also: ['catalog'],
    fields: ['ticketDesk.create.priority'],
    sentence: 'A priority that is given by its id is taken as it is.',
    source: 'core, PriorityChoice',
    check: async (bench) => {
      const wanted = (await bench.ground()).priorities.at(-1)
      if (!wanted) return bench.skip('the demo tenant has no priority')
      const desk = await bench.capability('ticketDesk')
      const created = await desk.create(draftOn(await bench.ground(), { priority: { id: wanted.id } }))
      assert.equal((await desk.get(created.id)).priority?.id, wanted.id)
    },
  },
  {
    id: 'ticket-desk.create.priority-unknown',
    area: 'ticketDesk',
    fields: ['ticketDesk.create.priority'],
    sentence: 'A level that the connection has no choice for makes the ticket all the same, with a priority-unknown warning.',
    source: 'DESIGN, Warnings: neither throws nor stays silent',
    check: async (bench) => {
      const { priorities: _, ...choices } = (await bench.ground()).choices
      const desk = await bench.capability('ticketDesk', { choices })
      const created = await desk.create(draftOn(await bench.ground(), { priority: { level: 'critical' } }))
      storedTicket(bench, created.id)
      assert.deepEqual(codesOf(about('priority', created.warnings)), ['priority-unknown'])
    },
  },
  {
    id: 'ticket-desk.create.device-missing',
    area: 'ticketDesk',
    fields: ['ticketDesk.create.deviceIds'],
    sentence: 'Each device that can not be attached gives a device-not-attached warning, and the ticket is made.',
    source: 'core, Warning: says what could not be honoured, neither throws nor stays silent',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const first = missingId('1', [])
      const created = await desk.create(draftOn(await bench.ground(), { deviceIds: [first, missingId('1', [first])] }))
      storedTicket(bench, created.id)
      assert.deepEqual(codesOf(about('deviceIds', created.warnings)), ['device-not-attached', 'device-not-attached'])
    },
  },
  {
    id: 'ticket-desk.create.unsupported-fields',
    area: 'ticketDesk',
    sentence: 'Each field of a draft that is declared unsupported gives a field-unsupported warning, and the ticket is made.',
    source: 'core, UnsupportedField: using it gives a warning, never an error',
    subjects: ({ capabilities: { ticketDesk } }) =>
      ticketDesk?.level === 'partial'
        ? ticketDesk.unsupportedFields.flatMap(({ field }) =>
            field.startsWith('ticketDesk.create.') ? [field.slice('ticketDesk.create.'.length)] : [],
          )
        : [],
    check: async (bench, field) => {
      const companyId = companyOf(await bench.ground())
      const value = { companyId, priority: { level: 'high' }, deviceIds: ['1'], reference: referenceOf(3) }[field] ?? '1'
      const desk = await bench.capability('ticketDesk')
      const created = await desk.create({ ...draftOn(await bench.ground()), [field]: value })
      storedTicket(bench, created.id)
      assert.ok(
        created.warnings.some((warning) => warning.code === 'field-unsupported' && warning.field === field),
        `no field-unsupported warning about “${field}”`,
      )
    },
  },
  {
    id: 'ticket-desk.create.rejected',
    area: 'ticketDesk',
    sentence: 'A ticket for a company that is not there is refused, makes none, and the error says that nothing happened.',
    source: 'core, Outcome; PITFALLS c29: validation text swallowed',
    check: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      const known = bench.sandbox.tickets().length
      const companyId = missingId(
        companyOf(await bench.ground()),
        bench.sandbox.tickets().map((ticket) => ticket.companyId),
      )
      const error = await refusalOf(desk.create(draftOn(await bench.ground(), { companyId })), 'a ticket for a company that is not there')
      assert.ok(error.outcome === 'rejected' || error.outcome === 'not-sent', `the outcome is “${error.outcome}”`)
      assert.equal(error.isRetryable, false, 'the refusal is said to be retryable')
      assert.equal(bench.sandbox.tickets().length, known, 'a ticket was made all the same')
    },
  },
]

/** The ticket as the sandbox keeps it. Fails where it has none with this id. */
export function storedTicket(bench: Bench, id: string): SandboxTicket {
  const stored = bench.sandbox.tickets().find((ticket) => ticket.id === id)
  assert.ok(stored, `the sandbox has no ticket ${id}`)
  return stored
}

/** Without defaults that were used: a vendor may want a type or a source of every ticket, which no check asks for. */
export function codesOf(warnings: readonly Warning[]): string[] {
  return warnings.map((warning) => warning.code).filter((code) => code !== 'default-used')
}

/** Warnings of one field: a vendor may have something to say of others, such as a date that it insists on. */
function about(field: string, warnings: readonly Warning[]): readonly Warning[] {
  return warnings.filter((warning) => warning.field === field)
}
