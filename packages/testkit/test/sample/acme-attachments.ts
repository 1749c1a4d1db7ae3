import type { TicketAttachments } from '@jackfield/core'
import type { AcmeClient, AcmeRow } from './acme-client.ts'

export function acmeAttachments(client: AcmeClient): TicketAttachments {
  return {
    list: (ticketId) =>
      client.list('ticketAttachments.list', `/tickets/${ticketId}/files`, {}, (row) => ({
        id: row.id,
        ticketId,
        fileName: String(row['name']),
        size: Number(row['size']),
        contentType: null,
        visibility: row['internal'] === true ? 'internal' : 'public',
        author: null,
        createdAt: String(row['at']),
        raw: row,
      })),
    async add(ticketId, { fileName, content, visibility }) {
      const body = { name: fileName, internal: visibility === 'internal', content: Buffer.from(content).toString('base64') }
      const { id } = await client.write('ticketAttachments.add', 'POST', `/tickets/${ticketId}/files`, body)
      return { id, warnings: [] }
    },
    async read(ticketId, id) {
      const row = (await client.read('ticketAttachments.read', `/tickets/${ticketId}/files/${id}`)) as AcmeRow
      return {
        fileName: String(row['name']),
        contentType: null,
        content: Uint8Array.from(Buffer.from(String(row['content']), 'base64')),
      }
    },
  }
}
