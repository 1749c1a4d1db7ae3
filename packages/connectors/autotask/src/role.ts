import type { Axis, OperationId, Permission, RoleDefinition } from '@jackfield/core'
import { needs } from './role-needs.ts'
import { never } from './role-never.ts'

const access = (id: string, en: string, de: string): Axis => ({ id, label: { en, de }, ranks: ['None', 'Restricted', 'All'] })

/** Where an API-only security level is opened, in the words of the vendor's screens. */
const level = ['Admin', 'Account Settings & Users', 'Resources/Users (HR)', 'Security', 'Security Levels', 'API User (API-only)'] as const

const entity = (id: string, name: string): Permission => ({
  id,
  carrier: 'role',
  path: [...level, name],
  axes: ['create', 'query', 'update', 'delete'],
})

const impersonation = (id: string, name: string): Permission => ({
  id,
  carrier: 'role',
  path: [...level, 'Impersonation', name],
  axes: ['granted'],
})

/**
 * Rights of an API user: what it may do with each entity, as `EntityInformation` tells them, and a few switches of its API-only security level. The
 * level that the vendor ships allows everything; a copy can be narrowed, and what it does not allow is then left out of replies without a word.
 */
export const role: RoleDefinition = {
  axes: [
    access('create', 'Create', 'Anlegen'),
    access('query', 'Query', 'Abfragen'),
    access('update', 'Update', 'Ändern'),
    access('delete', 'Delete', 'Löschen'),
    { id: 'granted', label: { en: 'Granted', de: 'Gewährt' }, ranks: ['off', 'on'] },
  ],
  permissions: [
    entity('entity.tickets', 'Tickets'),
    entity('entity.ticket-notes', 'TicketNotes'),
    entity('entity.ticket-attachments', 'TicketAttachments'),
    entity('entity.time-entries', 'TimeEntries'),
    entity('entity.companies', 'Companies'),
    entity('entity.contacts', 'Contacts'),
    entity('entity.configuration-items', 'ConfigurationItems'),
    entity('entity.products', 'Products'),
    { id: 'level.can-create-webhooks', carrier: 'role', path: [...level, 'Can create WebHooks'], axes: ['granted'] },
    impersonation('impersonation.tickets', 'Tickets'),
    impersonation('impersonation.ticket-notes', 'TicketNotes'),
    impersonation('impersonation.ticket-attachments', 'TicketAttachments'),
  ],
  needs,
  // No vendor's integration page publishes a table of rights for Autotask: MSP360's says only that each integration should have a level of its own.
  presets: [],
  never,
}

/** Where each permission that an operation needs is granted, for a person in front of the vendor's screen. */
export function grantPlaces(operation: OperationId) {
  return role.needs
    .filter((need) => need.operation === operation && need.when === undefined)
    .flatMap((need) => {
      const permission = role.permissions.find((candidate) => candidate.id === need.permission)
      if (!permission) return []
      const levels = Object.entries(need.atLeast).map(([axis, rank]) => `${axisLabel(axis)}: ${rank}`)
      return [{ permission: permission.id, path: permission.path, levels }]
    })
}

function axisLabel(id: string): string {
  return role.axes.find((axis) => axis.id === id)?.label.en ?? id
}
