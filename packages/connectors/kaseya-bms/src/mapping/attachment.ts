import { InvalidInputError } from '@jackfield/core'
import type { AttachmentDraft, Id, TicketAttachment } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { AttachmentWire } from '../wire/note.ts'
import type { Received } from '../wire/received.ts'
import { timestampFrom } from './times.ts'
import type { Zone } from './times.ts'

type NewFile = NonNullable<components['schemas']['NewNote']['Attachments']>[number]

/** Types by the extension of a name, of what alerts carry; what BMS wants to hear is not published, only that it wants something. */
const types: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  pdf: 'application/pdf',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  eml: 'message/rfc822',
}

/**
 * A file as a note carries it.
 * @throws InvalidInputError where the name is none of a file, or there is not a byte in it: BMS takes no empty content.
 */
export function newFile(file: AttachmentDraft): NewFile {
  // oxlint-disable-next-line no-control-regex -- a name with control characters is what is looked for
  if (file.fileName.trim() === '' || /[\u0000-\u001F\u007F/\\]/.test(file.fileName)) {
    throw unfit(
      'The file name is empty, or holds a slash or a control character.',
      'Give the name alone, with its extension and without a folder, such as report.pdf.',
    )
  }
  if (file.content.byteLength === 0)
    throw unfit('The file is empty, and Kaseya BMS takes no file of 0 bytes.', 'Leave it out, or say in a note that it was empty.')
  const extension = /\.([a-z0-9]+)$/i.exec(file.fileName)?.[1]?.toLowerCase() ?? ''
  return {
    Name: file.fileName,
    Type: types[extension] ?? 'application/octet-stream',
    Base64Data: Buffer.from(file.content).toString('base64'),
  }
}

/** A row does not say who can see it: that is told by the note it hangs on, if any. */
export function attachmentFrom(
  { wire, raw }: Received<AttachmentWire>,
  ticketId: Id,
  zone: Zone,
  visibility: TicketAttachment['visibility'],
): TicketAttachment {
  return {
    id: wire.id,
    ticketId,
    fileName: fileNameOf(wire),
    size: null,
    contentType: wire.fileType?.includes('/') ? wire.fileType : null,
    visibility,
    author: wire.createdById === null ? null : { id: wire.createdById, name: wire.createdByName },
    createdAt: timestampFrom(wire.createdOn, zone),
    raw,
  }
}

export function fileNameOf(file: AttachmentWire): string {
  return file.originalFileName ?? file.aliasName ?? ''
}

function unfit(message: string, nextStep: string): InvalidInputError {
  return new InvalidInputError({ connector: 'kaseya-bms', operation: 'ticketAttachments.add', message, nextStep })
}
