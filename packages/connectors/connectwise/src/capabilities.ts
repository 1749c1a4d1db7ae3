import type { DeclaredCapabilities } from '@jackfield/core'

const api = 'the vendor’s OpenAPI document 2026.4'

const silentDeactivation = {
  reason: {
    en: 'ConnectWise sets a callback inactive after three failing days and tells nobody: the list of webhooks shows it.',
    de: 'ConnectWise schaltet einen Callback nach drei Tagen voller Fehler ab und sagt es niemandem: Die Liste der Webhooks zeigt es.',
  },
  source: 'the vendor’s Developer Guide, page PSA-Callbacks',
}

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
  deviceInventory: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'device.hostName',
        reason: {
          en: 'A configuration has no host name beside its name.',
          de: 'Eine Konfiguration hat keinen Hostnamen neben ihrem Namen.',
        },
        source: `${api}: Company.Configuration`,
      },
      {
        field: 'device.lastSeenAt',
        reason: {
          en: 'ConnectWise keeps no time of a device’s last contact.',
          de: 'ConnectWise führt keine Zeit des letzten Kontakts eines Geräts.',
        },
        source: `${api}: Company.Configuration`,
      },
    ],
  },
  deviceRegister: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'deviceRegister.create.hostName',
        reason: {
          en: 'A configuration has no host name beside its name.',
          de: 'Eine Konfiguration hat keinen Hostnamen neben ihrem Namen.',
        },
        source: `${api}: Company.Configuration`,
      },
    ],
  },
  ticketNotes: { level: 'full' },
  ticketAttachments: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'attachment.author',
        reason: {
          en: 'ConnectWise names the owner of a file by one word without an id.',
          de: 'ConnectWise nennt den Besitzer einer Datei mit einem Wort ohne Id.',
        },
        source: `${api}: DocumentInfo.owner, a text`,
      },
      {
        field: 'attachment.contentType',
        reason: {
          en: 'A list of files does not tell their types; the name’s extension does.',
          de: 'Eine Liste von Dateien nennt deren Typen nicht; die Endung des Namens tut es.',
        },
        source: `${api}: DocumentInfo has no such member`,
      },
    ],
  },
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
  webhookReceiver: {
    level: 'partial',
    unsupportedFields: [
      { field: 'webhookReceiver.register.deactivationUrl', ...silentDeactivation },
      { field: 'webhookReceiver.repair.deactivationUrl', ...silentDeactivation },
    ],
  },
  roleInspector: { level: 'full' },
}
