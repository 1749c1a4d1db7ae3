import { JackfieldError, listingOf, NotFoundError, NotTakenError } from '@jackfield/core'
import type {
  AddedAttachment,
  AttachmentContent,
  AttachmentDraft,
  Id,
  Listing,
  OperationId,
  TicketAttachment,
  TicketAttachments,
  Warning,
} from '@jackfield/core'
import { listById } from '../listing.ts'
import { attachmentFrom, contentOf, fileNameOf, newAttachment } from '../mapping/attachment.ts'
import { compare } from '../mapping/filters.ts'
import { isRecordId, numberOf } from '../mapping/ids.ts'
import { entriesOf } from '../mapping/picklists.ts'
import { visibilityOf } from '../mapping/publish.ts'
import type { Tenant } from '../tenant.ts'
import { receiveItem, receiveItems, receiveWritten } from '../wire/received.ts'
import { attachmentWire } from '../wire/ticket.ts'
import type { AttachmentWire } from '../wire/ticket.ts'
import { noSuchTicket } from './ticket-read.ts'

export function ticketAttachments(tenant: Tenant): TicketAttachments {
  return {
    list: (ticketId) => listAttachments(tenant, ticketId),
    add: (ticketId, file) => addAttachment(tenant, ticketId, file),
    read: (ticketId, id) => readAttachment(tenant, ticketId, id),
  }
}

function listAttachments(tenant: Tenant, ticketId: Id): Listing<TicketAttachment> {
  const operation = 'ticketAttachments.list'
  return listingOf('user', async function* () {
    if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
    const filters = [compare('parentID', 'eq', numberOf(ticketId, 'ticketId', operation))]
    const lists = await tenant.metadata.recent('TicketAttachments', operation)
    const files = listById<AttachmentWire>(tenant.client, { entity: 'TicketAttachments', operation, schema: attachmentWire, filters })
    for await (const page of files.pages()) yield page.map((record) => attachmentFrom(record, ticketId, lists))
  })
}

async function addAttachment(tenant: Tenant, ticketId: Id, file: AttachmentDraft): Promise<AddedAttachment> {
  const operation = 'ticketAttachments.add'
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  const body = newAttachment(file, await tenant.metadata.recent('TicketAttachments', operation))
  const { data } = await tenant.client.for(operation).POST('/V1.0/Tickets/{parentId}/Attachments', {
    params: { path: { parentId: ticketId } },
    body,
    headers: tenant.client.onBehalf,
  })
  const id = receiveWritten(data, { operation })
  const shown = await shownVisibility(tenant, id, operation)
  if (shown !== null && shown !== file.visibility) throw otherVisibility(ticketId, id, file.visibility, shown)
  return { id, warnings: shown === null ? [notReadBack(ticketId, id, file.visibility)] : [] }
}

/** The answer to a write is the id alone, so the row is read back, without its bytes. Null where the level allows no reading. */
async function shownVisibility(tenant: Tenant, id: Id, operation: OperationId): Promise<TicketAttachment['visibility'] | null> {
  try {
    const body = { filter: [{ op: 'eq' as const, field: 'id', value: numberOf(id, 'id', operation) }], maxRecords: 1 }
    const { data } = await tenant.client.for(operation).POST('/V1.0/TicketAttachments/query', { body })
    const [file] = receiveItems(attachmentWire, data, { operation, isWrite: false })
    if (!file) return null
    const lists = await tenant.metadata.recent('TicketAttachments', operation)
    return visibilityOf(file.wire.publish, entriesOf(lists, 'publish'))
  } catch (error) {
    if (JackfieldError.isInstance(error)) return null
    throw error
  }
}

/** Only a get by id has the bytes. */
async function readAttachment(tenant: Tenant, ticketId: Id, id: Id): Promise<AttachmentContent> {
  const operation = 'ticketAttachments.read'
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  if (!isRecordId(id)) throw noSuchFile(ticketId, id, operation)
  const params = { path: { parentId: ticketId, id } }
  const { data } = await tenant.client.for(operation).GET('/V1.0/Tickets/{parentId}/Attachments/{id}', { params })
  const file = receiveItem(attachmentWire, data, { operation, isWrite: false })?.wire
  // A zone that finds a file below whatever ticket is asked for must not give one ticket's file for another's.
  const parent = file?.parentID ?? file?.ticketID ?? null
  if (!file || file.id !== id || (parent !== null && parent !== ticketId)) throw noSuchFile(ticketId, id, operation)
  return { fileName: fileNameOf(file), contentType: file.contentType, content: contentOf(file) }
}

function noSuchFile(ticketId: Id, id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'autotask',
    operation,
    message: `Ticket ${ticketId} has no file “${id}”.`,
    nextStep: 'List the files of the ticket; it may also be one that this API user may not see.',
  })
}

function notReadBack(ticketId: Id, id: Id, visibility: string): Warning {
  const message = `File ${id} was added to ticket ${ticketId} as ${visibility}, but it could not be read back to see that it stayed so.`
  return { code: 'field-not-taken', field: 'visibility', message }
}

function otherVisibility(ticketId: Id, id: Id, wanted: string, shown: string): NotTakenError {
  return new NotTakenError({
    connector: 'autotask',
    operation: 'ticketAttachments.add',
    // The file is there: whoever repeats this makes a second one.
    outcome: 'unknown',
    message: `Autotask stored file ${id} of ticket ${ticketId} as ${shown === 'unknown' ? 'neither internal nor public' : shown}, not as ${wanted}.`,
    nextStep: `Open the attachments of ticket ${ticketId} in Autotask and correct who can see it, or delete it, before the customer opens it.`,
  })
}
