import type { Clock, Id, OperationId } from '@jackfield/core'
import type { Vsa9Client } from './client.ts'
import { listDesks, readCategories, readPriorities, readStatuses } from './lists.ts'
import type { DeskEntry } from './lists.ts'

/** A desk of the service desk module. */
export interface Desk {
  readonly id: Id
  readonly name: string
  readonly isDefault: boolean
}

/** The lists that a desk keeps for itself: tickets come with their names, and take their ids. */
export interface DeskLists {
  readonly statuses: readonly DeskEntry[]
  readonly priorities: readonly DeskEntry[]
  readonly categories: readonly DeskEntry[]
}

/** The desks and their lists. `recent` ones are at most a minute old. */
export interface Desks {
  read(operation: OperationId): Promise<readonly Desk[]>
  recent(operation: OperationId): Promise<readonly Desk[]>
  recentLists(deskId: Id, operation: OperationId): Promise<DeskLists>
}

/** Milliseconds. */
const freshFor = 60_000

export function createDesks(client: Vsa9Client, clock: Clock): Desks {
  const keep = keeper(clock)
  const desks = async (operation: OperationId): Promise<readonly Desk[]> =>
    (await listDesks(client, operation).all()).map(({ wire }) => ({
      id: wire.ServiceDeskId,
      name: wire.ServiceDeskName ?? wire.ServiceDeskId,
      isDefault: /^(true|1|y|yes)$/i.test(String(wire.defaultServDeskDefnFlag)),
    }))
  const lists = async (deskId: Id, operation: OperationId): Promise<DeskLists> => {
    const [statuses, priorities, categories] = await Promise.all([
      readStatuses(client, deskId, operation),
      readPriorities(client, deskId, operation),
      readCategories(client, deskId, operation),
    ])
    return { statuses, priorities, categories }
  }
  return {
    read: desks,
    recent: (operation) => keep('desks', () => desks(operation)),
    recentLists: (deskId, operation) => keep(`lists ${deskId}`, () => lists(deskId, operation)),
  }
}

/** Keeps what was read for a while, and nothing that failed. */
function keeper(clock: Clock): <T>(key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly since: number; readonly value: Promise<unknown> }>()
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = kept.get(key)
    if (found && clock.now() - found.since < freshFor) return found.value as Promise<T>
    const value = read()
    const mine = { since: clock.now(), value }
    kept.set(key, mine)
    value.catch(() => {
      if (kept.get(key) === mine) kept.delete(key)
    })
    return value
  }
}
