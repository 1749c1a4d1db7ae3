import { expect, test } from 'vitest'
import { capabilityStability, jobOperations, operations, operationsOf, requireCapability, textIn, UnsupportedError } from '../src/index.ts'
import type { CapabilityName, Catalog, ConnectionV1 } from '../src/index.ts'

const names = Object.keys(capabilityStability) as CapabilityName[]

test('a capability has between one and eight operations, none twice', () => {
  expect(Object.keys(operations)).toEqual(names)
  for (const name of names) {
    expect(operations[name].length, name).toBeGreaterThan(0)
    expect(operations[name].length, name).toBeLessThanOrEqual(8)
    expect(new Set(operations[name]).size, name).toBe(operations[name].length)
  }
})

test('every job uses operations that exist, beginning with the check of the connection', () => {
  const known = new Set(operationsOf(names))
  for (const [job, used] of Object.entries(jobOperations)) {
    expect(used[0], job).toBe('connection.check')
    expect(
      used.filter((operation) => !known.has(operation)),
      job,
    ).toEqual([])
    expect(new Set(used).size, job).toBe(used.length)
  }
})

test('operationsOf names just the operations of the capabilities it is given', () => {
  expect(operationsOf([])).toEqual(['connection.check'])
  expect(operationsOf(['ticketNotes'])).toEqual([
    'connection.check',
    'ticketNotes.list',
    'ticketNotes.addInternal',
    'ticketNotes.addPublic',
  ])
})

const catalog = { boards: () => Promise.resolve([]) } as unknown as Catalog
const connection: ConnectionV1 = {
  specificationVersion: 'v1',
  connector: 'acme',
  capabilities: { catalog },
  absences: [{ capability: 'ticketDesk', reason: { en: 'The service desk is not licensed.' } }],
  check: () => Promise.reject(new Error('not used')),
  close: () => Promise.resolve(),
}

test('requireCapability gives what is there, and says why what is not there is missing', () => {
  expect(requireCapability(connection, 'catalog')).toBe(catalog)
  const refused = (name: CapabilityName): unknown => {
    try {
      return requireCapability(connection, name)
    } catch (error) {
      return error
    }
  }
  expect(refused('ticketDesk')).toSatisfy((error) => UnsupportedError.isInstance(error))
  expect(refused('ticketDesk')).toMatchObject({ connector: 'acme', message: 'The service desk is not licensed.' })
  expect(refused('ticketNotes')).toMatchObject({ message: 'acme has no ticketNotes.' })
})

test('a text falls back to English', () => {
  expect(textIn({ en: 'Close', de: 'Schließen' }, 'de')).toBe('Schließen')
  expect(textIn({ en: 'Close' }, 'de')).toBe('Close')
  expect(textIn({ en: 'Close', de: 'Schließen' })).toBe('Close')
})
