import type { Catalog, CatalogEntry, CatalogStatus } from '@jackfield/core'
import { expect, it } from 'vitest'
import { suggestChoices } from '../src/index.ts'

const entry = (id: string, name: string, flags: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id,
  name,
  isDefault: false,
  isActive: true,
  ...flags,
})
const status = (id: string, name: string, phase: CatalogStatus['phase'], flags: Partial<CatalogEntry> = {}): CatalogStatus => ({
  ...entry(id, name, flags),
  phase,
  phaseFrom: 'vendor',
})

function catalogOf(lists: { boards?: CatalogEntry[]; statuses?: Record<string, CatalogStatus[]>; priorities?: CatalogEntry[] }): Catalog {
  return {
    boards: async () => lists.boards ?? [],
    statuses: async (board) => lists.statuses?.[board] ?? [],
    types: async () => [],
    priorities: async () => lists.priorities ?? [],
    sources: async () => [],
  }
}

const named = (names: readonly string[]): CatalogEntry[] => names.map((name, index) => entry(String(index), name))

it('takes the default board with its default status and its first closed one that is in use', async () => {
  const catalog = catalogOf({
    boards: [entry('0', 'Projects'), entry('1', 'Service', { isDefault: true })],
    statuses: {
      '0': [status('9', 'Wrong', 'new', { isDefault: true })],
      '1': [
        status('4', 'Completed (old)', 'closed', { isActive: false }),
        status('1', 'New', 'new', { isDefault: true }),
        status('5', 'Closed', 'closed'),
        status('6', 'Closed (silent)', 'closed'),
      ],
    },
  })
  expect(await suggestChoices(catalog)).toEqual({
    board: { id: '1', name: 'Service' },
    status: { id: '1', name: 'New' },
    reopenStatus: { id: '1', name: 'New' },
    closeStatus: { id: '5', name: 'Closed' },
  })
})

it('takes the only board, also with the id 0, and none where several could be meant', async () => {
  const only = {
    boards: [entry('0', 'Only'), entry('1', 'Old', { isActive: false, isDefault: true })],
    statuses: { '0': [status('2', 'Done', 'closed')] },
  }
  expect(await suggestChoices(catalogOf(only))).toEqual({ board: { id: '0', name: 'Only' }, closeStatus: { id: '2', name: 'Done' } })
  expect(await suggestChoices(catalogOf({ boards: [entry('0', 'A'), entry('1', 'B')] }))).toEqual({})
})

it('never opens or reopens into a closed status', async () => {
  const catalog = catalogOf({ boards: [entry('1', 'B')], statuses: { '1': [status('2', 'Done', 'closed', { isDefault: true })] } })
  expect(await suggestChoices(catalog)).toEqual({ board: { id: '1', name: 'B' }, closeStatus: { id: '2', name: 'Done' } })
})

it.each([
  [
    ['Critical', 'High', 'Medium', 'Low'],
    ['Critical', 'High', 'Medium', 'Low'],
  ],
  [
    ['Low', 'Normal', 'High', 'Urgent'],
    ['Urgent', 'High', 'Normal', 'Low'],
  ],
  [['Priority 1 - Emergency Response', 'Priority 2 - Quick Response', 'Priority 3 - Normal Response', 'Priority 4 - Maintenance'], null],
  [
    ['P1', 'P2', 'P3', 'P4', 'P5'],
    ['P1', 'P2', 'P3', 'P4'],
  ],
  [['1 - Now', '2 - Today', '3 - This week', '4 - Some day'], null],
  [
    ['Follow-up', 'Highway', 'Yesterday'],
    [undefined, undefined, undefined, undefined],
  ],
  [
    ['Prio 10', 'Priority 12'],
    [undefined, undefined, undefined, undefined],
  ],
])('of the priorities %j it takes by name %j', async (names, expected) => {
  const { priorities = {} } = await suggestChoices(catalogOf({ priorities: named(names) }))
  expect([priorities.critical?.name, priorities.high?.name, priorities.medium?.name, priorities.low?.name]).toEqual(
    expected ?? names.slice(0, 4),
  )
})

it('leaves out priorities that can no longer be chosen', async () => {
  const catalog = catalogOf({ priorities: [entry('1', 'Critical', { isActive: false }), entry('2', 'Emergency')] })
  expect((await suggestChoices(catalog)).priorities).toEqual({ critical: { id: '2', name: 'Emergency' } })
})

it.each([
  [['Client Portal', 'Monitoring Alert', 'Level I'], 'Monitoring Alert'],
  [['Vertrieb', 'Alarme'], 'Alarme'],
  [['Überwachung', 'Service'], 'Überwachung'],
  [['Level I', 'Level II'], undefined],
  [['Salerts', 'Level II'], undefined],
])('takes, of %j without a default, the board that is called after alerts: %s', async (names, board) => {
  expect((await suggestChoices(catalogOf({ boards: named(names) }))).board?.name).toBe(board)
})

it('prefers the default board to one that is called after alerts', async () => {
  const boards = [entry('1', 'Monitoring Alert'), entry('2', 'Service', { isDefault: true })]
  expect((await suggestChoices(catalogOf({ boards }))).board?.id).toBe('2')
})
