import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import { capable } from './mutant.ts'
import type { Mutant } from './mutant.ts'

const about = { nextStep: 'None.', connector: 'acme', operation: 'ticketAttachments.list' } as const

export const attachmentMutants: readonly Mutant[] = [
  {
    wrong: 'the bytes of a file are taken for text',
    found: ['ticket-attachments.round-trip'],
    connector: capable('ticketAttachments', (files) => ({
      add: (id, file) =>
        files.add(id, { ...file, content: Uint8Array.from(new TextEncoder().encode(new TextDecoder().decode(file.content))) }),
    })),
  },
  {
    wrong: 'the bytes of a file are taken for text when it is read',
    found: ['ticket-attachments.round-trip'],
    connector: capable('ticketAttachments', (files) => ({
      async read(ticketId, id) {
        const file = await files.read(ticketId, id)
        return { ...file, content: Uint8Array.from(new TextEncoder().encode(new TextDecoder().decode(file.content))) }
      },
    })),
  },
  {
    wrong: 'a large file is cut',
    found: ['ticket-attachments.round-trip'],
    connector: capable('ticketAttachments', (files) => ({
      add: (id, file) => files.add(id, { ...file, content: file.content.slice(0, 65_536) }),
    })),
  },
  {
    wrong: 'a file of no bytes is said to be added',
    found: ['ticket-attachments.empty-file'],
    connector: capable('ticketAttachments', (files) => ({
      add: async (id, file) => (file.content.length === 0 ? { id: '0', warnings: [] } : await files.add(id, file)),
    })),
  },
  {
    wrong: 'a file of no bytes is filled up',
    found: ['ticket-attachments.empty-file'],
    connector: capable('ticketAttachments', (files) => ({
      add: (id, file) => files.add(id, file.content.length === 0 ? { ...file, content: new Uint8Array(1) } : file),
    })),
  },
  {
    wrong: 'the name of a file is escaped',
    found: ['ticket-attachments.file-name'],
    connector: capable('ticketAttachments', (files) => ({
      add: (id, file) => files.add(id, { ...file, fileName: encodeURIComponent(file.fileName) }),
    })),
  },
  {
    wrong: 'internal and public files are swapped',
    found: ['ticket-attachments.visibility'],
    connector: capable('ticketAttachments', (files) => ({
      add: (id, file) => files.add(id, { ...file, visibility: file.visibility === 'internal' ? 'public' : 'internal' }),
    })),
  },
  {
    wrong: 'every file is listed as internal',
    found: ['ticket-attachments.visibility'],
    connector: capable('ticketAttachments', (files) => ({
      list: (id) => mapListing(files.list(id), (file) => ({ ...file, visibility: 'internal' })),
    })),
  },
  {
    wrong: 'a file is read by its name',
    found: ['ticket-attachments.not-confused'],
    connector: capable('ticketAttachments', (files) => ({
      async read(ticketId, id) {
        const all = await files.list(ticketId).all()
        const { fileName } = await files.read(ticketId, id)
        return await files.read(ticketId, all.find((file) => file.fileName === fileName)?.id ?? id)
      },
    })),
  },
  {
    wrong: 'files of all tickets are listed',
    found: ['ticket-attachments.list.complete', 'ticket-attachments.not-confused'],
    connector: capable('ticketAttachments', (files, { ticketDesk }) => ({
      list: (id) =>
        listingOf('user', async function* () {
          for await (const ticket of ticketDesk.list({})) {
            for await (const page of files.list(ticket.id).pages()) yield page.map((file) => ({ ...file, ticketId: id }))
          }
        }),
    })),
  },
  {
    wrong: 'a ticket without files seems not to be there',
    found: ['ticket-attachments.list.none'],
    connector: capable('ticketAttachments', (files) => ({
      list: (id) =>
        listingOf('user', async function* () {
          const all = await files.list(id).all()
          if (all.length === 0) throw new NotFoundError({ ...about, message: 'No files.' })
          yield all
        }),
    })),
  },
  {
    wrong: 'a missing file is read as an empty one',
    found: ['ticket-attachments.read.not-found'],
    connector: capable('ticketAttachments', (files) => ({
      read: (ticketId, id) => files.read(ticketId, id).catch(() => ({ fileName: 'file', contentType: null, content: new Uint8Array() })),
    })),
  },
  {
    wrong: 'a refused file is answered with success',
    found: ['ticket-attachments.add.rejected'],
    connector: capable('ticketAttachments', (files) => ({
      add: (id, file) => files.add(id, file).catch(() => ({ id: '0', warnings: [] })),
    })),
  },
]
