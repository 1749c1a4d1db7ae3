import { describe, expect, test } from 'vitest'
import { IncompleteListingError, listingOf, mapListing } from '../src/index.ts'

/** A listing of three pages that counts its walks and pages. */
function counted() {
  const seen = { walks: 0, pages: 0 }
  const listing = listingOf('user', async function* () {
    seen.walks += 1
    for (const page of [[1, 2], [], [3]]) {
      seen.pages += 1
      yield await Promise.resolve(page)
    }
  })
  return { listing, seen }
}

async function collect<T>(walk: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const part of walk) found.push(part)
  return found
}

describe('listingOf', () => {
  test('gives the same records one by one, by pages and at once, and walks anew each time', async () => {
    const { listing, seen } = counted()
    expect(await collect(listing)).toEqual([1, 2, 3])
    expect(await collect(listing.pages())).toEqual([[1, 2], [], [3]])
    expect(await listing.all()).toEqual([1, 2, 3])
    expect(seen.walks).toBe(3)
    expect(listing.visibleTo).toBe('user')
  })

  test('asks for no page before it is wanted, and for none after the reader stopped', async () => {
    const { listing, seen } = counted()
    for await (const record of listing) if (record === 2) break
    expect(seen.pages).toBe(1)
  })

  test('an error in the middle reaches the reader, after the records before it', async () => {
    const broken = listingOf<number>('everyone', async function* () {
      yield await Promise.resolve([1])
      throw new IncompleteListingError({ message: '1 of 2', nextStep: 'Try again.', collected: 1, expected: 2 })
    })
    const found: number[] = []
    await expect(
      (async () => {
        for await (const record of broken) found.push(record)
      })(),
    ).rejects.toMatchObject({ code: 'INCOMPLETE_LISTING', collected: 1, expected: 2, isRetryable: true })
    expect(found).toEqual([1])
    await expect(broken.all()).rejects.toSatisfy((error) => IncompleteListingError.isInstance(error))
  })
})

test('mapListing maps each record, keeps pages and visibility, and stays lazy', async () => {
  const { listing, seen } = counted()
  const texts = mapListing(listing, (record) => `#${record}`)
  expect(seen.walks).toBe(0)
  expect(texts.visibleTo).toBe('user')
  expect(await collect(texts.pages())).toEqual([['#1', '#2'], [], ['#3']])
  expect(await texts.all()).toEqual(['#1', '#2', '#3'])
})
