import type { Axis, GrantPlace, OperationId, Permission, RoleDefinition } from '@jackfield/core'
import { needs } from './role-needs.ts'
import { rocketcyber } from './role-preset.ts'

const axis = (id: string, en: string, de?: string): Axis => ({ id, label: { en, ...(de ? { de } : {}) }, ranks: ['off', 'on'] })

const row = (id: string, section: string, module: string): Permission => ({
  id,
  carrier: 'role',
  path: ['Admin', 'Security', 'Roles', section, module],
  axes: ['view', 'modify', 'delete'],
})

/**
 * Security roles of BMS: a row a module with three boxes, and a list of special features. Of the vendor's many modules only those that
 * something here needs or a published table names; those of that table are printed by Kaseya (fact sheet section 13), the others
 * follow the menus of the product. What the numbers of the API mean is not published: they are learnt (`jackfield role learn`).
 */
export const role: RoleDefinition = {
  axes: [axis('view', 'View'), axis('modify', 'Modify'), axis('delete', 'Delete'), axis('granted', 'Box')],
  permissions: [
    row('home.my-tickets', 'Home', 'My Tickets'),
    row('service-desk.tickets', 'Service Desk', 'Tickets'),
    row('service-desk.hardware-assets', 'Service Desk', 'Hardware Assets'),
    row('crm.accounts', 'CRM', 'Accounts'),
    row('crm.contacts', 'CRM', 'Contacts'),
    row('admin.service-desk', 'Admin', 'Service Desk'),
    row('admin.integrations', 'Admin', 'Integrations'),
    {
      id: 'special-features.has-api-access',
      carrier: 'feature',
      path: ['Admin', 'Security', 'Roles', 'Special Features', 'Has API Access'],
      axes: ['granted'],
    },
  ],
  needs,
  presets: [rocketcyber],
  never: [],
}

/** Where each permission that an operation needs is granted. An operation with no need of its own still needs what every call does. */
export function grantPlaces(operation: OperationId): readonly GrantPlace[] {
  const own = needs.filter((need) => need.operation === operation)
  const asked = own.length > 0 ? own : needs.filter((need) => need.operation === 'connection.check')
  const byPermission = Map.groupBy(asked, ({ permission }) => permission)
  return [...byPermission].flatMap(([permission, all]): GrantPlace[] => {
    const found = role.permissions.find(({ id }) => id === permission)
    if (!found) return []
    const axes = new Set(all.flatMap(({ atLeast }) => Object.keys(atLeast)))
    return [{ permission, path: found.path, levels: [...axes].map((id) => `${labelOf(id)}: on`) }]
  })
}

/** `Admin > Security > Roles > Service Desk > Tickets (View: on)`, one after the other. */
export function inWords(places: readonly GrantPlace[]): string {
  return places.map(({ path, levels }) => `${path.join(' > ')} (${levels.join(', ')})`).join('; ')
}

function labelOf(id: string): string {
  return role.axes.find((candidate) => candidate.id === id)?.label.en ?? id
}
