import { Refusal } from '@jackfield/sandbox'
import type { SandboxRequest } from '@jackfield/sandbox'
import { mediaType, unsupportedMediaType } from './body.ts'
import { badRequest, invalidObject, notFound } from './errors.ts'
import type { FieldError } from './errors.ts'
import type { DocumentRow } from './records.ts'
import { newGuid, newStamp } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** Kinds of record that a document can belong to (FACTS 5). */
export const recordTypes = [
  'Ticket',
  'Agreement',
  'Company',
  'Configuration',
  'Contact',
  'Expense',
  'Opportunity',
  'PurchaseOrder',
  'Project',
  'SalesOrder',
  'ServiceTemplate',
  'Rma',
] as const

/** The parts of an upload, by their names in lower case. JSON is a 415 (FACTS 3). */
export async function uploadForm(request: SandboxRequest): Promise<ReadonlyMap<string, string | File>> {
  if (mediaType(request) !== 'multipart/form-data') throw unsupportedMediaType(mediaType(request))
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(request.body), { headers }).formData()
    return new Map([...form].map(([name, value]) => [name.toLowerCase(), value]))
  } catch (reason) {
    if (reason instanceof Refusal) throw reason
    throw badRequest('The multipart form can not be read.')
  }
}

/** A document out of an upload. What the vendor says to one that is incomplete is not known; that its record is missing is a 404 here. */
export async function documentIn(tenant: Tenant, form: ReadonlyMap<string, string | File>): Promise<Omit<DocumentRow, 'id'>> {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const isSet = (name: string): boolean => /^(?:true|1)$/i.test(text(name))
  const problems: FieldError[] = []
  const problem = (code: FieldError['code'], message: string, field: string): void =>
    void problems.push({ code, message, resource: 'document', field })

  const recordType = recordTypes.find((known) => known.toLowerCase() === text('recordtype').toLowerCase())
  if (!text('recordtype')) problem('MissingRequiredField', 'The recordType field is required.', 'recordType')
  else if (!recordType) problem('InvalidField', `The recordType field can not be ${text('recordtype')}.`, 'recordType')
  if (!/^\d+$/.test(text('recordid'))) problem('MissingRequiredField', 'The recordId field is required.', 'recordId')
  const file = form.get('file')
  const url = text('url') || null
  if (!(file instanceof File) && url === null) problem('MissingRequiredField', 'The file field is required.', 'file')
  if (problems.length || !recordType) throw invalidObject('document', problems)

  const recordId = Number(text('recordid'))
  requireRecord(tenant, recordType, recordId)
  const fileName = file instanceof File ? file.name : (url ?? '')
  return {
    ...newStamp(tenant),
    recordType,
    recordId,
    title: text('title') || fileName,
    fileName,
    url: file instanceof File ? null : url,
    isPublic: !isSet('privateflag'),
    // The first is how the vendor's document spells it, the second what clients send (FACTS 5).
    isReadOnly: isSet('readonlyflay') || isSet('readonlyflag'),
    guid: newGuid(tenant),
    content: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
  }
}

/** Throws a 404 where the record that a document is for is not there. */
export function requireRecord(tenant: Tenant, recordType: string, recordId: number): void {
  const tables: Readonly<Record<string, { get(id: number): unknown }>> = {
    Ticket: tenant.tickets,
    Company: tenant.companies,
    Contact: tenant.contacts,
    Configuration: tenant.configurations,
  }
  if (!tables[recordType]?.get(recordId)) throw notFound(recordType, String(recordId))
}
