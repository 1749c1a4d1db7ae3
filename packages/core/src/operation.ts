/** Every operation of every capability. Permissions are needed by operation, and errors name the operation they come from. */
export const operations = {
  ticketDesk: ['create', 'get', 'list', 'findByReference', 'update', 'close', 'reopen', 'workState'],
  ticketNotes: ['list', 'addInternal', 'addPublic'],
  ticketAttachments: ['list', 'add', 'read'],
  companyDirectory: ['list', 'get', 'listContacts'],
  catalog: ['boards', 'statuses', 'types', 'priorities', 'sources'],
  webhookReceiver: ['list', 'register', 'repair', 'remove', 'verify'],
  deviceInventory: ['list', 'get'],
  deviceRegister: ['kinds', 'findByLink', 'create', 'update', 'setActive'],
  alertSource: ['list', 'get'],
  alertClosing: ['close'],
  alertRemoval: ['remove'],
  roleInspector: ['inspect'],
  roleLearner: ['snapshot'],
} as const

/** The name of a capability, such as `ticketDesk`. */
export type CapabilityName = keyof typeof operations

/** `capability.method`, such as `ticketDesk.close`; `connection.check` is what every connection does first. */
export type OperationId = { [C in CapabilityName]: `${C}.${(typeof operations)[C][number]}` }[CapabilityName] | 'connection.check'

/** What people call a use of Jackfield, as in `role check --for tickets,close`. */
export type Job = 'tickets' | 'notes' | 'close' | 'attachments' | 'companies' | 'devices' | 'alarms' | 'webhooks'

/** The operations that each job uses. A role is asked for just the operations of the jobs wanted. */
export const jobOperations: Readonly<Record<Job, readonly OperationId[]>> = {
  tickets: [
    'connection.check',
    'ticketDesk.create',
    'ticketDesk.get',
    'ticketDesk.list',
    'ticketDesk.findByReference',
    'ticketDesk.update',
    'catalog.boards',
    'catalog.statuses',
    'catalog.types',
    'catalog.priorities',
    'catalog.sources',
  ],
  notes: ['connection.check', 'ticketNotes.list', 'ticketNotes.addInternal', 'ticketNotes.addPublic'],
  close: ['connection.check', 'ticketDesk.close', 'ticketDesk.reopen', 'ticketDesk.workState'],
  attachments: ['connection.check', 'ticketAttachments.list', 'ticketAttachments.add', 'ticketAttachments.read'],
  companies: ['connection.check', 'companyDirectory.list', 'companyDirectory.get', 'companyDirectory.listContacts'],
  devices: [
    'connection.check',
    'deviceInventory.list',
    'deviceInventory.get',
    'deviceRegister.kinds',
    'deviceRegister.findByLink',
    'deviceRegister.create',
    'deviceRegister.update',
    'deviceRegister.setActive',
  ],
  alarms: ['connection.check', 'alertSource.list', 'alertSource.get', 'alertClosing.close'],
  webhooks: ['connection.check', 'webhookReceiver.list', 'webhookReceiver.register', 'webhookReceiver.repair', 'webhookReceiver.remove'],
}

/** Every operation of the given capabilities, and the connection's own check. */
export function operationsOf(capabilities: Iterable<CapabilityName>): OperationId[] {
  const found: OperationId[] = ['connection.check']
  for (const capability of capabilities) {
    for (const method of operations[capability]) found.push(`${capability}.${method}` as OperationId)
  }
  return found
}
