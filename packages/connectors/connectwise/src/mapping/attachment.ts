import { InvalidInputError } from '@jackfield/core'
import type { AttachmentDraft, Id, TicketAttachment } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { DocumentWire } from '../wire/document.ts'
import type { Received } from '../wire/received.ts'
import { timestampFrom } from './times.ts'

export type NewDocument = components['schemas']['NewDocument']

/**
 * The form of an upload; JSON is refused with 415 (Developer Guide). The name's extension tells ConnectWise the type, so the part itself
 * has none.
 * @throws InvalidInputError where the name is none of a file.
 */
export function newDocument(ticketId: Id, file: AttachmentDraft): FormData {
  // oxlint-disable-next-line no-control-regex -- a name with control characters is what is looked for
  if (file.fileName.trim() === '' || /[\u0000-\u001F\u007F/\\]/.test(file.fileName)) {
    throw new InvalidInputError({
      connector: 'connectwise',
      operation: 'ticketAttachments.add',
      message: 'The file name is empty, or holds a slash or a control character.',
      nextStep: 'Give the name alone, with its extension and without a folder, such as report.pdf.',
    })
  }
  const fields: Readonly<Record<Exclude<keyof NewDocument, 'file'>, string>> = {
    recordType: 'Ticket',
    recordId: ticketId,
    title: file.fileName,
    privateFlag: String(file.visibility === 'internal'),
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([file.content]), file.fileName)
  return form
}

export function attachmentFrom({ wire, raw }: Received<DocumentWire>, ticketId: Id): TicketAttachment {
  return {
    id: wire.id,
    ticketId,
    fileName: fileNameOf(wire),
    size: wire.size,
    contentType: null,
    visibility: fileVisibilityOf(wire),
    // `owner` is one word, and no id goes with it.
    author: null,
    createdAt: timestampFrom(wire.createdOnDate ?? wire._info.dateEntered),
    raw,
  }
}

/** A document may be a link, which has a title alone. */
export function fileNameOf(document: DocumentWire): string {
  return document.fileName ?? document.title ?? ''
}

export function fileVisibilityOf(document: DocumentWire): TicketAttachment['visibility'] {
  if (document.publicFlag === null) return 'unknown'
  return document.publicFlag ? 'public' : 'internal'
}
