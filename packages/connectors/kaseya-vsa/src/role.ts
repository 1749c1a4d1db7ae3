import type { GrantPlace, OperationId, Permission, RoleDefinition } from '@jackfield/core'
import { needs } from './role-needs.ts'
import { autotask } from './role-preset.ts'

const roleScreen = ['System', 'User Security', 'User Roles', 'Access Rights'] as const
const tokenScreen = ['System', 'User Security', 'Users', 'Access Tokens'] as const
const xScreen = ['Configuration', 'API Access', 'Third-Party Tokens'] as const

const ofRole = (id: string, ...path: readonly string[]): Permission => ({
  id,
  carrier: 'role',
  path: [...roleScreen, ...path],
  axes: ['granted'],
})

const ofToken = (id: string, area: string, axes: readonly string[] = ['read']): Permission => ({
  id,
  carrier: 'token',
  path: [...xScreen, area],
  axes,
})

/**
 * VSA 9: the tree of a user role, ticked or not, and the scope of the access token. Rows of the tree: Autotask's page on the Kaseya extension; that
 * for alarms is in no published page. VSA X: switches of the token by area of the API, reading and writing apart (fact sheet 2.1, 2.5); the
 * names of the areas are those of the chapters of the vendor's reference.
 */
export const role: RoleDefinition = {
  axes: [
    { id: 'granted', label: { en: 'Ticked', de: 'Angehakt' }, ranks: ['off', 'on'] },
    { id: 'read', label: { en: 'Read', de: 'Lesen' }, ranks: ['off', 'on'] },
    { id: 'write', label: { en: 'Write', de: 'Schreiben' }, ranks: ['off', 'on'] },
  ],
  permissions: [
    { id: 'token.rest-api', carrier: 'token', path: [...tokenScreen, 'REST API (Read, Write)'], axes: ['granted'] },
    ofRole('audit.view-assets', 'Audit', 'Asset', 'View Assets'),
    ofRole('audit.machine-status', 'Audit', 'View Individual Data', 'Machine Summary', 'Machine Status'),
    ofRole('monitor.alarm-summary', 'Monitor', 'Status', 'Alarm Summary'),
    ofRole('service-desk', 'Service Desk'),
    ofRole('system.user-settings', 'System', 'User Settings'),
    // Nothing here needs these two: they are looked at so that too much is noticed.
    ofRole('system.user-security', 'System', 'User Security'),
    ofRole('agent-procedures', 'Agent Procedures'),
    ofToken('x.environment', 'Environment'),
    ofToken('x.devices', 'Devices'),
    ofToken('x.assets', 'Assets'),
    ofToken('x.organizations', 'Organizations'),
    ofToken('x.sites', 'Sites'),
    ofToken('x.notifications', 'Notifications', ['read', 'write']),
    ofToken('x.webhooks', 'Webhooks', ['read', 'write']),
    // Looked at so that too much is noticed.
    ofToken('x.automation', 'Automation'),
    ofToken('x.custom-fields', 'Custom Fields'),
    ofToken('x.patch-management', 'Patch Management'),
  ],
  needs,
  presets: [autotask],
  // Nothing that an operation here does is shut to every user, as far as public material tells.
  never: [],
}

/** Where each permission that an operation needs is granted, for a person in front of the vendor's screen. */
export function grantPlaces(operation: OperationId, generation: '9' | 'X'): readonly GrantPlace[] {
  return role.needs
    .filter((need) => need.operation === operation && need.when?.['generation'] === generation)
    .flatMap((need) => {
      const permission = role.permissions.find((candidate) => candidate.id === need.permission)
      if (!permission) return []
      const levels = Object.entries(need.atLeast).map(([axis, rank]) => `${labelOf(axis)}: ${rank}`)
      return [{ permission: permission.id, path: permission.path, levels }]
    })
}

function labelOf(axisId: string): string {
  return role.axes.find(({ id }) => id === axisId)?.label.en ?? axisId
}
