import { IncompleteListingError } from '@jackfield/core'
import type { Id, Listing } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { listByKey, listByPage } from '../src/index.ts'

interface Row {
  readonly id: Id
}

/** What a vendor's server may do to one page: the page it would send in, the page it sends out. */
type Fault = (rows: readonly Row[], request: number) => readonly Row[]

const none: Fault = (rows) => rows
const idsTo = (last: number): Id[] => Array.from({ length: last }, (_unused, index) => String(index + 1))

/** A table whose pages of 10 are cut by the vendor to `cap` rows. Requests are counted. */
function table(ids: readonly Id[], fault: Fault = none, { cap = 10, givesTotal = true } = {}) {
  let rows = ids.map((id) => ({ id }))
  let requests = 0
  let counts = 0
  const hooks = new Map<number, () => void>()
  const send = (page: readonly Row[]): readonly Row[] => {
    requests += 1
    const sent = fault(page, requests)
    hooks.get(requests)?.()
    return sent
  }
  const about = {
    connector: 'acme',
    operation: 'ticketDesk.list',
    visibleTo: 'user',
    idOf: ({ id }: Row) => id,
    count: async () => {
      counts += 1
      return rows.length
    },
  } as const
  return {
    get requests() {
      return requests
    },
    get counts() {
      return counts
    },
    /** Runs after the reply to that request has been made. */
    after: (request: number, change: () => void) => hooks.set(request, change),
    insert: (...added: Id[]) => {
      rows = [...rows, ...added.map((id) => ({ id }))].sort((left, right) => Number(left.id) - Number(right.id))
    },
    remove: (...removed: Id[]) => {
      rows = rows.filter(({ id }) => !removed.includes(id))
    },
    byKey: () =>
      listByKey<Row>({
        ...about,
        async pageAfter(after) {
          const first = after === null ? 0 : rows.findIndex(({ id }) => BigInt(id) > BigInt(after))
          return send(first === -1 ? [] : rows.slice(first, first + cap))
        },
      }),
    byPage: () =>
      listByPage<Row>({
        ...about,
        pageSize: 10,
        async page(number) {
          const total = givesTotal ? rows.length : null
          return { records: send(rows.slice((number - 1) * cap, number * cap)), total }
        },
      }),
  }
}

async function idsOf(listing: Listing<Row>): Promise<Id[]> {
  return (await listing.all()).map(({ id }) => id)
}

/** All ids that came before the listing said that it is not complete, and what it said. */
async function incomplete(listing: Listing<Row>): Promise<{ ids: Id[]; error: IncompleteListingError }> {
  const ids: Id[] = []
  try {
    for await (const { id } of listing) ids.push(id)
  } catch (error) {
    if (IncompleteListingError.isInstance(error)) return { ids, error }
    throw error
  }
  throw new Error('The listing ended as if it were complete.')
}

const sorted = (ids: readonly Id[]): Id[] => ids.toSorted((left, right) => Number(left) - Number(right))
const ways = ['byKey', 'byPage'] as const

describe.each(ways)('a listing %s', (way) => {
  test.each([0, 1, 9, 10, 11, 20, 35])('of %i rows gives each once, in order', async (size) => {
    const rows = table(idsTo(size))
    expect(await idsOf(rows[way]())).toEqual(idsTo(size))
  })

  // A walk by key ends at an empty page, so it has one request more.
  const atTheEnd = way === 'byKey' ? 1 : 0

  test('costs a request for each page; a short list costs at most one count', async () => {
    const long = table(idsTo(35))
    await long[way]().all()
    expect(long.requests).toBe(4 + atTheEnd)
    const short = table(idsTo(3))
    await short[way]().all()
    expect(short.requests).toBe(1 + atTheEnd)
    expect(short.counts).toBe(way === 'byKey' ? 1 : 0)
  })

  test('comes page by page, and starts anew for each walk', async () => {
    const listing = table(idsTo(25))[way]()
    expect(listing.visibleTo).toBe('user')
    for (let walk = 0; walk < 2; walk += 1) {
      const sizes: number[] = []
      for await (const page of listing.pages()) sizes.push(page.length)
      expect(sizes).toEqual([10, 10, 5])
    }
  })

  test('ends early where its reader does, without more requests', async () => {
    const rows = table(idsTo(35))
    for await (const { id } of rows[way]()) if (id === '3') break
    expect(rows.requests).toBe(1)
    expect(rows.counts).toBe(0)
  })

  test.each([1, 2, 3, 4])('survives page %i lost once', async (lost) => {
    const rows = table(idsTo(35), (page, request) => (request === lost ? [] : page))
    expect(await idsOf(rows[way]())).toEqual(idsTo(35))
    expect(rows.requests).toBe(5 + atTheEnd)
  })

  test.each([2, 3, 4])('survives that request %i gives the page before it again', async (doubled) => {
    let before: readonly Row[] = []
    const rows = table(idsTo(35), (page, request) => {
      const sent = request === doubled ? before : page
      before = page
      return sent
    })
    expect(sorted(await idsOf(rows[way]()))).toEqual(idsTo(35))
  })

  test.each([1, 2, 3, 4])('survives rows that page %i leaves out', async (thinned) => {
    const rows = table(idsTo(35), (page, request) => (request === thinned ? page.slice(0, 4) : page))
    expect(sorted(await idsOf(rows[way]()))).toEqual(idsTo(35))
  })

  test('gives a doubled row once', async () => {
    const rows = table(idsTo(35), (page) => page.flatMap((row) => (row.id === '14' ? [row, row] : [row])))
    expect(await idsOf(rows[way]())).toEqual(idsTo(35))
  })

  test('goes on behind pages that the vendor makes shorter than asked', async () => {
    const rows = table(idsTo(35), none, { cap: 4 })
    expect(await idsOf(rows[way]())).toEqual(idsTo(35))
    expect(rows.requests).toBe(9 + atTheEnd)
    expect(rows.counts).toBeLessThan(3)
  })

  test('says so where rows are counted but never sent, with both figures', async () => {
    const hidden = new Set(['7', '21', '22'])
    const rows = table(idsTo(35), (page) => page.filter(({ id }) => !hidden.has(id)))
    const { ids, error } = await incomplete(rows[way]())
    expect(ids).toHaveLength(32)
    expect(new Set(ids).size).toBe(32)
    expect(error).toMatchObject({ collected: 32, expected: 35, isRetryable: true, connector: 'acme', operation: 'ticketDesk.list' })
    expect(error.message).toContain('35')
    expect(error.message).toContain('32')
  })

  test('never goes round for ever where every page is the first one', async () => {
    const rows = table(idsTo(35), () => idsTo(10).map((id) => ({ id })))
    const { ids, error } = await incomplete(rows[way]())
    expect(ids).toEqual(idsTo(10))
    expect(error).toMatchObject({ collected: 10, expected: 35 })
    expect(rows.requests).toBeLessThan(12)
  })

  test('says so where every page is empty', async () => {
    const rows = table(idsTo(35), () => [])
    const { error } = await incomplete(rows[way]())
    expect(error).toMatchObject({ collected: 0, expected: 35 })
  })

  test('is complete though rows were added behind it', async () => {
    const rows = table(idsTo(25))
    rows.after(3, () => rows.insert('26', '27'))
    const ids = await idsOf(rows[way]())
    expect(ids).toEqual(expect.arrayContaining(idsTo(25)))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is complete though rows went that were read already', async () => {
    const rows = table(idsTo(35))
    rows.after(2, () => rows.remove('3', '4', '12'))
    expect(sorted(await idsOf(rows[way]()))).toEqual(idsTo(35))
  })

  test('is complete though rows went that were not read yet', async () => {
    const rows = table(idsTo(35))
    rows.after(1, () => rows.remove('30', '31', '35'))
    const gone = new Set(['30', '31', '35'])
    expect(sorted(await idsOf(rows[way]()))).toEqual(idsTo(35).filter((id) => !gone.has(id)))
  })

  test('passes on what a request throws', async () => {
    const broken = new Error('no connection')
    const rows = table(idsTo(35), (page, request) => {
      if (request === 2) throw broken
      return page
    })
    await expect(rows[way]().all()).rejects.toBe(broken)
  })
})

describe('a listing by key', () => {
  test('compares ids as numbers, also beyond 2^53', async () => {
    const base = 9007199254740990n
    const ids = Array.from({ length: 25 }, (_unused, index) => String(base + BigInt(index)))
    expect(await idsOf(table(['2', '9', '10', '99', '100', ...ids]).byKey())).toEqual(['2', '9', '10', '99', '100', ...ids])
  })

  test('does not end at a short page, though a deleted row makes the count fall to what was seen', async () => {
    // Pages come with 9 of 10 rows; when 34 were seen, one of them goes, and the count says 34.
    const rows = table(idsTo(35), (page) => page.slice(0, 9))
    rows.after(4, () => rows.remove('1'))
    expect(sorted(await idsOf(rows.byKey()))).toEqual(idsTo(35))
  })

  test('takes ids that are no numbers in the order of the vendor', async () => {
    const ids = ['b', 'a', 'd', 'c', 'f', 'e']
    const listing = listByKey<Row>({
      connector: 'acme',
      operation: 'ticketDesk.list',
      visibleTo: 'everyone',
      idOf: ({ id }) => id,
      count: async () => ids.length,
      pageAfter: async (after) =>
        ids
          .slice(after === null ? 0 : ids.indexOf(after) + 1)
          .slice(0, 2)
          .map((id) => ({ id })),
    })
    expect(await idsOf(listing)).toEqual(ids)
  })

  test('reads one page ahead from the second page on, and a failure there is nobody’s before it is asked for', async () => {
    const rows = table(idsTo(45), (page, request) => {
      if (request === 4) throw new Error('the fourth page fails')
      return page
    })
    const seen: Id[] = []
    for await (const { id } of rows.byKey()) {
      seen.push(id)
      if (id === '11') expect(rows.requests).toBe(3)
      if (id === '30') {
        expect(rows.requests).toBe(4)
        break
      }
    }
    expect(seen).toEqual(idsTo(30))
    await expect(idsOf(table(idsTo(45), (page, request) => (request === 4 ? failing() : page)).byKey())).rejects.toThrow('page 4')
  })

  test('does not follow a cursor that goes back, and its second pass finds the rest', async () => {
    const rows = table(idsTo(35), (page, request) => (request === 3 || request === 4 ? idsTo(10).map((id) => ({ id })) : page))
    expect(sorted(await idsOf(rows.byKey()))).toEqual(idsTo(35))
  })
})

describe('a listing by page', () => {
  test.each([true, false])('finds the row that moved up when one before it went (total in the reply: %s)', async (givesTotal) => {
    const rows = table(idsTo(35), none, { givesTotal })
    rows.after(1, () => rows.remove('5'))
    expect(sorted(await idsOf(rows.byPage()))).toEqual(idsTo(35))
  })

  test('judges a pass by no row that went before the figure was told', async () => {
    const rows = table(idsTo(35), (page, request) => (request < 6 ? page.filter(({ id }) => id !== '20') : page), { givesTotal: false })
    rows.after(1, () => rows.remove('5'))
    expect(sorted(await idsOf(rows.byPage()))).toEqual(idsTo(35))
  })

  test('gives a row once that a new one before it pushed onto the next page', async () => {
    const rows = table(idsTo(35).slice(1))
    rows.after(1, () => rows.insert('1'))
    const ids = await idsOf(rows.byPage())
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(idsTo(35).slice(1)))
  })

  test('goes on behind a page that stays empty', async () => {
    const listing = listByPage<Row>({
      connector: 'acme',
      operation: 'ticketDesk.list',
      visibleTo: 'user',
      pageSize: 10,
      idOf: ({ id }) => id,
      count: async () => 25,
      page: async (number) => ({
        records:
          number === 2
            ? []
            : idsTo(35)
                .slice((number - 1) * 10, number * 10)
                .map((id) => ({ id })),
        total: 25,
      }),
    })
    expect(await idsOf(listing)).toEqual(idsTo(35).filter((id) => Number(id) < 11 || Number(id) > 20))
  })
})

function failing(): never {
  throw new Error('page 4')
}
