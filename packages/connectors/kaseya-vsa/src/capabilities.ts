import type { DeclaredCapabilities, UnsupportedField } from '@jackfield/core'

const model = 'Kaseya help, model tables of the REST API of VSA 9'
const calls = 'VSA 9: endpoint list of Kaseya’s own PowerShell module'
const reference = 'the vendor’s reference of the REST API v3'

const notTaken = (field: string, en: string, de: string): UnsupportedField => ({ field, reason: { en, de }, source: calls })

const untold = (field: string, en: string, de: string, source = model): UnsupportedField => ({ field, reason: { en, de }, source })

const fixed = (field: string): UnsupportedField =>
  notTaken(
    `ticketDesk.update.${field}`,
    'Only status and priority of a ticket can be changed through the API of VSA 9.',
    'Über die API von VSA 9 lassen sich nur Status und Priorität eines Tickets ändern.',
  )

const silentDeactivation = {
  reason: {
    en: 'VSA X does not say when it gives up on a webhook, and its list does not show it.',
    de: 'VSA X sagt nicht, wann es einen Webhook aufgibt, und seine Liste zeigt es nicht.',
  },
  source: reference,
}

/** How far the connector goes, for every tenant: tickets and closing alarms are of VSA 9, webhooks and removing alarms of VSA X. */
export const capabilities: DeclaredCapabilities = {
  ticketDesk: {
    level: 'partial',
    unsupportedFields: [
      notTaken(
        'ticketDesk.create.companyId',
        'VSA 9 takes no organization with a ticket: its name is written into the description.',
        'VSA 9 nimmt mit einem Ticket keine Organisation an: Ihr Name steht in der Beschreibung.',
      ),
      notTaken(
        'ticketDesk.create.contactId',
        'VSA 9 takes no person by an id with a ticket.',
        'VSA 9 nimmt mit einem Ticket keine Person über ihre Id an.',
      ),
      notTaken('ticketDesk.create.sourceId', 'VSA 9 sets the source of a ticket itself.', 'Die Quelle eines Tickets setzt VSA 9 selbst.'),
      notTaken(
        'ticketDesk.create.deviceIds',
        'A ticket can’t be given a machine through the API of VSA 9.',
        'Über die API von VSA 9 lässt sich einem Ticket keine Maschine zuordnen.',
      ),
      fixed('title'),
      fixed('companyId'),
      fixed('reference'),
      fixed('boardId'),
      fixed('typeId'),
      fixed('sourceId'),
      fixed('contactId'),
      untold(
        'ticket.description',
        'VSA 9 takes the first text of a ticket and sends it back nowhere.',
        'VSA 9 nimmt den ersten Text eines Tickets an und gibt ihn nirgends zurück.',
      ),
      untold('ticket.source', 'VSA 9 names the source of a ticket without an id.', 'VSA 9 nennt die Quelle eines Tickets ohne Id.'),
      untold('ticket.contact', 'VSA 9 names people of a ticket without ids.', 'VSA 9 nennt Personen eines Tickets ohne Ids.'),
      untold('ticket.assignee', 'VSA 9 names people of a ticket without ids.', 'VSA 9 nennt Personen eines Tickets ohne Ids.'),
      untold(
        'ticket.devices',
        'VSA 9 names the machine of a ticket by its agent, not by its asset.',
        'VSA 9 nennt die Maschine eines Tickets über ihren Agenten, nicht über ihr Asset.',
      ),
      untold(
        'ticket.url',
        'No published address opens a ticket of VSA 9 in the browser.',
        'Es gibt keine veröffentlichte Adresse, die ein Ticket von VSA 9 im Browser öffnet.',
        'no vendor text found',
      ),
    ],
  },
  ticketNotes: {
    level: 'partial',
    unsupportedFields: [
      untold(
        'note.author',
        'What VSA 9 tells of the writer of a note is not published.',
        'Was VSA 9 über den Verfasser einer Notiz sagt, ist nicht veröffentlicht.',
        'no vendor text found',
      ),
    ],
  },
  companyDirectory: {
    level: 'partial',
    unsupportedFields: [
      untold(
        'company.active',
        'VSA does not say that an organization is out of use.',
        'VSA sagt nicht, dass eine Organisation nicht mehr gilt.',
      ),
      untold(
        'contact.name',
        'VSA 9 publishes one e-mail address of an organization and no names; VSA X the contact of each site.',
        'VSA 9 nennt eine E-Mail-Adresse je Organisation und keine Namen, VSA X den Kontakt jedes Standorts.',
      ),
    ],
  },
  catalog: {
    level: 'partial',
    unsupportedFields: [
      untold(
        'catalogStatus.phase',
        'No list of VSA 9 tells which status closes a ticket: it is learnt from the tickets of the desk.',
        'Keine Liste von VSA 9 sagt, welcher Status ein Ticket schließt: Das wird aus den Tickets des Desks gelernt.',
      ),
      notTaken(
        'catalog.sources',
        'VSA 9 sets the source of a ticket itself and has no list of them.',
        'Die Quelle eines Tickets setzt VSA 9 selbst und führt keine Liste davon.',
      ),
    ],
  },
  deviceInventory: {
    level: 'partial',
    unsupportedFields: [
      untold('device.isActive', 'VSA does not say that a device is out of use.', 'VSA sagt nicht, dass ein Gerät nicht mehr gilt.'),
      untold(
        'device.link',
        'Nothing is written to VSA’s devices.',
        'In die Geräte von VSA wird nichts geschrieben.',
        'the connector only reads',
      ),
    ],
  },
  alertSource: {
    level: 'partial',
    unsupportedFields: [
      untold(
        'alert.conditionKey',
        'Nothing is published that stays the same when the same thing happens again.',
        'Es ist nichts veröffentlicht, was gleich bliebe, wenn dasselbe wieder geschieht.',
        'no vendor text found',
      ),
    ],
  },
  alertClosing: { level: 'full' },
  alertRemoval: { level: 'full' },
  webhookReceiver: {
    level: 'partial',
    unsupportedFields: [
      { field: 'webhookReceiver.register.deactivationUrl', ...silentDeactivation },
      { field: 'webhookReceiver.repair.deactivationUrl', ...silentDeactivation },
    ],
  },
  roleInspector: { level: 'full' },
}
