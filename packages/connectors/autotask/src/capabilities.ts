import type { DeclaredCapabilities } from '@jackfield/core'

/** How far the connector goes, for every tenant. */
export const capabilities: DeclaredCapabilities = {
  ticketDesk: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'ticket.devices',
        reason: {
          en: 'A ticket comes with its main device alone: further ones are a list of their own, which is written and not read here.',
          de: 'Ein Ticket kommt nur mit seinem Hauptgerät: Weitere sind eine eigene Liste, die hier nur geschrieben wird.',
        },
        source: 'the vendor’s Swagger 2026-06: Ticket.configurationItemID and /Tickets/{parentId}/AdditionalConfigurationItems',
      },
      {
        field: 'ticket.url',
        reason: {
          en: 'The zone tells the address of its web interface, and no published path opens a ticket there.',
          de: 'Die Zone nennt die Adresse ihrer Weboberfläche, aber kein veröffentlichter Pfad öffnet dort ein Ticket.',
        },
        source: 'no vendor text found',
      },
    ],
  },
  ticketNotes: { level: 'full' },
  ticketAttachments: { level: 'full' },
  companyDirectory: { level: 'full' },
  catalog: { level: 'full' },
  webhookReceiver: { level: 'full' },
  roleInspector: { level: 'full' },
}
