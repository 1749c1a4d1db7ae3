import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { documentIn, recordTypes, requireRecord, uploadForm } from '../document-form.ts'
import { htmlReply, notFound } from '../errors.ts'
import { queryValue, recordReply } from '../listing.ts'
import type { DocumentRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { documentsOf, presentDocument, presentDocumentReference } from '../wire/documents.ts'
import { documentNames, documentReferenceNames } from '../wire/names.ts'
import { href } from '../wire/wire-record.ts'
import { listAndCount, readRoutes } from './read-routes.ts'
import { ticketAt } from './tickets.ts'

const path = '/system/documents'

/** Files of tickets and of other records. */
export const documentRoutes: readonly Route<Tenant>[] = [
  ...readRoutes<DocumentRow>({ path, entity: 'Document', names: documentNames, rows: documentsAsked, present: presentDocument }),
  { method: 'POST', path, kind: 'write', answer: postDocument },
  { method: 'DELETE', path: `${path}/{id}`, kind: 'write', answer: deleteDocument },
  { method: 'GET', path: `${path}/{id}/download`, kind: 'read', answer: download },
  { method: 'GET', path: `${path}/uploadsample`, kind: 'read', answer: () => replyWith(uploadSample) },
  ...listAndCount<DocumentRow>({
    path: '/service/tickets/{id}/documents',
    entity: 'Document',
    names: documentReferenceNames,
    rows: (tenant, request) => documentsOf(tenant, 'Ticket', ticketAt(tenant, request).id),
    present: presentDocumentReference,
  }),
]

/** `recordType` and `recordId` narrow the list. Whether the vendor demands them is not in the facts: here they may be left out. */
function documentsAsked(tenant: Tenant, request: SandboxRequest): readonly DocumentRow[] {
  const wanted = queryValue(request, 'recordType')?.trim().toLowerCase()
  const recordId = queryValue(request, 'recordId')?.trim()
  const recordType = recordTypes.find((known) => known.toLowerCase() === wanted)
  if (recordType && recordId) return documentsOf(tenant, recordType, Number(recordId))
  return tenant.documents
    .rows()
    .filter((row) => (!wanted || row.recordType === recordType) && (!recordId || String(row.recordId) === recordId))
}

async function postDocument(tenant: Tenant, request: SandboxRequest): Promise<Answer> {
  const fields = await documentIn(tenant, await uploadForm(request))
  return commitWith(() => {
    requireRecord(tenant, fields.recordType, fields.recordId)
    const row = tenant.documents.insert(fields)
    const location = href(tenant, `system/documents/${row.id}`).replace(/^https:/, 'http:')
    return recordReply(201, presentDocument(tenant, row), { location })
  })
}

function deleteDocument(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = documentAt(tenant, request)
  return commitWith(() => {
    tenant.documents.delete(id)
    return { status: 204 }
  })
}

function download(tenant: Tenant, request: SandboxRequest): Answer {
  const { content, fileName } = documentAt(tenant, request)
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
  return replyWith({
    status: 200,
    headers: { 'content-type': 'application/octet-stream', 'content-disposition': disposition },
    body: content,
  })
}

function documentAt(tenant: Tenant, { params }: SandboxRequest): DocumentRow {
  const row = tenant.documents.get(Number(params['id']))
  if (!row) throw notFound('Document', params['id'] ?? '')
  return row
}

/** A form to try an upload with, as the vendor has one (FACTS 5). */
const uploadSample = {
  ...htmlReply(200, 'Upload'),
  body:
    '<!DOCTYPE html>\n<html><body><form action="/v4_6_release/apis/3.0/system/documents" method="post" enctype="multipart/form-data">\n' +
    '<input name="recordType" value="Ticket"><input name="recordId"><input name="title"><input name="privateFlag" value="true">\n' +
    '<input type="file" name="file"><button>Upload</button></form></body></html>\n',
}
