import { isReference } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { likeRequest } from '../src/bench/commit-request.ts'
import { referenceOf } from '../src/bench/ground.ts'
import { missingId } from '../src/bench/missing-id.ts'
import { certaintyOf, lowerRanks, singleRights, without } from '../src/bench/rights.ts'
import { shrinkPages } from '../src/bench/small-pages.ts'
import { misspelt } from '../src/requirements/connection.ts'
import { acmeRole } from './sample/acme-role.ts'

describe('small pages', () => {
  const sizeIn = (url: string, body?: string) => shrinkPages(url, body === undefined ? undefined : { body }, 4)

  test.each(['pageSize', 'PageSize', '$top', '%24top', 'limit', 'per_page'])(
    '%s in a query is lowered, the rest stays to the letter',
    (name) => {
      expect(sizeIn(`https://v/x?conditions=a+%3e+%5b1%5d&${name}=1000&page=2`)?.url).toBe(
        `https://v/x?conditions=a+%3e+%5b1%5d&${name}=4&page=2`,
      )
    },
  )

  test('MaxRecords in a JSON body is lowered', () => {
    expect(sizeIn('https://v/query', '{"MaxRecords": 500,"filter":[{"op":"gt","field":"id","value":500}]}')?.init?.body).toBe(
      '{"MaxRecords": 4,"filter":[{"op":"gt","field":"id","value":500}]}',
    )
  })

  test('a smaller page, or none, is left', () => {
    expect(sizeIn('https://v/x?pageSize=1')).toBeNull()
    expect(sizeIn('https://v/x?page=1000')).toBeNull()
    expect(sizeIn('https://v/x', '{"title":"limit 1000"}')).toBeNull()
  })
})

describe('made-up values', () => {
  test('references have the right form and differ', () => {
    const made = Array.from({ length: 100 }, (_, number) => referenceOf(number))
    expect(made.every(isReference)).toBe(true)
    expect(new Set(made).size).toBe(100)
  })

  test.each([
    ['25', []],
    ['99', ['9999']],
    ['90071992547409931234567890', []],
    ['0', []],
    ['abc', []],
  ])('a missing id in the form of %s is none of the taken ones', (known, taken) => {
    const id = missingId(known, [known, ...taken])
    expect([known, ...taken]).not.toContain(id)
    expect(id).toMatch(/\w+/)
  })

  test.each(['acme-key-5d1f0c2b9e', '1f2e3d4c-0000-4000-8000-123456789abc', 'Secret!!', '####'])('a misspelt %s differs', (value) => {
    expect(misspelt(value)).not.toBe(value)
  })
})

test('a request is known again by method and path, also about another ticket', () => {
  const request = likeRequest({ method: 'PATCH', url: 'http://h/api/tickets/12?fields=id' })
  expect(request.isSame({ method: 'PATCH', url: 'http://h/api/tickets/12/' })).toBe(true)
  expect(request.isSame({ method: 'GET', url: 'http://h/api/tickets/12' })).toBe(false)
  expect(request.onTicket('12', '13').isSame({ method: 'PATCH', url: 'http://h/api/tickets/13' })).toBe(true)
})

describe('single rights', () => {
  const grants = [{ permission: 'desk.tickets', atLeast: { view: 'All', modify: 'on' }, items: ['Boards'] }]

  test('are each rank of an axis and each entry', () => {
    expect(singleRights(grants)).toEqual([
      { permission: 'desk.tickets', axis: 'view', needed: 'All' },
      { permission: 'desk.tickets', axis: 'modify', needed: 'on' },
      { permission: 'desk.tickets', axis: 'items', needed: 'Boards' },
    ])
  })

  test('are lowered rank by rank, entries are taken out', () => {
    const [view, , item] = singleRights(grants)
    expect(lowerRanks(acmeRole, view!)).toEqual(['Own', 'None'])
    expect(lowerRanks(acmeRole, item!)).toEqual([null])
    expect(without(grants, view!, 'Own')[0]?.atLeast).toEqual({ modify: 'on', view: 'Own' })
    expect(without(grants, item!, null)[0]?.items).toEqual([])
  })

  test('are as sure as the surest need that asks for them', () => {
    const [view] = singleRights(grants)
    expect(certaintyOf(acmeRole, ['ticketDesk.get'], view!)).toBe('vendor')
    expect(certaintyOf(acmeRole, ['companyDirectory.get'], view!)).toBe('inferred')
  })
})
