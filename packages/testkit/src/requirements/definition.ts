import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { operations, operationsOf, rankOf } from '@jackfield/core'
import type { AnyConnector, CapabilityName, Grant, OperationId, RoleDefinition } from '@jackfield/core'
import type { Requirement } from '../requirement.ts'

const role = 'DESIGN, Role: least privilege as data'

export const definitionRequirements: readonly Requirement[] = [
  {
    id: 'connector.identity',
    area: 'connector',
    sentence: 'The connector has version v1, an id of lower-case words with hyphens, a name and a kind.',
    source: 'core, ConnectorV1',
    runs: 'once',
    check: async ({ connector, vendor }) => {
      assert.equal(connector.specificationVersion, 'v1')
      assert.match(connector.id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
      assert.notEqual(connector.displayName.trim(), '', 'displayName is empty')
      assert.ok(connector.kind === 'psa' || connector.kind === 'rmm', `kind “${String(connector.kind)}” is unknown`)
      assert.equal(vendor.connector, connector.id, 'the sandbox belongs to another connector')
      for (const seed of ['empty', 'demo']) assert.ok(vendor.seeds.includes(seed), `the sandbox lacks the seed “${seed}”`)
    },
  },
  {
    id: 'connector.capabilities',
    area: 'connector',
    sentence:
      'Declared capabilities are known ones, and each unsupported field is named by its operation or record, with reason and source.',
    source: 'core, DeclaredCapabilities',
    runs: 'once',
    check: async ({ connector }) => {
      const names = Object.keys(connector.capabilities)
      assert.ok(names.length > 0, 'no capability is declared')
      for (const name of names) assert.ok(name in operations, `the capability “${name}” is unknown`)
      for (const [name, support] of Object.entries(connector.capabilities)) {
        if (support?.level !== 'partial') continue
        for (const { field, reason, source } of support.unsupportedFields) {
          assert.match(field, /^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/, `“${field}” of ${name} is not named like ticketDesk.create.devices`)
          assert.ok(reason.en.trim() !== '' && source.trim() !== '', `the unsupported field “${field}” lacks a reason or a source`)
        }
      }
    },
  },
  {
    id: 'connector.reference',
    area: 'connector',
    sentence: 'A connector with tickets tells where their reference is kept; one without tells none.',
    source: 'DESIGN, reference: each connector declares where it lives and how strong that is',
    runs: 'once',
    check: async ({ connector }) => {
      const hasTickets = connector.capabilities.ticketDesk !== undefined
      assert.equal(connector.reference !== null, hasTickets, 'reference and ticketDesk go together')
      if (connector.reference) assert.notEqual(connector.reference.field.trim(), '', 'the field of the reference has no name')
    },
  },
  {
    id: 'connector.guide',
    area: 'connector',
    sentence: 'Each guide is a file that can be read and holds {{role}}, where the permission table goes.',
    source: 'DESIGN: the guide that a technician follows comes from the role',
    runs: 'once',
    check: async ({ connector }) => {
      assert.ok(connector.guide.en, 'there is no English guide')
      for (const [language, address] of Object.entries(connector.guide)) {
        const text = await readFile(address, 'utf8')
        assert.ok(/\{\{role(?: \w+=\w+)?\}\}/.test(text), `the guide “${language}” does not hold {{role}}`)
      }
    },
  },
  {
    id: 'connector.role.axes',
    area: 'connector',
    sentence: 'Axes have different ids, a label, and two or more different ranks.',
    source: role,
    runs: 'once',
    check: async ({ connector }) => {
      assertDifferent(
        connector.role.axes.map((axis) => axis.id),
        'axis',
      )
      for (const axis of connector.role.axes) {
        assert.ok(axis.ranks.length >= 2, `the axis “${axis.id}” has fewer than two ranks`)
        assertDifferent(axis.ranks, `rank of “${axis.id}”`)
        assert.notEqual(axis.label.en.trim(), '', `the axis “${axis.id}” has no label`)
      }
    },
  },
  {
    id: 'connector.role.permissions',
    area: 'connector',
    sentence: 'Permissions have different ids, a menu path, and axes that exist.',
    source: role,
    runs: 'once',
    check: async ({ connector }) => {
      const { permissions, axes } = connector.role
      assertDifferent(
        permissions.map((permission) => permission.id),
        'permission',
      )
      for (const permission of permissions) {
        assert.match(permission.id, /^[a-z0-9]+([.-][a-z0-9]+)*$/, `the permission id “${permission.id}” is not in lower-case words`)
        assert.ok(permission.path.length > 0 && permission.path.every((word) => word.trim() !== ''), `“${permission.id}” has no menu path`)
        assert.ok(permission.axes.length > 0, `“${permission.id}” has no axis`)
        for (const id of permission.axes)
          assert.ok(
            axes.some((axis) => axis.id === id),
            `“${permission.id}” has the unknown axis “${id}”`,
          )
      }
    },
  },
  {
    id: 'connector.role.needs',
    area: 'connector',
    sentence: 'Each need belongs to a declared operation, asks for an existing permission above nothing, and has a source.',
    source: role,
    runs: 'once',
    check: async ({ connector }) => {
      const known = new Set<OperationId>(operationsOf(declaredOf(connector)))
      for (const need of connector.role.needs) {
        const about = `the need of ${need.operation} for “${need.permission}”`
        assert.ok(known.has(need.operation), `${about} is of an operation that is not declared`)
        assert.notEqual(need.source.trim(), '', `${about} has no source`)
        assert.ok(['vendor', 'seen', 'inferred'].includes(need.certainty), `${about} has an unknown certainty`)
        assertGrant(connector.role, need, about)
        const weakest = Object.entries(need.atLeast).filter(([axis, rank]) => rankOf(connector.role, axis, rank) === 0)
        assert.deepEqual(weakest, [], `${about} asks for the weakest rank, which is nothing`)
      }
    },
  },
  {
    id: 'connector.role.presets',
    area: 'connector',
    sentence: 'Presets have different ids, a source, and grants that exist.',
    source: role,
    runs: 'once',
    check: async ({ connector }) => {
      assertDifferent(
        connector.role.presets.map((preset) => preset.id),
        'preset',
      )
      for (const preset of connector.role.presets) {
        assert.notEqual(preset.source.trim(), '', `the preset “${preset.id}” has no source`)
        for (const grant of preset.grants) assertGrant(connector.role, grant, `the grant “${grant.permission}” of “${preset.id}”`)
      }
    },
  },
  {
    id: 'connector.role.never',
    area: 'connector',
    sentence: 'What can never be done is said with operation, reason and source.',
    source: role,
    runs: 'once',
    check: async ({ connector }) => {
      const all = new Set<string>(operationsOf(Object.keys(operations) as CapabilityName[]))
      for (const entry of connector.role.never) {
        assert.ok(all.has(entry.operation), `“${entry.operation}” is no operation`)
        assert.ok(entry.reason.en.trim() !== '' && entry.source.trim() !== '', `“${entry.operation}” lacks a reason or a source`)
      }
    },
  },
]

export function declaredOf(connector: AnyConnector): CapabilityName[] {
  return Object.keys(connector.capabilities) as CapabilityName[]
}

function assertGrant(definition: RoleDefinition, grant: Grant, about: string): void {
  const permission = definition.permissions.find((candidate) => candidate.id === grant.permission)
  assert.ok(permission, `${about}: no such permission`)
  assert.ok(Object.keys(grant.atLeast).length > 0 || grant.items?.length, `${about} asks for nothing`)
  for (const [axis, rank] of Object.entries(grant.atLeast)) {
    assert.ok(permission.axes.includes(axis), `${about}: the permission has no axis “${axis}”`)
    const at = definition.axes.find((candidate) => candidate.id === axis)?.ranks.indexOf(rank) ?? -1
    assert.ok(at >= 0, `${about}: the axis “${axis}” has no rank “${rank}”`)
  }
  for (const item of grant.items ?? []) assert.notEqual(item.trim(), '', `${about}: an item without a name`)
}

function assertDifferent(names: readonly string[], what: string): void {
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  assert.deepEqual(twice, [], `these came twice as ${what}`)
}
