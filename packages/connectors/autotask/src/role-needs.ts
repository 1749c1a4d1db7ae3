import type { Certainty, Need, OperationId } from '@jackfield/core'

const levels = 'the vendor’s developer help, REST_EntityInformationCall: None never, All always, Restricted depends'
const narrowed = 'the vendor’s help, Define_API_User: with a narrowed level records do not come back, without a word'
const webhooks = 'the vendor’s help for SaaS Alerts, autotask-webhook-integration: “Can create WebHooks”, off in every level by default'
const settingsPage = 'the vendor’s help, Security/Settings_WSAPI'

/** Each is also read back by its own id: what may not be read is refused before it is written. */
const deviceWrites = ['deviceRegister.create', 'deviceRegister.update', 'deviceRegister.setActive'] as const

const need = (
  operations: readonly OperationId[],
  permission: string,
  atLeast: Need['atLeast'],
  certainty: Certainty,
  source: string,
  when?: Need['when'],
): readonly Need[] => operations.map((operation) => ({ operation, permission, atLeast, certainty, source, ...(when ? { when } : {}) }))

const impersonating = { impersonationResourceId: true } as const

/**
 * What each operation fails without. Levels are `All`: at `Restricted` rows are left out silently, so a search would look complete and not be.
 *
 * Version, thresholds, the access table and the descriptions of entities, with the tenant's lists of queues, statuses and the like, need a
 * log-in and no right: so the catalog, the check and the role inspector have no need here, nor has the list of webhooks.
 */
export const needs: readonly Need[] = [
  ...need(['ticketDesk.create'], 'entity.tickets', { create: 'All' }, 'vendor', levels),
  ...need(
    [
      'ticketDesk.get',
      'ticketDesk.list',
      'ticketDesk.findByReference',
      'ticketDesk.update',
      'ticketDesk.close',
      'ticketDesk.reopen',
      'ticketDesk.workState',
    ],
    'entity.tickets',
    { query: 'All' },
    'vendor',
    `${levels}; ${narrowed}`,
  ),
  ...need(['ticketDesk.update', 'ticketDesk.close', 'ticketDesk.reopen'], 'entity.tickets', { update: 'All' }, 'vendor', levels),
  // What a colleague did shows in the time of the last activity too. That these are needed beside it follows from nothing published.
  ...need(['ticketDesk.workState'], 'entity.ticket-notes', { query: 'All' }, 'inferred', narrowed),
  ...need(['ticketDesk.workState'], 'entity.time-entries', { query: 'All' }, 'inferred', narrowed),
  ...need(['ticketNotes.list'], 'entity.ticket-notes', { query: 'All' }, 'vendor', `${levels}; ${narrowed}`),
  ...need(['ticketNotes.addInternal', 'ticketNotes.addPublic'], 'entity.ticket-notes', { create: 'All' }, 'vendor', levels),
  ...need(
    ['ticketAttachments.list', 'ticketAttachments.read'],
    'entity.ticket-attachments',
    { query: 'All' },
    'vendor',
    `${levels}; ${narrowed}`,
  ),
  ...need(['ticketAttachments.add'], 'entity.ticket-attachments', { create: 'All' }, 'vendor', levels),
  ...need(['companyDirectory.list', 'companyDirectory.get'], 'entity.companies', { query: 'All' }, 'vendor', `${levels}; ${narrowed}`),
  ...need(['companyDirectory.listContacts'], 'entity.contacts', { query: 'All' }, 'vendor', `${levels}; ${narrowed}`),
  ...need(
    ['deviceInventory.list', 'deviceInventory.get', 'deviceRegister.findByLink', ...deviceWrites],
    'entity.configuration-items',
    { query: 'All' },
    'vendor',
    `${levels}; ${narrowed}`,
  ),
  ...need(['deviceRegister.create'], 'entity.configuration-items', { create: 'All' }, 'vendor', levels),
  ...need(['deviceRegister.update', 'deviceRegister.setActive'], 'entity.configuration-items', { update: 'All' }, 'vendor', levels),
  // Products are what a device can be. That a device can be made of a product that may not be read follows from nothing published: it is not asked for.
  ...need(['deviceRegister.kinds'], 'entity.products', { query: 'All' }, 'vendor', `${levels}; ${narrowed}`),
  ...need(
    ['webhookReceiver.register', 'webhookReceiver.repair', 'webhookReceiver.remove'],
    'level.can-create-webhooks',
    { granted: 'on' },
    'vendor',
    webhooks,
  ),
  // The resource's own level must also allow it: that is another level, and no right of the API user.
  ...need(
    ['ticketDesk.create', 'ticketDesk.update', 'ticketDesk.close', 'ticketDesk.reopen'],
    'impersonation.tickets',
    { granted: 'on' },
    'vendor',
    settingsPage,
    impersonating,
  ),
  ...need(
    ['ticketNotes.addInternal', 'ticketNotes.addPublic'],
    'impersonation.ticket-notes',
    { granted: 'on' },
    'vendor',
    settingsPage,
    impersonating,
  ),
  ...need(['ticketAttachments.add'], 'impersonation.ticket-attachments', { granted: 'on' }, 'vendor', settingsPage, impersonating),
]
