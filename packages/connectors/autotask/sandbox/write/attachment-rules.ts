import { badRequest, onRecord } from '../replies.ts'
import { now, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { touchTicket } from './activity.ts'
import type { Rules } from './rules.ts'
import type { Draft } from './write.ts'

/** Bytes of a file over this interface: six to seven megabytes, so that the lower figure is safe (FACTS 4, Attachments). */
const largestFile = 6_000_000
/** Bytes of all files in five minutes; past them no file is taken for five minutes (FACTS 4). */
const uploadLimit = 10_000_000
const uploadWindow = 300_000

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  log: 'text/plain',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
}

/** What holds for files of tickets (FACTS 5, Attachments). The content is kept apart from the record. */
export const attachmentRules: Rules = {
  fill({ tenant, author }, draft) {
    const ticketId = draft['parentID'] ?? null
    const extension = /\.([^.\\/]+)$/.exec(String(draft['fullPath'] ?? ''))?.[1]?.toLowerCase() ?? ''
    draft['ticketID'] = ticketId
    draft['parentType'] = 4
    draft['attachDate'] = now(tenant)
    draft['contentType'] = contentTypes[extension] ?? 'application/octet-stream'
    draft['creatorType'] = 1
    draft['isTaskAttachment'] = false
    draft['impersonatorCreatorResourceID'] = author.impersonatorId
    if ((draft['attachedByContactID'] ?? null) === null) draft['attachedByResourceID'] = author.resourceId
    draft['fileSize'] = contentOf(draft)?.length ?? 0
  },
  check({ tenant }, draft) {
    const content = contentOf(draft)
    if (draft['attachmentType'] !== 'FILE_ATTACHMENT') return
    // The vendor's words for these three are not known.
    if (!content) throw badRequest(tenant, onRecord('Missing Required Field: data'))
    if (content.length > largestFile) throw badRequest(tenant, 'The attachment is larger than the maximum size for attachments.')
    if (isOverUploads(tenant, content.length)) {
      throw badRequest(tenant, 'The limit of 10000000 bytes of attachments in 5 minutes has been exceeded.')
    }
  },
  stored({ tenant, author }, row) {
    const { data, ...values } = row.values
    tableOf(tenant, 'TicketAttachments').update(row.id, { values })
    // An empty text is not kept with a record, so that of an empty file is missing here.
    const content = contentOf({ data: data ?? '' })
    if (content && values['attachmentType'] === 'FILE_ATTACHMENT') {
      tenant.files.set(row.id, content)
      tenant.uploads = [...tenant.uploads, { at: tenant.context.clock.now(), size: content.length }]
    }
    touchTicket(tenant, Number(values['parentID']), author.resourceId)
  },
  removed({ tenant }, row) {
    tenant.files.delete(row.id)
  },
}

/** Null where it is no base64. An empty file is one. */
function contentOf({ data }: Draft): Uint8Array<ArrayBuffer> | null {
  if (data === undefined || data === null) return null
  const text = String(data).replace(/\s/g, '')
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0 ? new Uint8Array(Buffer.from(text, 'base64')) : null
}

function isOverUploads(tenant: Tenant, size: number): boolean {
  const since = tenant.context.clock.now() - uploadWindow
  tenant.uploads = tenant.uploads.filter(({ at }) => at > since)
  const recent = tenant.uploads.reduce((sum, upload) => sum + upload.size, 0)
  return recent + size > uploadLimit
}
