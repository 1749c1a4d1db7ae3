import type { Certainty, Need, OperationId } from '@jackfield/core'

const kaseya = 'RocketCyber (Kaseya), “Setting up BMS API credentials”: read account information, create and update tickets'
const fromNames = "inferred from the row's name and the endpoint"
const lookUps = `${fromNames}; Kaseya's own table grants it; look-ups may be open to every user`

const need = (
  operations: readonly OperationId[],
  permission: string,
  axis: string,
  certainty: Certainty,
  source: string,
): readonly Need[] => operations.map((operation) => ({ operation, permission, atLeast: { [axis]: 'on' }, certainty, source }))

const tickets = 'service-desk.tickets'
const accounts = 'crm.accounts'
const assets = 'service-desk.hardware-assets'
const setup = 'admin.service-desk'
const integrations = 'admin.integrations'

/**
 * What each operation fails without. All calls need the special feature; it is asked for once, by the check that every connection makes.
 *
 * Types, sources and categories of assets have no list that is published, so they are read off existing tickets and assets. A new ticket or
 * asset needs a location, which belongs to the account. Reading a ticket works without the look-ups: its phase then comes from its own dates and the name of its status.
 */
export const needs: readonly Need[] = [
  ...need(['connection.check'], 'special-features.has-api-access', 'granted', 'vendor', kaseya),
  ...need(
    [
      'ticketDesk.create',
      'ticketDesk.get',
      'ticketDesk.list',
      'ticketDesk.findByReference',
      'ticketDesk.update',
      'ticketDesk.close',
      'ticketDesk.reopen',
      'ticketDesk.workState',
    ],
    tickets,
    'view',
    'vendor',
    kaseya,
  ),
  ...need(['ticketDesk.create', 'ticketDesk.update', 'ticketDesk.close', 'ticketDesk.reopen'], tickets, 'modify', 'vendor', kaseya),
  ...need(['catalog.types', 'catalog.sources'], tickets, 'view', 'inferred', fromNames),
  ...need(
    [
      'ticketNotes.list',
      'ticketNotes.addInternal',
      'ticketNotes.addPublic',
      'ticketAttachments.list',
      'ticketAttachments.add',
      'ticketAttachments.read',
    ],
    tickets,
    'view',
    'inferred',
    fromNames,
  ),
  ...need(['ticketNotes.addInternal', 'ticketNotes.addPublic', 'ticketAttachments.add'], tickets, 'modify', 'inferred', fromNames),
  ...need(['companyDirectory.list', 'companyDirectory.get'], accounts, 'view', 'vendor', kaseya),
  ...need(['ticketDesk.create'], accounts, 'view', 'inferred', `${fromNames}: the location of a new ticket belongs to its account`),
  ...need(
    [
      'deviceInventory.list',
      'deviceInventory.get',
      'deviceRegister.kinds',
      'deviceRegister.findByLink',
      'deviceRegister.create',
      'deviceRegister.update',
      'deviceRegister.setActive',
    ],
    assets,
    'view',
    'inferred',
    fromNames,
  ),
  ...need(['deviceRegister.create', 'deviceRegister.update', 'deviceRegister.setActive'], assets, 'modify', 'inferred', fromNames),
  ...need(['deviceRegister.create'], accounts, 'view', 'inferred', `${fromNames}: the location of a new asset belongs to its account`),
  ...need(['companyDirectory.listContacts'], 'crm.contacts', 'view', 'inferred', fromNames),
  ...need(
    ['catalog.boards', 'catalog.statuses', 'catalog.priorities', 'ticketDesk.create', 'ticketDesk.close', 'ticketDesk.reopen'],
    setup,
    'view',
    'inferred',
    lookUps,
  ),
  ...need(['webhookReceiver.list', 'webhookReceiver.register', 'webhookReceiver.repair'], integrations, 'view', 'inferred', fromNames),
  ...need(['webhookReceiver.register', 'webhookReceiver.repair'], integrations, 'modify', 'inferred', fromNames),
  ...need(['webhookReceiver.remove'], integrations, 'delete', 'inferred', fromNames),
]
