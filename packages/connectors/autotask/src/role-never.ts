import type { Impossible } from '@jackfield/core'

const source = 'the vendor’s help, Define_API_User; MSP360’s set-up page, “How the API User (API-only) security level works”'

const assigned = {
  field: 'assignedResourceID',
  reason: {
    en: 'An API-only user can never be assigned to a ticket or task. It can create tickets, and shows as their creator.',
    de: 'Ein reiner API-Benutzer kann keinem Ticket und keiner Aufgabe zugewiesen werden. Er kann Tickets anlegen und erscheint als ihr Ersteller.',
  },
  source,
}

const owner = {
  field: 'resourceID',
  reason: {
    en: 'An API-only user can never own records or be their resource: no time entries, no companies of its own.',
    de: 'Ein reiner API-Benutzer kann keine Datensätze besitzen und nicht deren Ressource sein: keine Zeiteinträge, keine eigenen Firmen.',
  },
  source,
}

/** What no API user of Autotask can ever be, whatever its level grants. */
export const never: readonly Impossible[] = [
  { operation: 'ticketDesk.create', ...assigned },
  { operation: 'ticketDesk.update', ...assigned },
  { operation: 'ticketDesk.create', ...owner },
  {
    operation: 'connection.check',
    field: 'impersonationResourceId',
    reason: {
      en: 'An API-only resource can never be impersonated: name a person whose security level allows it.',
      de: 'Eine reine API-Ressource kann nicht imitiert werden: eine Person nennen, deren Sicherheitsstufe es erlaubt.',
    },
    source: 'the vendor’s help, Security/Settings_WSAPI',
    when: { impersonationResourceId: true },
  },
]
