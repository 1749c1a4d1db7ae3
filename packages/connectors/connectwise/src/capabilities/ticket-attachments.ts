import { InvalidInputError, JackfieldError, listingOf, mapListing, NotFoundError, NotTakenError } from '@jackfield/core'
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
import { attachmentFrom, fileNameOf, fileVisibilityOf, newDocument } from '../mapping/attachment.ts'
import type { NewDocument } from '../mapping/attachment.ts'
import { isRecordId } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { documentWire } from '../wire/document.ts'
import type { DocumentWire } from '../wire/document.ts'
import { receive, receiveList } from '../wire/received.ts'
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
  if (!isRecordId(ticketId)) {
    // A listing fails when it is walked, not when it is made.
    return listingOf<TicketAttachment>('user', async function* () {
      yield await Promise.reject<never>(noSuchTicket(ticketId, operation))
    })
  }
  const calls = tenant.client.for(operation)
  const ofTicket = { recordType: 'Ticket', recordId: ticketId } as const
  const documents = listById<DocumentWire>({
    operation,
    schema: documentWire,
    page: (query) => calls.GET('/system/documents', { params: { query: { ...ofTicket, ...query } } }),
    count: (query) => calls.GET('/system/documents/count', { params: { query: { ...ofTicket, ...query } } }),
  })
  return mapListing(documents, (record) => attachmentFrom(record, ticketId))
}

async function addAttachment(tenant: Tenant, ticketId: Id, file: AttachmentDraft): Promise<AddedAttachment> {
  const operation = 'ticketAttachments.add'
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  if (!['internal', 'public'].includes(file.visibility)) {
    throw new InvalidInputError({
      connector: 'connectwise',
      operation,
      message: 'The file has no visibility.',
      nextStep: 'Say whether it is internal or public.',
    })
  }
  // The generated type knows no form: openapi-fetch passes one on as it is.
  const body = newDocument(ticketId, file) as unknown as NewDocument
  const { data } = await tenant.client.for(operation).POST('/system/documents', { body })
  const { wire } = receive(documentWire, data, { operation, isWrite: true })
  const shown = await shownVisibility(tenant, ticketId, wire, operation)
  if (shown !== file.visibility && shown !== 'unknown') throw otherVisibility(ticketId, wire.id, file.visibility, shown, operation)
  const warnings: Warning[] = []
  if (shown === 'unknown') {
    const message = `File ${wire.id} was added to ticket ${ticketId}, but ConnectWise does not tell who can see it: “${file.visibility}” was asked for.`
    warnings.push({ code: 'field-not-taken', field: 'visibility', message })
  }
  if (wire.fileName !== null && wire.fileName !== file.fileName) {
    const message = `ConnectWise calls the file “${wire.fileName}”, not “${file.fileName}”.`
    warnings.push({ code: 'field-not-taken', field: 'fileName', message })
  }
  return { id: wire.id, warnings }
}

/** As the reply says; where it says nothing the file is read back. That a role allows adding and no reading is no failure of the adding. */
async function shownVisibility(
  tenant: Tenant,
  ticketId: Id,
  added: DocumentWire,
  operation: OperationId,
): Promise<TicketAttachment['visibility']> {
  if (added.publicFlag !== null) return fileVisibilityOf(added)
  try {
    const found = await findDocument(tenant, ticketId, added.id, operation)
    return found ? fileVisibilityOf(found) : 'unknown'
  } catch (error) {
    if (JackfieldError.isInstance(error)) return 'unknown'
    throw error
  }
}

async function readAttachment(tenant: Tenant, ticketId: Id, id: Id): Promise<AttachmentContent> {
  const operation = 'ticketAttachments.read'
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  // The download tells neither whose file it is nor, for certain, its name.
  const document = isRecordId(id) ? await findDocument(tenant, ticketId, id, operation) : null
  if (document === null) throw noSuchFile(ticketId, id, operation)
  const { data, response } = await tenant.client.for(operation).GET('/system/documents/{id}/download', {
    params: { path: { id } },
    parseAs: 'arrayBuffer',
    headers: { accept: '*/*' },
  })
  return {
    fileName: fileNameOf(document),
    contentType: response.headers.get('content-type')?.split(';', 1)[0]?.trim() || null,
    content: new Uint8Array(data ?? new ArrayBuffer(0)),
  }
}

/** One file of one ticket; null where the ticket has none with this id. */
async function findDocument(tenant: Tenant, ticketId: Id, id: Id, operation: OperationId): Promise<DocumentWire | null> {
  const query = { recordType: 'Ticket', recordId: ticketId, conditions: `id=${id}`, pageSize: 1 } as const
  const { data } = await tenant.client.for(operation).GET('/system/documents', { params: { query } })
  const [found] = receiveList(documentWire, data, { operation, isWrite: false })
  return found?.wire.id === id ? found.wire : null
}

function noSuchFile(ticketId: Id, id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'connectwise',
    operation,
    message: `Ticket ${ticketId} has no file “${id}”.`,
    nextStep: 'List the files of the ticket; it may also be one that this API member may not see.',
  })
}

function otherVisibility(ticketId: Id, id: Id, wanted: string, shown: string, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'connectwise',
    operation,
    // The file is there: whoever repeats this makes a second one.
    outcome: 'unknown',
    message: `ConnectWise stored file ${id} of ticket ${ticketId} as ${shown}, not as ${wanted}.`,
    nextStep: `Open the documents of ticket ${ticketId} in ConnectWise and correct who can see it, or delete it, before the customer opens it.`,
  })
}
