import { InvalidInputError, listingOf, NotFoundError, RejectedError, UnreadableReplyError } from '@jackfield/core'
import type {
  AddedAttachment,
  AttachmentContent,
  AttachmentDraft,
  Id,
  Listing,
  OperationId,
  TicketAttachment,
  TicketAttachments,
} from '@jackfield/core'
import { parseJson } from '@jackfield/connector-kit'
import { listCounted } from '../listing.ts'
import { attachmentFrom, fileNameOf, newFile } from '../mapping/attachment.ts'
import { isRecordId } from '../mapping/ids.ts'
import { visibilityOf } from '../mapping/note.ts'
import { grantPlaces } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import { isUntold } from '../user.ts'
import { isFailure, vendorErrorFrom } from '../vendor-error.ts'
import { attachmentWire } from '../wire/note.ts'
import type { AttachmentWire } from '../wire/note.ts'
import { receiveOrNull } from '../wire/received.ts'
import { listNoteRecords, writeNote } from './ticket-notes.ts'
import { noSuchTicket } from './ticket-read.ts'

/** The vendor's number for tickets, as a client of the live service uses it. */
const moduleId = '22'

export function ticketAttachments(tenant: Tenant): TicketAttachments {
  return {
    list: (ticketId) => listAttachments(tenant, ticketId),
    add: (ticketId, file) => addAttachment(tenant, ticketId, file),
    read: (ticketId, id) => readAttachment(tenant, ticketId, id),
  }
}

/**
 * The files of the ticket and those of its notes: whether the first list holds the second is not published. A note tells who can see its
 * files.
 */
function listAttachments(tenant: Tenant, ticketId: Id): Listing<TicketAttachment> {
  const operation = 'ticketAttachments.list'
  return listingOf('user', async function* () {
    if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
    const calls = tenant.client.for(operation)
    const zone = await tenant.user.zone(operation)
    const notes = await listNoteRecords(tenant, ticketId, operation).all()
    const onNotes = new Map(
      notes.flatMap(({ wire, raw }) =>
        wire.attachments.map((file) => [file.id, attachmentFrom({ wire: file, raw }, ticketId, zone, visibilityOf(wire))] as const),
      ),
    )
    const path = { moduleId, objectId: ticketId }
    const files = listCounted<AttachmentWire>({
      operation,
      schema: attachmentWire,
      page: (query) => calls.GET('/v2/system/attachments/{moduleId}/{objectId}', { params: { path, query } }),
    })
    for await (const page of files.pages()) {
      yield page.map((record) => {
        const visibility = onNotes.get(record.wire.id)?.visibility ?? 'unknown'
        onNotes.delete(record.wire.id)
        return attachmentFrom(record, ticketId, zone, visibility)
      })
    }
    if (onNotes.size > 0) yield [...onNotes.values()]
  })
}

/** By a note, since a file that is uploaded alone has no visibility: who can read the note can read its files. */
async function addAttachment(tenant: Tenant, ticketId: Id, file: AttachmentDraft): Promise<AddedAttachment> {
  const operation = 'ticketAttachments.add'
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  if (!['internal', 'public'].includes(file.visibility)) {
    throw unfit('The file has no visibility.', 'Say whether it is internal or public.')
  }
  const sent = newFile(file)
  const largest = await largestFile(tenant, operation)
  if (largest !== null && file.content.byteLength > largest) {
    throw unfit(`The file has ${file.content.byteLength} bytes, and this tenant takes ${largest} at most.`, 'Add a smaller one.')
  }
  const note = await writeNote(tenant, ticketId, { Details: `File: ${file.fileName}`, Attachments: [sent] }, file.visibility, operation)
  const [added] = note.wire.attachments
  if (!added) throw noFileTold(ticketId, note.wire.id, operation)
  const name = fileNameOf(added)
  if (name === file.fileName) return { id: added.id, warnings: [] }
  const message = `Kaseya BMS calls the file “${name}”, not “${file.fileName}”.`
  return { id: added.id, warnings: [{ code: 'field-not-taken', field: 'fileName', message }] }
}

/** A tenant that keeps its settings to itself judges the size alone. */
async function largestFile({ lookups }: Tenant, operation: OperationId): Promise<number | null> {
  return lookups.largestFile(operation).catch((error: unknown) => {
    if (isUntold(error)) return null
    throw error
  })
}

async function readAttachment(tenant: Tenant, ticketId: Id, id: Id): Promise<AttachmentContent> {
  const operation = 'ticketAttachments.read'
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  if (!isRecordId(id)) throw noSuchFile(ticketId, id, operation)
  const calls = tenant.client.for(operation)
  const path = { moduleId, objectId: ticketId, attachmentId: id }
  const { data } = await calls.GET('/v2/system/attachments/{moduleId}/{objectId}/{attachmentId}', { params: { path } })
  const file = receiveOrNull(attachmentWire, data, { operation, isWrite: false })
  if (file === null) throw noSuchFile(ticketId, id, operation)
  const reply = await calls.GET('/v2/system/attachments/{moduleId}/{objectId}/{attachmentId}/download', {
    params: { path },
    parseAs: 'arrayBuffer',
    headers: { accept: '*/*' },
  })
  const content = new Uint8Array((reply.data as ArrayBuffer | undefined) ?? new ArrayBuffer(0))
  const contentType = reply.response.headers.get('content-type')?.split(';', 1)[0]?.trim() || null
  const fileName = fileNameOf(file.wire)
  if (contentType !== null && /json/i.test(contentType) && !/json$/i.test(fileName)) refuseEnvelope(content, operation)
  return { fileName, contentType, content }
}

/** A failure may come with status 200 here as anywhere. A file that is JSON itself is taken as it is: its own row was answered just before. */
function refuseEnvelope(content: Uint8Array<ArrayBuffer>, operation: OperationId): void {
  const text = new TextDecoder().decode(content)
  let body: unknown
  try {
    body = parseJson(text)
  } catch {
    return
  }
  if (!isFailure(body)) return
  const vendor = vendorErrorFrom({ text, body })
  throw new RejectedError({
    connector: 'kaseya-bms',
    operation,
    couldBe: grantPlaces(operation),
    vendor: { status: 200, code: vendor.code, message: vendor.message || null },
    message: `Kaseya BMS did not give the file${vendor.message ? `: ${vendor.message}` : '.'}`,
    nextStep: 'Read what BMS says; the role may lack the right to read tickets.',
  })
}

function noSuchFile(ticketId: Id, id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-bms',
    operation,
    message: `Ticket ${ticketId} has no file “${id}”.`,
    nextStep: 'List the files of the ticket; it may also be one that this API user may not see.',
  })
}

function noFileTold(ticketId: Id, noteId: Id, operation: OperationId): UnreadableReplyError {
  return new UnreadableReplyError({
    connector: 'kaseya-bms',
    operation,
    // The note is there, and perhaps the file.
    outcome: 'unknown',
    message: `Kaseya BMS made note ${noteId} of ticket ${ticketId} and did not say that the file is on it.`,
    nextStep: `List the files of ticket ${ticketId} before you add it again.`,
  })
}

function unfit(message: string, nextStep: string): InvalidInputError {
  return new InvalidInputError({ connector: 'kaseya-bms', operation: 'ticketAttachments.add', message, nextStep })
}
