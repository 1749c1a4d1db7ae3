import type { Certainty, Need, OperationId } from '@jackfield/core'

const commvault = 'Commvault, documentation.commvault.com/11.44/software/connectwise_manage_permissions.html'
const msp360 = 'MSP360, help.mspbackups.com/integrations/connectwise-manage/required-permissions'
const attachmentPages = 'django-connectwise, djconnectwise/api.py; a ManageEngine set-up page'
const fromNames = "inferred from the function's name and the endpoint"

const need = (
  operations: readonly OperationId[],
  permission: string,
  atLeast: Need['atLeast'],
  certainty: Certainty,
  source: string,
  items?: readonly string[],
): readonly Need[] => operations.map((operation) => ({ operation, permission, atLeast, certainty, source, ...(items ? { items } : {}) }))

const tickets = 'service-desk.service-tickets'
const closing = 'service-desk.close-service-tickets'
const configurations = 'companies.configurations'
const deviceWrites = ['deviceRegister.create', 'deviceRegister.update', 'deviceRegister.setActive'] as const
const attachments = 'companies.manage-attachments'
const setup = 'system.table-setup'
const serviceBoard = ['Service / Service Board']

/**
 * What each operation fails without. Levels are `All`: `My` filters rows silently, so a search would look complete and not be.
 *
 * `connection.check` and `roleInspector.inspect` read what every member may know of itself and the server (/system/info, /system/myMembers,
 * /system/mySecurity); no source names a permission for it. None names one for callbacks either, so `webhookReceiver` has no need here.
 * The questions of a configuration's type are behind Table Setup like the types. They only explain a refused write of a device, which is refused
 * without them too, so they are no need of `deviceRegister.create` and `deviceRegister.update`.
 * Reading a ticket works without Table Setup: its phase then comes from `closedFlag` alone, so `new` can't be told from `open`.
 */
export const needs: readonly Need[] = [
  ...need(
    [
      'ticketDesk.get',
      'ticketDesk.list',
      'ticketDesk.findByReference',
      'ticketDesk.update',
      'ticketDesk.close',
      'ticketDesk.reopen',
      'ticketDesk.workState',
      'ticketNotes.list',
    ],
    tickets,
    { inquire: 'All' },
    'seen',
    `${commvault}; ${msp360}`,
  ),
  ...need(['ticketDesk.create'], tickets, { add: 'All' }, 'seen', `${commvault}; ${msp360}`),
  ...need(['ticketDesk.update', 'ticketDesk.close', 'ticketDesk.reopen'], tickets, { edit: 'All' }, 'seen', `${commvault}; ${msp360}`),
  // Whether a note counts as adding or as editing is in no source: both are asked for until somebody has seen it.
  ...need(['ticketNotes.addInternal', 'ticketNotes.addPublic'], tickets, { add: 'All', edit: 'All' }, 'inferred', fromNames),
  ...need(['ticketDesk.close'], closing, { edit: 'All' }, 'seen', msp360),
  ...need(['ticketDesk.reopen'], closing, { edit: 'All' }, 'inferred', fromNames),
  // Its Inquire Level may decide whether closed tickets are seen at all.
  ...need(
    ['ticketDesk.get', 'ticketDesk.list', 'ticketDesk.findByReference', 'ticketDesk.close', 'ticketDesk.reopen', 'ticketDesk.workState'],
    closing,
    { inquire: 'All' },
    'inferred',
    `${msp360} grants it; its effect is not documented`,
  ),
  ...need(['ticketAttachments.list', 'ticketAttachments.read'], attachments, { inquire: 'All' }, 'seen', attachmentPages),
  ...need(['ticketAttachments.add'], attachments, { add: 'All' }, 'seen', attachmentPages),
  ...need(['catalog.boards'], setup, { inquire: 'All' }, 'seen', msp360, serviceBoard),
  // The closing and the first status are looked up in the board's list. The vendor's guide says that some lists answer without Table Setup.
  ...need(
    ['catalog.statuses', 'catalog.types', 'catalog.priorities', 'catalog.sources', 'ticketDesk.close', 'ticketDesk.reopen'],
    setup,
    { inquire: 'All' },
    'inferred',
    `${fromNames}; ${msp360}`,
    serviceBoard,
  ),
  ...need(
    ['companyDirectory.list', 'companyDirectory.get'],
    'companies.company-maintenance',
    { inquire: 'All' },
    'seen',
    `${commvault}; ${msp360}`,
  ),
  ...need(
    ['deviceInventory.list', 'deviceInventory.get', ...deviceWrites, 'deviceRegister.findByLink'],
    configurations,
    { inquire: 'All' },
    'inferred',
    fromNames,
  ),
  ...need(['deviceRegister.create'], configurations, { add: 'All' }, 'inferred', fromNames),
  ...need(['deviceRegister.update', 'deviceRegister.setActive'], configurations, { edit: 'All' }, 'inferred', fromNames),
  ...need(['deviceRegister.kinds'], setup, { inquire: 'All' }, 'inferred', fromNames, ['Company / Configuration']),
  ...need(['companyDirectory.listContacts'], 'companies.contacts', { inquire: 'All' }, 'seen', `${commvault}; ${msp360}`),
]
