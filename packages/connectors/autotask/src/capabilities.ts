import type { DeclaredCapabilities } from '@jackfield/core'

const swagger = 'the vendor’s Swagger 2026-06: ConfigurationItem'

const auditOfRmm = {
  reason: {
    en: 'Autotask has it in fields of the RMM audit alone. Whether another product may write those is not documented, and an RMM may: they are read only.',
    de: 'Autotask führt es nur in Feldern der RMM-Prüfung. Ob ein anderes Produkt sie schreiben darf, ist nicht dokumentiert, und ein RMM schreibt sie: Sie werden nur gelesen.',
  },
  source: `${swagger}, rmmDeviceAudit fields`,
}

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
  deviceInventory: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'device.lastSeenAt',
        reason: {
          en: 'Autotask keeps no time of a device’s last contact, but for the check-in of Datto’s own backup appliances.',
          de: 'Autotask führt keine Zeit des letzten Kontakts eines Geräts, außer der Meldung von Dattos eigenen Backup-Geräten.',
        },
        source: `${swagger}, which has dattoLastCheckInDateTime alone`,
      },
    ],
  },
  deviceRegister: {
    level: 'partial',
    unsupportedFields: [
      { field: 'deviceRegister.create.hostName', ...auditOfRmm },
      { field: 'deviceRegister.create.operatingSystem', ...auditOfRmm },
      { field: 'deviceRegister.create.macAddresses', ...auditOfRmm },
    ],
  },
  catalog: { level: 'full' },
  webhookReceiver: { level: 'full' },
  roleInspector: { level: 'full' },
}
