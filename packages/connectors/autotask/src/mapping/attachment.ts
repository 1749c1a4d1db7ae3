import { Buffer } from 'node:buffer'
import { InvalidInputError } from '@jackfield/core'
import type { AttachmentDraft, Id, TicketAttachment } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { Received } from '../wire/received.ts'
import type { AttachmentWire } from '../wire/ticket.ts'
import { numberOf } from './ids.ts'
import { entriesOf } from './picklists.ts'
import type { Picklists } from './picklists.ts'
import { publishFor, visibilityOf } from './publish.ts'
import { timestampFrom } from './times.ts'

const operation = 'ticketAttachments.add'

export type NewAttachment = components['schemas']['NewAttachment']

/** The vendor takes 6 to 7 MB a file: above that it is refused here, between the two the vendor decides (fact sheet section 4). */
export const largestFile = 7_000_000

/**
 * A file as its body. The name's extension tells Autotask the type.
 * @throws InvalidInputError where the name is none of a file, or the file is too large.
 */
export function newAttachment(file: AttachmentDraft, lists: Picklists): NewAttachment {
  // oxlint-disable-next-line no-control-regex -- a name with control characters is what is looked for
  if (file.fileName.trim() === '' || /[\u0000-\u001F\u007F/\\]/.test(file.fileName)) {
    throw refused(
      'The file name is empty, or holds a slash or a control character.',
      'Give the name alone, with its extension and without a folder, such as report.pdf.',
    )
  }
  if (file.content.byteLength > largestFile) {
    throw refused(
      `The file has ${file.content.byteLength} bytes, and Autotask takes about 6 to 7 million.`,
      'Add a smaller file, or a link to it in a note.',
    )
  }
  if (!['internal', 'public'].includes(file.visibility))
    throw refused('The file has no visibility.', 'Say whether it is internal or public.')
  return {
    id: 0,
    attachmentType: 'FILE_ATTACHMENT',
    fullPath: file.fileName,
    title: file.fileName,
    publish: numberOf(publishFor(file.visibility, entriesOf(lists, 'publish'), operation), 'publish', operation),
    data: Buffer.from(file.content).toString('base64'),
  }
}

export function attachmentFrom({ wire, raw }: Received<AttachmentWire>, ticketId: Id, lists: Picklists): TicketAttachment {
  return {
    id: wire.id,
    ticketId,
    fileName: fileNameOf(wire),
    size: wire.fileSize,
    contentType: wire.contentType,
    visibility: visibilityOf(wire.publish, entriesOf(lists, 'publish')),
    author: wire.attachedByResourceID === null ? null : { id: wire.attachedByResourceID, name: null },
    createdAt: timestampFrom(wire.attachDate),
    raw,
  }
}

/** What was given as the path; the title is free text. */
export function fileNameOf(attachment: AttachmentWire): string {
  return attachment.fullPath ?? attachment.title ?? ''
}

/** The bytes of a file that was read by its id. */
export function contentOf(attachment: AttachmentWire): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(attachment.data ?? '', 'base64'))
}

function refused(message: string, nextStep: string): InvalidInputError {
  return new InvalidInputError({ connector: 'autotask', operation, message, nextStep })
}
