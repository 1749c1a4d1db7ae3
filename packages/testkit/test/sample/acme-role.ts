import { leastRole } from '@jackfield/core'
import type { GrantPlace, OperationId, RoleDefinition } from '@jackfield/core'

export const source = 'Acme Desk handbook'
const ticketViews: readonly OperationId[] = [
  'ticketDesk.get',
  'ticketDesk.list',
  'ticketDesk.findByReference',
  'ticketDesk.update',
  'ticketDesk.close',
  'ticketDesk.reopen',
  'ticketDesk.workState',
  'ticketNotes.list',
]
const ticketWrites: readonly OperationId[] = [
  'ticketDesk.create',
  'ticketDesk.update',
  'ticketDesk.close',
  'ticketDesk.reopen',
  'ticketNotes.addInternal',
  'ticketNotes.addPublic',
]
const companyViews: readonly OperationId[] = ['companyDirectory.list', 'companyDirectory.get', 'companyDirectory.listContacts']

const webhookWrites: readonly OperationId[] = [
  'webhookReceiver.list',
  'webhookReceiver.register',
  'webhookReceiver.repair',
  'webhookReceiver.remove',
]

export const acmeRole: RoleDefinition = {
  axes: [
    { id: 'view', label: { en: 'View' }, ranks: ['None', 'Own', 'All'] },
    { id: 'modify', label: { en: 'Modify' }, ranks: ['off', 'on'] },
    { id: 'use', label: { en: 'Use' }, ranks: ['off', 'on'] },
  ],
  permissions: [
    { id: 'desk.tickets', carrier: 'role', path: ['Desk', 'Tickets'], axes: ['view', 'modify'] },
    { id: 'desk.companies', carrier: 'role', path: ['Desk', 'Companies'], axes: ['view'] },
    { id: 'desk.files', carrier: 'role', path: ['Desk', 'Files'], axes: ['use', 'modify'] },
    { id: 'desk.devices', carrier: 'role', path: ['Desk', 'Devices'], axes: ['use', 'modify'] },
    { id: 'desk.alarms', carrier: 'role', path: ['Desk', 'Alarms'], axes: ['use', 'modify'] },
    { id: 'admin.webhooks', carrier: 'role', path: ['Admin', 'Webhooks'], axes: ['use'] },
    { id: 'admin.setup', carrier: 'role', path: ['Admin', 'Setup'], axes: ['use'] },
  ],
  needs: [
    ...ticketViews.map(
      (operation) => ({ operation, permission: 'desk.tickets', atLeast: { view: 'All' }, certainty: 'vendor', source }) as const,
    ),
    ...ticketWrites.map(
      (operation) => ({ operation, permission: 'desk.tickets', atLeast: { modify: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...companyViews.map(
      (operation) => ({ operation, permission: 'desk.companies', atLeast: { view: 'All' }, certainty: 'seen', source }) as const,
    ),
    ...(['ticketAttachments.list', 'ticketAttachments.read'] as const).map(
      (operation) => ({ operation, permission: 'desk.files', atLeast: { use: 'on' }, certainty: 'vendor', source }) as const,
    ),
    { operation: 'ticketAttachments.add', permission: 'desk.files', atLeast: { modify: 'on' }, certainty: 'vendor', source },
    ...(['deviceInventory.list', 'deviceInventory.get'] as const).map(
      (operation) => ({ operation, permission: 'desk.devices', atLeast: { use: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...(['alertSource.list', 'alertSource.get'] as const).map(
      (operation) => ({ operation, permission: 'desk.alarms', atLeast: { use: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...(['deviceRegister.findByLink', 'deviceRegister.create', 'deviceRegister.update', 'deviceRegister.setActive'] as const).map(
      (operation) => ({ operation, permission: 'desk.devices', atLeast: { use: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...(['deviceRegister.create', 'deviceRegister.update', 'deviceRegister.setActive'] as const).map(
      (operation) => ({ operation, permission: 'desk.devices', atLeast: { modify: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...(['alertClosing.close', 'alertRemoval.remove'] as const).map(
      (operation) => ({ operation, permission: 'desk.alarms', atLeast: { modify: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...webhookWrites.map(
      (operation) => ({ operation, permission: 'admin.webhooks', atLeast: { use: 'on' }, certainty: 'vendor', source }) as const,
    ),
    ...(
      ['catalog.boards', 'catalog.statuses', 'catalog.types', 'catalog.priorities', 'catalog.sources', 'deviceRegister.kinds'] as const
    ).map(
      (operation) =>
        ({
          operation,
          permission: 'admin.setup',
          atLeast: { use: 'on' },
          items: [/boards|statuses|types/.test(operation) ? 'Boards' : 'Lists'],
          certainty: 'vendor',
          source,
        }) as const,
    ),
  ],
  presets: [{ id: 'acme-handbook', source, grants: [{ permission: 'desk.tickets', atLeast: { view: 'All', modify: 'on' } }] }],
  never: [{ operation: 'ticketDesk.create', field: 'deviceIds', reason: { en: 'Acme Desk keeps no devices.' }, source }],
}
export function placesOf(operation: OperationId): readonly GrantPlace[] {
  return leastRole(acmeRole, [operation]).map((grant) => ({
    permission: grant.permission,
    path: acmeRole.permissions.find((permission) => permission.id === grant.permission)?.path ?? [],
    levels: Object.entries(grant.atLeast).map(([axis, rank]) => `${axis}: ${rank}`),
  }))
}
