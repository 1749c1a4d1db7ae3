import type { Certainty, Need, OperationId } from '@jackfield/core'

const autotask = 'Autotask, set-up page of the Kaseya extension: the least role of an integration that reads devices and keeps tickets'
const fromNames = "inferred from the right's name and the endpoint"
const areas = 'help.vsa10.kaseya.com, API access: permissions by area of endpoints, a missing one gives 403'
const chapters = 'inferred from the chapters of the vendor’s reference'

type Generation = '9' | 'X'

const need = (
  generation: Generation,
  operations: readonly OperationId[],
  permission: string,
  atLeast: Need['atLeast'],
  certainty: Certainty,
  source: string,
): readonly Need[] => operations.map((operation) => ({ operation, permission, atLeast, certainty, source, when: { generation } }))

const ticked = { granted: 'on' }
const reads = { read: 'on' }

const serviceDesk: readonly OperationId[] = [
  'ticketDesk.create',
  'ticketDesk.get',
  'ticketDesk.list',
  'ticketDesk.findByReference',
  'ticketDesk.update',
  'ticketDesk.close',
  'ticketDesk.reopen',
  'ticketDesk.workState',
  'ticketNotes.list',
  'ticketNotes.addInternal',
  'ticketNotes.addPublic',
  'catalog.boards',
  'catalog.statuses',
  'catalog.types',
  'catalog.priorities',
]

const vsa9: readonly Need[] = [
  {
    operation: 'connection.check',
    permission: 'token.rest-api',
    atLeast: ticked,
    certainty: 'vendor',
    source: 'Kaseya Helpdesk 4705556673169: choose REST API (Read, Write) alone',
    // Who logs in by password has no token.
    when: { generation: '9', password: null },
  },
  ...need('9', ['deviceInventory.list', 'deviceInventory.get'], 'audit.view-assets', ticked, 'seen', autotask),
  // Serial number, MAC and more stand in the audit summary alone.
  ...need('9', ['deviceInventory.list', 'deviceInventory.get'], 'audit.machine-status', ticked, 'seen', autotask),
  ...need('9', serviceDesk, 'service-desk', ticked, 'seen', autotask),
  // The only right below System that the published role has, so it must be what opens the lists of /system.
  ...need(
    '9',
    ['companyDirectory.list', 'companyDirectory.get', 'companyDirectory.listContacts', 'roleInspector.inspect'],
    'system.user-settings',
    ticked,
    'inferred',
    `${fromNames}; ${autotask}`,
  ),
  ...need('9', ['alertSource.list', 'alertSource.get', 'alertClosing.close'], 'monitor.alarm-summary', ticked, 'inferred', fromNames),
]

const vsax: readonly Need[] = [
  ...need('X', ['connection.check'], 'x.environment', reads, 'inferred', chapters),
  ...need('X', ['deviceInventory.list', 'deviceInventory.get'], 'x.devices', reads, 'vendor', areas),
  ...need('X', ['deviceInventory.get'], 'x.assets', reads, 'vendor', areas),
  ...need('X', ['companyDirectory.list', 'companyDirectory.get'], 'x.organizations', reads, 'vendor', areas),
  ...need('X', ['companyDirectory.listContacts'], 'x.sites', reads, 'inferred', chapters),
  ...need('X', ['alertSource.list', 'alertSource.get'], 'x.notifications', reads, 'vendor', areas),
  // The switches are the vendor's, reading and writing apart; that deleting belongs to this area is not said, and no read shows it.
  ...need('X', ['alertRemoval.remove'], 'x.notifications', { read: 'on', write: 'on' }, 'inferred', chapters),
  // The device's organization; without it an alert names the device alone.
  ...need(
    'X',
    ['alertSource.get'],
    'x.devices',
    reads,
    'inferred',
    'an alert names its device, and only the device names the organization',
  ),
  ...need('X', ['webhookReceiver.list', 'webhookReceiver.register', 'webhookReceiver.repair'], 'x.webhooks', reads, 'inferred', chapters),
  ...need(
    'X',
    ['webhookReceiver.register', 'webhookReceiver.repair', 'webhookReceiver.remove'],
    'x.webhooks',
    { write: 'on' },
    'inferred',
    chapters,
  ),
]

/**
 * What each operation fails without, by generation. VSA 9 opens `/system/currentUser` and `/environment` to every session as far as anybody
 * has seen, so the check needs no more than the token's scope.
 */
export const needs: readonly Need[] = [...vsa9, ...vsax]
