import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { formBody, isObject, lowered, objectBody, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { done, envelope, invalid, missing } from '../envelope.ts'
import { answerList } from '../listing.ts'
import { ticketModule } from '../records.ts'
import type { AttachmentRow } from '../records.ts'
import { apiUserId, employeeName, now } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { changeTicket } from '../tickets/ticket-changes.ts'
import type { WireRecord } from '../wire/present.ts'
import { wireTime } from '../wire/times.ts'

/** Greatest file, in megabytes: `MaximumAttachmentFileSizeinMb` of the system settings. */
export const largestFile = 10
const megabyte = 1024 * 1024

const files = '/system/attachments/{moduleId}/{objectId}'

export const attachmentRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: files,
    kind: 'list',
    answer(tenant, request) {
      const ticketId = knownObject(tenant, request)
      return answerList(tenant, request, {
        rows: attachmentsOf(tenant, ticketId).filter(({ noteId }) => noteId === null),
        place: queryOf(request),
        isPaged: true,
        present: (row) => presentAttachment(tenant, row),
        deleteRow: (candidates) => tenant.attachments.delete(candidates.at(-1)?.id ?? -1),
      })
    },
  },
  { method: 'POST', path: files, kind: 'write', answer: upload },
  {
    method: 'GET',
    path: `${files}/{attachmentId}`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentAttachment(tenant, knownAttachment(tenant, request)))),
  },
  {
    method: 'PUT',
    path: `${files}/{attachmentId}`,
    kind: 'write',
    answer(tenant, request) {
      const { id } = knownAttachment(tenant, request)
      const fileName = textIn(objectBody(tenant, request), 'Name')
      if (!fileName) throw invalid(tenant, ['The Name field is required.'])
      return commitWith(() => {
        tenant.attachments.update(id, { fileName })
        return done(tenant)
      })
    },
  },
  {
    method: 'DELETE',
    path: `${files}/{attachmentId}`,
    kind: 'write',
    answer(tenant, request) {
      const { id } = knownAttachment(tenant, request)
      return commitWith(() => {
        tenant.attachments.delete(id)
        return done(tenant)
      })
    },
  },
  { method: 'GET', path: `${files}/{attachmentId}/download`, kind: 'read', answer: download },
  { method: 'POST', path: '/system/attachments/{moduleId}', kind: 'write', answer: uploadTemporary },
]

/** Files of a ticket, those of its notes too, oldest first. */
export function attachmentsOf(tenant: Tenant, ticketId: number): readonly AttachmentRow[] {
  return tenant.attachments.rows().filter(({ moduleId, objectId }) => moduleId === ticketModule && objectId === ticketId)
}

/** The file comes as `formFile` (FACTS 6.5). */
async function upload(tenant: Tenant, request: SandboxRequest): Promise<Answer> {
  const objectId = knownObject(tenant, request)
  const file = await fileIn(tenant, request, 'formfile')
  return commitWith(() => {
    const row = tenant.attachments.insert({
      ...file,
      moduleId: ticketModule,
      objectId,
      noteId: null,
      createdBy: apiUserId,
      createdOn: now(tenant),
    })
    changeTicket(tenant, objectId, {})
    return envelope(tenant, [presentAttachment(tenant, row)])
  })
}

/** A file that belongs to nothing until a ticket or a note names it among its TempAttachments. */
async function uploadTemporary(tenant: Tenant, request: SandboxRequest): Promise<Answer> {
  const file = await fileIn(tenant, request, 'file')
  return commitWith(() => {
    const { id } = tenant.temporaryFiles.insert({ ...file })
    return envelope(tenant, { Name: file.fileName, Alias: id, FileType: file.fileType, IsUploadedToBlob: true })
  })
}

function download(tenant: Tenant, request: SandboxRequest): Answer {
  const { fileName, fileType, content } = knownAttachment(tenant, request)
  return replyWith({
    status: 200,
    headers: {
      'content-type': fileType,
      'content-disposition': `attachment; filename="${fileName.replace(/[^\x20-\x7e]|"/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
    body: content,
  })
}

async function fileIn(
  tenant: Tenant,
  request: SandboxRequest,
  name: string,
): Promise<Pick<AttachmentRow, 'fileName' | 'fileType' | 'content'>> {
  const file = (await formBody(tenant, request)).get(name)
  if (!(file instanceof File)) throw invalid(tenant, ['No file was sent.'])
  const content = new Uint8Array(await file.arrayBuffer())
  checkSize(tenant, file.name, content.length)
  return { fileName: file.name, fileType: file.type || 'application/octet-stream', content }
}

function checkSize(tenant: Tenant, fileName: string, size: number): void {
  if (size > largestFile * megabyte) throw invalid(tenant, [`The file ${fileName} is larger than ${largestFile} MB.`])
}

/** Refuses what can't become files of a note: `Attachments` with Name, Type and Base64Data (FACTS 6.3). */
export function checkGivenFiles(tenant: Tenant, given: Given): void {
  for (const { fileName, content } of givenFiles(tenant, given)) checkSize(tenant, fileName, content.length)
}

export function attachGiven(tenant: Tenant, given: Given, ticketId: number, noteId: number): void {
  for (const file of givenFiles(tenant, given)) {
    tenant.attachments.insert({ ...file, moduleId: ticketModule, objectId: ticketId, noteId, createdBy: apiUserId, createdOn: now(tenant) })
  }
}

function givenFiles(tenant: Tenant, given: Given): Pick<AttachmentRow, 'fileName' | 'fileType' | 'content'>[] {
  const entries = given['attachments']
  if (!Array.isArray(entries)) return []
  return entries.filter(isObject).map((entry) => {
    const members = lowered(entry)
    const [fileName, fileType, data] = [textIn(members, 'Name'), textIn(members, 'Type'), textIn(members, 'Base64Data')]
    const empty = Object.entries({ Name: fileName, Type: fileType, Base64Data: data }).find(([, value]) => !value)
    if (empty) throw invalid(tenant, [`The ${empty[0]} field is required.`])
    if (!/^[A-Za-z0-9+/\s]*={0,2}$/.test(data)) throw invalid(tenant, ['Base64Data is not valid.'])
    return { fileName, fileType, content: new Uint8Array(Buffer.from(data, 'base64')) }
  })
}

/** Files that were uploaded before, named by their alias. One that is not there is passed over. */
export function attachTemporary(tenant: Tenant, given: Given, ticketId: number, noteId: number | null): void {
  const entries = given['tempattachments']
  if (!Array.isArray(entries)) return
  for (const entry of entries as readonly unknown[]) {
    const file = tenant.temporaryFiles.get(textIn(lowered(entry), 'Alias'))
    if (!file) continue
    const { fileName, fileType, content } = file
    const owner = { moduleId: ticketModule, objectId: ticketId, noteId, createdBy: apiUserId, createdOn: now(tenant) }
    tenant.attachments.insert({ fileName, fileType, content, ...owner })
    tenant.temporaryFiles.delete(file.id)
  }
}

/** The ticket that the path names. Of all modules only that of tickets is known (FACTS 6.5). */
function knownObject(tenant: Tenant, request: SandboxRequest): number {
  const { moduleId = '', objectId = '' } = request.params
  if (wholeNumber(moduleId) !== ticketModule) throw missing(tenant, 'Module', moduleId)
  const row = tenant.tickets.get(wholeNumber(objectId) ?? -1)
  if (!row) throw missing(tenant, 'Ticket', objectId)
  return row.id
}

function knownAttachment(tenant: Tenant, request: SandboxRequest): AttachmentRow {
  const ticketId = knownObject(tenant, request)
  const text = request.params['attachmentId'] ?? ''
  const row = tenant.attachments.get(wholeNumber(text) ?? -1)
  if (row?.objectId !== ticketId) throw missing(tenant, 'Attachment', text)
  return row
}

/** `AttachmentOutputDto`. `Url` is relative to the interface's `/v2/`. */
export function presentAttachment(tenant: Tenant, row: AttachmentRow): WireRecord {
  return {
    Id: row.id,
    OriginalFileName: row.fileName,
    AliasName: `${row.id}-${row.fileName}`,
    FileType: row.fileType,
    ObjectId: row.objectId,
    ModuleId: row.moduleId,
    Url: `system/attachments/${row.moduleId}/${row.objectId}/${row.id}/download`,
    WebUrl: null,
    CreatedById: row.createdBy,
    CreatedByName: employeeName(tenant, row.createdBy),
    CreatedOn: wireTime(tenant, row.createdOn),
    IsUploadedToBlob: true,
  }
}
