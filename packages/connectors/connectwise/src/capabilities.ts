import type { DeclaredCapabilities } from '@jackfield/core'

const api = 'the vendor’s OpenAPI document 2026.4'

/** How far the connector goes, for every tenant. */
export const capabilities: DeclaredCapabilities = {
  ticketDesk: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'ticket.description',
        reason: {
          en: 'ConnectWise keeps the first text as a note: read it from the notes of the ticket.',
          de: 'ConnectWise führt den ersten Text als Notiz: Er steht unter den Notizen des Tickets.',
        },
        source: `${api}: initialDescription is taken on create and never returned`,
      },
      {
        field: 'ticket.devices',
        reason: {
          en: 'A ticket is sent without its devices: their links are a list of their own, which is written and not read here.',
          de: 'Ein Ticket kommt ohne seine Geräte: Die Verknüpfungen sind eine eigene Liste, die hier nur geschrieben wird.',
        },
        source: `${api}: /service/tickets/{parentId}/configurations`,
      },
      {
        field: 'ticket.url',
        reason: {
          en: 'No published address opens a ticket in the browser on every kind of site.',
          de: 'Es gibt keine veröffentlichte Adresse, die ein Ticket auf jeder Art von Site im Browser öffnet.',
        },
        source: 'no vendor text found',
      },
    ],
  },
  ticketNotes: { level: 'full' },
  companyDirectory: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'company.active',
        reason: {
          en: 'The status of a company is an entry of a list that every tenant names for itself.',
          de: 'Der Status einer Firma ist ein Eintrag einer Liste, deren Namen jeder Mandant selbst vergibt.',
        },
        source: `${api}: Company.status, a row of /company/companies/statuses`,
      },
    ],
  },
  catalog: { level: 'full' },
  roleInspector: { level: 'full' },
}
