import type { Axis, OperationId, Permission, RoleDefinition } from '@jackfield/core'
import { msp360 } from './role-preset.ts'
import { needs } from './role-needs.ts'

const level = (id: string, en: string): Axis => ({ id, label: { en }, ranks: ['None', 'My', 'All'] })

const row = (id: string, path: readonly [string, string]): Permission => ({
  id,
  carrier: 'role',
  path,
  axes: ['inquire', 'add', 'edit', 'delete'],
})

/**
 * Security roles of ConnectWise: one row a function of a module, with four levels. Labels are the words of the vendor's screen, which is
 * English in every language. Function names: vendors' own set-up pages (Barracuda, N-able, MSP360), fact sheet section 8.
 */
export const role: RoleDefinition = {
  axes: [level('inquire', 'Inquire Level'), level('add', 'Add Level'), level('edit', 'Edit Level'), level('delete', 'Delete Level')],
  permissions: [
    row('companies.company-maintenance', ['Companies', 'Company Maintenance']),
    row('companies.configurations', ['Companies', 'Configurations']),
    row('companies.contacts', ['Companies', 'Contacts']),
    row('companies.manage-attachments', ['Companies', 'Manage Attachments']),
    row('finance.agreements', ['Finance', 'Agreements']),
    row('finance.company-finance', ['Finance', 'Company Finance']),
    row('procurement.product-billable-option', ['Procurement', 'Product Billable Option']),
    row('procurement.product-catalog', ['Procurement', 'Product Catalog']),
    row('procurement.products', ['Procurement', 'Products']),
    row('service-desk.service-tickets', ['Service Desk', 'Service Tickets']),
    row('service-desk.close-service-tickets', ['Service Desk', 'Close Service Tickets']),
    row('system.table-setup', ['System', 'Table Setup']),
  ],
  needs,
  presets: [msp360],
  // Nothing that an operation here does is shut to every API member, as far as public material tells.
  never: [],
}

/** Where each permission that an operation needs is granted, for a person in front of the vendor's screen. */
export function grantPlaces(operation: OperationId) {
  return role.needs
    .filter((need) => need.operation === operation)
    .flatMap((need) => {
      const permission = role.permissions.find((candidate) => candidate.id === need.permission)
      if (!permission) return []
      return [
        {
          permission: permission.id,
          path: ['System', 'Security Roles', '(your role)', ...permission.path],
          levels: [
            ...Object.entries(need.atLeast).map(([axis, rank]) => `${axisLabel(axis)}: ${rank}`),
            ...(need.items ?? []).map((item) => `Customize: ${item}`),
          ],
        },
      ]
    })
}

function axisLabel(id: string): string {
  return role.axes.find((axis) => axis.id === id)?.label.en ?? id
}
