import assert from 'node:assert/strict'
import type { Catalog, CatalogEntry } from '@jackfield/core'
import { assertShapes } from '../record-shapes.ts'
import type { Requirement } from '../requirement.ts'
import { idsOf } from './ticket-read.ts'

const source = 'core, Catalog: people choose by name, calls use ids, each answer is complete'

export const catalogRequirements: readonly Requirement[] = [
  {
    id: 'catalog.lists',
    area: 'catalog',
    sentence: 'Boards, types, priorities and sources come complete, each entry once and with a name, with small pages too.',
    source,
    subjects: () => ['boards', 'types', 'priorities', 'sources'],
    check: async (bench, subject) => {
      const catalog = await bench.capability('catalog')
      const boardId = (await bench.ground()).boardId ?? ''
      const whole = await readList(catalog, subject, boardId)
      assertShapes('catalogEntry', whole)
      assert.ok(whole.filter((entry) => entry.isDefault).length <= 1, 'more than one entry is the default')
      bench.traffic.pageCap = 1
      assert.deepEqual(idsOf(await readList(catalog, subject, boardId)), idsOf(whole), 'small pages gave other entries')
      if (subject === 'boards' || subject === 'priorities') assert.ok(whole.length > 0, `the demo tenant has no ${subject}`)
    },
  },
  {
    id: 'catalog.statuses',
    area: 'catalog',
    sentence: 'Each board has its own statuses, complete and in full shape; where the vendor tells, one at least closes and one does not.',
    source: `${source}; FACTS of ConnectWise 5: statuses belong to a board`,
    check: async (bench) => {
      const catalog = await bench.capability('catalog')
      for (const board of await catalog.boards()) {
        bench.traffic.pageCap = null
        const statuses = await catalog.statuses(board.id)
        assertShapes('catalogStatus', statuses)
        bench.traffic.pageCap = 1
        assert.deepEqual(idsOf(await catalog.statuses(board.id)), idsOf(statuses), 'small pages gave other statuses')
        const waiting = statuses.filter((status) => status.phase === 'waiting' && status.phaseFrom !== 'configured')
        assert.deepEqual(waiting, [], 'waiting comes only from configuration')
        // A vendor whose lists don't tell what closes learns it from tickets, and a board may have none.
        if (!bench.supports('catalogStatus.phase')) continue
        const phases = statuses.map((status) => status.phase)
        assert.ok(phases.includes('closed'), `no status of “${board.name}” is closed`)
        assert.ok(
          phases.some((phase) => phase === 'new' || phase === 'open'),
          `no status of “${board.name}” is open`,
        )
      }
    },
  },
  {
    id: 'catalog.statuses.waiting',
    area: 'catalog',
    sentence: 'A status that the connection chose as waiting is told as waiting.',
    source: 'core, TicketChoices.waitingStatuses',
    check: async (bench) => {
      const { boardId, statuses, choices } = await bench.ground()
      const chosen = statuses.find((status) => status.phase === 'open') ?? statuses.find((status) => status.phase !== 'closed')
      if (boardId === null || !chosen) return bench.skip('the demo tenant has no open status')
      const catalog = await bench.capability('catalog', { choices: { ...choices, waitingStatuses: [chosen] } })
      const told = (await catalog.statuses(boardId)).find((status) => status.id === chosen.id)
      assert.deepEqual([told?.phase, told?.phaseFrom], ['waiting', 'configured'])
    },
  },
]

/** One of the plain lists, by the name of its method. */
export async function readList(catalog: Catalog, name: string, boardId: string): Promise<readonly CatalogEntry[]> {
  if (name === 'boards') return await catalog.boards()
  if (name === 'statuses') return await catalog.statuses(boardId)
  if (name === 'types') return await catalog.types(boardId)
  return name === 'priorities' ? await catalog.priorities() : await catalog.sources()
}
