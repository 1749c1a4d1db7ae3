import assert from 'node:assert/strict'
import { IncompleteListingError } from '@jackfield/core'
import type { CapabilityName, ConnectionV1, OperationId } from '@jackfield/core'
import type { FaultKind } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { dealtOf } from '../bench/commit-request.ts'
import { fileOf, twoTickets } from '../bench/files.ts'
import { companyOf, draftOn, referenceOf } from '../bench/ground.ts'
import { targetOf, topicOf } from '../bench/webhooks.ts'
import { brief, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { readList } from './catalog.ts'
import { freshTicket } from './ticket-change.ts'
import { addNotes } from './ticket-notes.ts'

const source = 'DESIGN: listings are complete or they say so; PITFALLS c16 to c20'
const pageFaults: readonly FaultKind[] = ['lost-page', 'skipped-page', 'doubled-row', 'stuck-cursor', 'row-inserted', 'row-deleted']

const moving: readonly FaultKind[] = ['row-inserted', 'row-deleted']

/** The fault falls on each of the first so many list reads of the walk, one after the other; on fewer where a variant is not standard. */
const positions = { standard: 8, other: 1 }

type Walk = (connection: ConnectionV1) => Promise<readonly { readonly id: string }[]>

interface Walked {
  readonly id: string
  readonly area: CapabilityName
  readonly operation: OperationId
  readonly also?: Requirement['also']
  /** Rows a page, so that the demo tenant gives several. */
  readonly cap: number
  /** Makes what is walked over, and gives the walk. */
  readonly lay: (bench: Bench) => Promise<Walk>
}

const walks: readonly Walked[] = [
  {
    id: 'ticket-desk.list.page-faults',
    area: 'ticketDesk',
    operation: 'ticketDesk.list',
    cap: 6,
    lay: async (bench) => (connection) => bench.capabilityOf(connection, 'ticketDesk').list({}).all(),
  },
  {
    id: 'ticket-desk.find.page-faults',
    area: 'ticketDesk',
    operation: 'ticketDesk.findByReference',
    cap: 2,
    lay: async (bench) => {
      const desk = await bench.capability('ticketDesk')
      for (let number = 0; number < 5; number += 1) await desk.create(draftOn(await bench.ground(), { reference: referenceOf(50) }))
      return (connection) => bench.capabilityOf(connection, 'ticketDesk').findByReference(referenceOf(50), {})
    },
  },
  {
    id: 'ticket-notes.list.page-faults',
    area: 'ticketNotes',
    operation: 'ticketNotes.list',
    also: ['ticketDesk'],
    cap: 3,
    lay: async (bench) => {
      const { ticket } = await freshTicket(bench)
      await addNotes(bench, ticket.id, 8)
      return (connection) => bench.capabilityOf(connection, 'ticketNotes').list(ticket.id).all()
    },
  },
  {
    id: 'ticket-attachments.list.page-faults',
    area: 'ticketAttachments',
    operation: 'ticketAttachments.list',
    cap: 3,
    lay: async (bench) => {
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      for (let number = 1; number <= 8; number += 1) await files.add(ticketId, fileOf(`file-${number}.txt`))
      return (connection) => bench.capabilityOf(connection, 'ticketAttachments').list(ticketId).all()
    },
  },
  {
    id: 'webhook-receiver.list.page-faults',
    area: 'webhookReceiver',
    operation: 'webhookReceiver.list',
    cap: 1,
    lay: async (bench) => {
      const receiver = await bench.capability('webhookReceiver')
      const topic = await topicOf(bench)
      for (let number = 0; number < 4; number += 1) await settle(receiver.register(targetOf(topic, number)))
      return (connection) => bench.capabilityOf(connection, 'webhookReceiver').list().all()
    },
  },
  {
    id: 'company-directory.list.page-faults',
    area: 'companyDirectory',
    operation: 'companyDirectory.list',
    cap: 3,
    lay: async (bench) => (connection) => bench.capabilityOf(connection, 'companyDirectory').list({}).all(),
  },
  {
    id: 'company-directory.contacts.page-faults',
    area: 'companyDirectory',
    operation: 'companyDirectory.listContacts',
    cap: 1,
    lay: async (bench) => {
      const companyId = companyOf(await bench.ground())
      return (connection) => bench.capabilityOf(connection, 'companyDirectory').listContacts(companyId).all()
    },
  },
  {
    id: 'device-inventory.list.page-faults',
    area: 'deviceInventory',
    operation: 'deviceInventory.list',
    cap: 3,
    lay: async (bench) => (connection) => bench.capabilityOf(connection, 'deviceInventory').list({}).all(),
  },
  {
    id: 'alert-source.list.page-faults',
    area: 'alertSource',
    operation: 'alertSource.list',
    cap: 2,
    lay: async (bench) => {
      for (let number = 0; number < 5; number += 1) bench.sandbox.raiseAlarm({ title: `Disk ${number} is full` })
      return (connection) => bench.capabilityOf(connection, 'alertSource').list({}).all()
    },
  },
  ...(['boards', 'statuses', 'types', 'priorities', 'sources'] as const).map((name): Walked => ({
    id: `catalog.${name}.page-faults`,
    area: 'catalog',
    operation: `catalog.${name}`,
    cap: 2,
    lay: async (bench) => {
      const boardId = (await bench.ground()).boardId ?? ''
      return (connection) => readList(bench.capabilityOf(connection, 'catalog'), name, boardId)
    },
  })),
]

export const listingFaultRequirements: readonly Requirement[] = walks.map((walked) => ({
  id: walked.id,
  area: walked.area,
  faults: true,
  ...(walked.also ? { also: walked.also } : {}),
  sentence: `${walked.operation} is complete or ends in IncompleteListingError, on whichever page the fault falls.`,
  source,
  subjects: () => pageFaults,
  check: (bench, subject) => walkUnder(bench, walked, subject as FaultKind),
}))

async function walkUnder(bench: Bench, walked: Walked, kind: FaultKind): Promise<void> {
  const walk = await walked.lay(bench)
  let before = await cleanWalk(bench, walk)
  let met = 0
  for (let position = 0; position < (bench.isStandard ? positions.standard : positions.other); position += 1) {
    const dealt = dealtOf(bench, kind)
    const connection = await bench.connect()
    bench.traffic.pageCap = walked.cap
    bench.sandbox.setFaults({ seed: 1, script: [{ kind, after: position }] })
    const outcome = await settle(walk(connection))
    bench.sandbox.setFaults(null)
    bench.traffic.pageCap = null
    const isMet = dealtOf(bench, kind) > dealt
    if (!isMet) break
    met += 1
    const after = moving.includes(kind) ? await cleanWalk(bench, walk) : before
    if (outcome.ok) assertWhole(outcome.value as readonly { id: string }[], before, after, position)
    else assert.ok(IncompleteListingError.isInstance(outcome.error), `it ended in ${brief(outcome.error)}`)
    before = after
  }
  if (met === 0) return bench.skip(`the sandbox never dealt out ${kind} here`)
}

/** What was there all the time is in the list, what never was is not, and nothing comes twice. */
function assertWhole(
  records: readonly { readonly id: string }[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  position: number,
): void {
  const where = `with the fault on list read ${position + 1}`
  const ids = new Set(records.map((record) => record.id))
  assert.equal(ids.size, records.length, `a record came twice ${where}`)
  const lost = [...before].filter((id) => after.has(id) && !ids.has(id))
  assert.deepEqual(lost, [], `of ${before.size} records these were left out without a word ${where}`)
  const strange = [...ids].filter((id) => !before.has(id) && !after.has(id))
  assert.deepEqual(strange, [], `these were not in the list ${where}`)
}

async function cleanWalk(bench: Bench, walk: Walk): Promise<ReadonlySet<string>> {
  return new Set((await walk(await bench.connect())).map((record) => record.id))
}
