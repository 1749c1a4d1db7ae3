import { randomInt } from 'node:crypto'
import type { SandboxClock, WorldContext } from '@jackfield/sandbox'
import { matrixRows } from './rights.ts'

/** The ids under which `userinfo` tells rights. */
export interface MenuIds {
  /** In the order of `matrixRows`. */
  readonly rows: readonly { readonly MainMenuId: number; readonly MenuCategoryId: number; readonly ListingIDEnum: number }[]
  /** Of Has API Access and of the other feature. */
  readonly features: readonly [number, number]
}

const ofStart = new WeakMap<SandboxClock, Map<string, MenuIds>>()

/**
 * New ones at each start, so that no client can have them in its code, and the same after each reset, so that it can learn them: what a
 * start is is told by its clock and its address.
 */
export function menuIdsOf({ clock, publicUrl }: Pick<WorldContext, 'clock' | 'publicUrl'>): MenuIds {
  const known = ofStart.get(clock) ?? new Map<string, MenuIds>()
  ofStart.set(clock, known)
  const ids = known.get(publicUrl) ?? drawn()
  known.set(publicUrl, ids)
  return ids
}

/** A section's rows share its category. Two rows never share a menu. */
function drawn(): MenuIds {
  const numbers = distinct(matrixRows.length * 3 + 2)
  const take = (): number => numbers.pop() ?? 0
  const categories = new Map<string, number>()
  for (const [section] of matrixRows) if (!categories.has(section)) categories.set(section, take())
  const rows = matrixRows.map(([section]) => ({
    MainMenuId: take(),
    MenuCategoryId: categories.get(section) ?? 0,
    ListingIDEnum: take(),
  }))
  return { rows, features: [take(), take()] }
}

function distinct(count: number): number[] {
  const numbers = new Set<number>()
  while (numbers.size < count) numbers.add(randomInt(1, 10_000))
  return [...numbers]
}
