import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultKind, RunningSandbox } from '../src/index.ts'
import { call, sampleVendor } from './sample-vendor.ts'

let sandbox: RunningSandbox

beforeEach(async () => {
  sandbox = await sampleVendor.start({ seed: 'demo' })
})
afterEach(() => sandbox.stop())

interface Reply {
  readonly items: readonly { readonly id: number }[]
  readonly total: number
  readonly next: number | null
}

async function get(query: string): Promise<Reply & { ids: number[] }> {
  const reply = JSON.parse((await call(`${sandbox.url}/api/items?${query}`, 'GET')).text) as Reply
  return { ...reply, ids: reply.items.map(({ id }) => id) }
}

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)
const onSecondPage = (kind: FaultKind): void => sandbox.setFaults({ seed: 1, script: [{ kind, after: 1 }] })

describe.each([
  ['page number', ['page=1', 'page=2', 'page=3']],
  ['key', ['after=0', 'after=10', 'after=20']],
])('by %s', (_, [first = '', second = '', third = '']) => {
  test('lost-page: it comes back empty, and the total stays', async () => {
    onSecondPage('lost-page')
    expect((await get(first)).ids).toEqual(from(1, 10))
    expect((await get(second)).ids).toEqual([])
    expect((await get(second)).ids).toEqual(from(11, 10))
  })

  test('skipped-page: it holds the rows of the page after it', async () => {
    onSecondPage('skipped-page')
    await get(first)
    expect((await get(second)).ids).toEqual(from(21, 5))
    expect(sandbox.stats().faults).toEqual({ 'skipped-page': 1 })
  })

  test('doubled-row: a row of the page before comes again, in the place of the last', async () => {
    onSecondPage('doubled-row')
    await get(first)
    expect((await get(second)).ids).toEqual(from(10, 10))
  })

  test('stuck-cursor: the page before and its link come again', async () => {
    onSecondPage('stuck-cursor')
    const before = await get(first)
    expect(await get(second)).toEqual(before)
    expect((await get(second)).ids).toEqual(from(11, 10))
  })

  test('a first page has no page before it: the fault waits for one that has', async () => {
    sandbox.setFaults({ seed: 1, script: [{ kind: 'stuck-cursor' }, { kind: 'doubled-row' }] })
    await get(third)
    expect((await get(first)).ids).toEqual(from(1, 10))
    expect((await get(second)).ids).toEqual(from(1, 10))
    expect(sandbox.stats().faults).toEqual({ 'stuck-cursor': 1 })
  })

  test('row-inserted and row-deleted: between two pages, so never after the last', async () => {
    sandbox.setFaults({ seed: 1, script: [{ kind: 'row-deleted' }, { kind: 'row-inserted' }] })
    await get(third)
    expect(sandbox.tickets()).toHaveLength(25)
    expect((await get(first)).ids).toEqual(from(1, 10))
    expect(sandbox.tickets()).toHaveLength(24)
    await get(second)
    expect(sandbox.tickets().at(-1)?.title).toBe('inserted')
    expect(sandbox.stats().faults).toEqual({ 'row-deleted': 1, 'row-inserted': 1 })
  })
})

test('page faults fall on lists only', async () => {
  sandbox.setFaults({ seed: 1, chances: { 'lost-page': 1 } })
  expect((await call(`${sandbox.url}/api/items/3`, 'GET')).status).toBe(200)
  expect(sandbox.stats().faults).toEqual({})
})
