import assert from 'node:assert/strict'
import type { AttachmentDraft, Id, TicketAttachment } from '@jackfield/core'
import type { Bench } from './bench.ts'

/** Files whose bytes go wrong where somebody takes them for text: by kind, in the order from small to large. */
export const fileContents: Readonly<Record<string, () => Uint8Array<ArrayBuffer>>> = {
  text: () => new TextEncoder().encode('Müller & Söhne\r\n"quoted" 漢字 😀\n'),
  'every byte': () => Uint8Array.from({ length: 512 }, (_, index) => index % 256),
  'a boundary': () => new TextEncoder().encode('\r\n--\r\n----WebKitFormBoundary\r\nContent-Disposition: form-data; name="file"\r\n\r\n--'),
  '1 MB': () => noise(1024 * 1024),
}

/** The same bytes each time, and no pattern that a compressing or decoding hop could guess. */
export function noise(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let state = seed >>> 0 || 1
  for (let index = 0; index < length; index += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[index] = state & 0xff
  }
  return bytes
}

/** A file to add, with `more` on top. */
export function fileOf(fileName: string, more: Partial<AttachmentDraft> = {}): AttachmentDraft {
  return { fileName, content: new TextEncoder().encode(`The content of ${fileName}`), visibility: 'internal', ...more }
}

/** Fails where the bytes differ, and names the first that does: a diff of a megabyte helps nobody. */
export function assertBytes(found: Uint8Array, expected: Uint8Array, what: string): void {
  const differs = expected.findIndex((byte, index) => found[index] !== byte)
  assert.equal(differs, -1, `${what}: byte ${differs} of ${expected.length} is ${found[differs] ?? 'missing'}, not ${expected[differs]}`)
  assert.equal(found.length, expected.length, `${what}: it has ${found.length} bytes, not ${expected.length}`)
}

/** A ticket of the demo tenant and another one. */
export function twoTickets(bench: Bench): readonly [Id, Id] {
  const [first, second] = bench.sandbox.tickets().filter((ticket) => !ticket.isClosed)
  return first && second ? [first.id, second.id] : bench.skip('the demo tenant has fewer than two open tickets')
}

/** The files of a ticket as the vendor keeps them. */
export function keptFiles(bench: Bench, ticketId: Id) {
  return bench.sandbox.tickets().find((ticket) => ticket.id === ticketId)?.attachments ?? []
}

/** The one file with this id. */
export function listedFile(files: readonly TicketAttachment[], id: Id): TicketAttachment {
  const [file, ...others] = files.filter((candidate) => candidate.id === id)
  assert.ok(file, `the file ${id} is not in the list`)
  assert.equal(others.length, 0, `the file ${id} is in the list more than once`)
  return file
}
