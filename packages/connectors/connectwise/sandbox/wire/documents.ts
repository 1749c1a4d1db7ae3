import { rowsWith } from '../rows-by-id.ts'
import type { DocumentRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { href, info } from './wire-record.ts'
import type { WireRecord } from './wire-record.ts'

/** The documents of a record, oldest first. `recordType` in the vendor's spelling. */
export function documentsOf(tenant: Tenant, recordType: string, recordId: number): readonly DocumentRow[] {
  return rowsWith(tenant.documents.rows(), 'recordId', recordId).filter((row) => row.recordType === recordType)
}

export function presentDocument(_tenant: Tenant, row: DocumentRow): WireRecord {
  const extension = /\.\w+$/.exec(row.fileName)?.[0] ?? ''
  return {
    id: row.id,
    title: row.title,
    fileName: row.fileName,
    serverFileName: `${row.guid}${extension}`,
    owner: row.enteredBy,
    linkFlag: row.url !== null,
    imageFlag: /^\.(?:png|jpe?g|gif|bmp)$/i.test(extension),
    publicFlag: row.isPublic,
    htmlTemplateFlag: false,
    readOnlyFlag: row.isReadOnly,
    size: row.content.length,
    urlFlag: row.url !== null,
    createdOnDate: row.dateEntered,
    guid: row.guid,
    _info: info(row),
  }
}

/** A document as a ticket points to it. */
export function presentDocumentReference(tenant: Tenant, row: DocumentRow): WireRecord {
  return { id: row.id, name: row.title, _info: { document_href: href(tenant, `system/documents/${row.id}`) } }
}
