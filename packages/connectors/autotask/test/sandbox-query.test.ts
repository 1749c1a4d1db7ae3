import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { search, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client
const own: number[] = []

/** Four tickets that differ in all that is asked for here. */
beforeAll(async () => {
  client = await startClient({ seed: 'empty' })
  const common = { companyID: 0, status: 1, priority: 2, queueID: 5 }
  const udf = (value: string | null): object => ({ userDefinedFields: [{ name: 'Asset tag', value }] })
  const tickets = [
    { title: 'Alpha backup failed', externalID: 'JF-A', estimatedHours: 1.5, dueDateTime: '2026-04-01T00:00:00Z', ...udf('LT-1') },
    { title: 'Beta', priority: 1, estimatedHours: 2.5, dueDateTime: '2026-05-01T00:00:00', isVisibleToComanaged: true, ...udf('LT-2') },
    { title: 'backup ALPHA', priority: 4, source: -1, dueDateTime: '2026-06-01T10:00:00+02:00', isVisibleToComanaged: false },
    { title: 'Gamma_100%', status: 8, dueDateTime: '2026-07-01' },
  ]
  for (const ticket of tickets) own.push(Number((await client.post('Tickets', { ...common, ...ticket })).itemId))
})
afterAll(() => client.stop())

/** Places in the list above of what a filter finds. */
const found = async (...filter: readonly object[]): Promise<number[]> =>
  (await client.query('Tickets', ...filter)).map((item: Json) => own.indexOf(item.id))
const where = (op: string, field: string, value?: unknown): object => ({ op, field, ...(value === undefined ? {} : { value }) })

describe('operators', () => {
  test.each<[string, object, number[]]>([
    ['eq', where('eq', 'priority', 2), [0, 3]],
    ['eq on a number given as a text', where('eq', 'priority', '4'), [2]],
    ['noteq', where('noteq', 'priority', 2), [1, 2]],
    ['noteq finds what is empty', where('noteq', 'externalID', 'JF-A'), [1, 2, 3]],
    ['gt', where('gt', 'estimatedHours', 1.5), [1]],
    ['gte', where('gte', 'estimatedHours', 1.5), [0, 1]],
    ['lt', where('lt', 'estimatedHours', 2.5), [0]],
    ['lte', where('lte', 'estimatedHours', 2.5), [0, 1]],
    ['gte on a negative number', where('lt', 'source', 0), [2]],
    ['a date, with and without zone', where('gte', 'dueDateTime', '2026-05-01T00:00:00Z'), [1, 2, 3]],
    ['a date is compared as a time', where('lt', 'dueDateTime', '2026-06-01T08:00:01Z'), [0, 1, 2]],
    ['a date without a time', where('gt', 'dueDateTime', '2026-06-30'), [3]],
    ['beginsWith', where('beginsWith', 'title', 'alpha'), [0]],
    ['endsWith', where('endsWith', 'title', 'alpha'), [2]],
    ['contains', where('contains', 'title', 'Alpha'), [0, 2]],
    ['wild cards are text', where('contains', 'title', '_100%'), [3]],
    ['exist', where('exist', 'estimatedHours'), [0, 1]],
    ['notExist', where('notExist', 'estimatedHours'), [2, 3]],
    ['in', where('in', 'priority', [1, 4]), [1, 2]],
    ['in with texts', where('in', 'externalID', ['jf-a', 'x']), [0]],
    ['notIn', where('notIn', 'priority', [1, '2']), [2]],
    ['a boolean', where('eq', 'isVisibleToComanaged', true), [1]],
    ['a boolean false is not an empty one', where('eq', 'isVisibleToComanaged', false), [2]],
    ['a boolean as a text', where('eq', 'isVisibleToComanaged', 'True'), [1]],
    ['names and operators in any case', where('BEGINSWITH', 'TITLE', 'beta'), [1]],
  ])('%s', async (_name, filter, places) => {
    expect(await found(filter)).toEqual(places)
  })

  test('filters at the top are joined by and', async () => {
    expect(await found(where('contains', 'title', 'alpha'), where('eq', 'priority', 4))).toEqual([2])
  })

  test('groups nest', async () => {
    const or = {
      op: 'or',
      items: [where('eq', 'priority', 4), { op: 'and', items: [where('eq', 'status', 1), where('eq', 'priority', 1)] }],
    }
    expect(await found(or)).toEqual([1, 2])
    expect(await found(or, where('eq', 'title', 'beta'))).toEqual([1])
    expect(await found({ op: 'OR', Items: [{ Op: 'eq', Field: 'Priority', Value: 4 }, where('eq', 'status', 8)] })).toEqual([2, 3])
    expect(await found({ op: 'and', items: [where('eq', 'status', 1), { op: 'or', items: [where('eq', 'priority', 1)] }] })).toEqual([1])
  })

  test('an operator that is none is silently no condition', async () => {
    expect(await found(where('noteExist', 'estimatedHours'))).toEqual([0, 1, 2, 3])
    expect(await found(where('like', 'title', 'x'), where('eq', 'priority', 1))).toEqual([1])
    expect(await found({ op: 'or', items: [where('like', 'title', 'x')] })).toEqual([0, 1, 2, 3])
  })
})

describe('user-defined fields', () => {
  const udf = (op: string, value?: unknown, field = 'Asset tag'): object => ({ ...where(op, field, value), udf: true })

  test('one of them can be asked for, by its name in any case', async () => {
    expect(await found(udf('eq', 'LT-1'))).toEqual([0])
    expect(await found(udf('contains', 'lt', 'ASSET TAG'))).toEqual([0, 1])
    expect(await found(udf('exist'))).toEqual([0, 1])
    expect(await found(udf('notExist'), where('eq', 'status', 8))).toEqual([3])
    expect(await found(udf('in', ['LT-2', 'LT-9']))).toEqual([1])
    expect(await found({ op: 'or', items: [udf('eq', 'LT-1'), udf('eq', 'LT-2')] })).toEqual([0, 1])
  })

  test('two of them can not', async () => {
    const filter = [udf('exist'), udf('exist', undefined, 'Integration Reference')]
    expect(await client.refused('POST', 'Tickets/query', { filter })).toEqual([expect.stringContaining('user-defined field')])
  })

  test('without the mark, or of another entity, it is an unknown field', async () => {
    expect(await client.refused('POST', 'Tickets/query', { filter: [where('eq', 'Asset tag', 'x')] })).toEqual([
      'Unable to find Asset tag in the Ticket Entity',
    ])
    expect(await client.refused('POST', 'Tickets/query', { filter: [udf('eq', 'Golden', 'CustomerRanking')] })).toEqual([
      'Unable to find CustomerRanking in the Ticket Entity',
    ])
  })
})

describe('what is refused', () => {
  const refusals: readonly [string, object, string][] = [
    ['an unknown field', { filter: [where('eq', 'companyName', 'x')] }, 'Unable to find companyName in the Ticket Entity'],
    ['a field that is not queryable', { filter: [where('eq', 'creatorType', 1)] }, 'Unable to find creatorType in the Ticket Entity'],
    [
      'an unknown field to include',
      { filter: [where('exist', 'id')], IncludeFields: ['id', 'nope'] },
      'Unable to find nope in the Ticket Entity',
    ],
    [
      'the collection of user-defined fields to include',
      { filter: [where('exist', 'id')], IncludeFields: ['userDefinedFields'] },
      'Unable to find userDefinedFields in the Ticket Entity',
    ],
    ['no records', { MaxRecords: 0, filter: [where('exist', 'id')] }, 'maxCountOfRecordsToReturn must be between 1 and 500'],
    ['501 records', { maxrecords: 501, filter: [where('exist', 'id')] }, 'maxCountOfRecordsToReturn must be between 1 and 500'],
    [
      'a negative number of records',
      { MaxRecords: -1, filter: [where('exist', 'id')] },
      'maxCountOfRecordsToReturn must be between 1 and 500',
    ],
    ['null for a boolean', { filter: [where('eq', 'isVisibleToComanaged', null)] }, 'needs a value'],
    ['null', { filter: [{ op: 'eq', field: 'priority' }] }, 'needs a value'],
    ['a list where there is one value', { filter: [where('eq', 'priority', [1])] }, 'needs a value'],
    ['one value where there is a list', { filter: [where('in', 'priority', 1)] }, 'needs an array'],
    ['a number that is none', { filter: [where('eq', 'priority', 'high')] }, 'The value high is not valid for priority.'],
    ['a time that is none', { filter: [where('gt', 'createDate', 'yesterday')] }, 'The value yesterday is not valid for createDate.'],
    ['a boolean that is none', { filter: [where('eq', 'isVisibleToComanaged', 2)] }, 'is not valid for isVisibleToComanaged.'],
    ['no filter at all', {}, 'Parameter name: filters'],
    ['a filter that is no list', { filter: where('exist', 'id') }, 'Parameter name: filters'],
    ['an empty filter', { filter: [] }, 'at least one filter'],
  ]

  test.each(refusals)('%s', async (_name, body, text) => {
    const errors = await client.refused('POST', 'Tickets/query', body)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(text)
  })

  test('the same by GET, and for a count', async () => {
    const [name, model, text] = refusals[0] ?? ['', {}, '']
    expect(name).toBe('an unknown field')
    expect(await client.refused('GET', search('Tickets', model))).toEqual([text])
    expect(await client.refused('POST', 'Tickets/query/count', model)).toEqual([text])
    expect(await client.refused('GET', 'Tickets/query')).toEqual([expect.stringContaining('Parameter name: filters')])
    expect(await client.refused('POST', 'Tickets/query')).toEqual([expect.stringContaining('Parameter name: filters')])
  })

  test('more than 500 alternatives, in groups or as a list', async () => {
    const items = (count: number): object[] => Array.from({ length: count }, (_, index) => where('eq', 'id', index))
    const text = "Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions."
    expect(await client.refused('POST', 'Tickets/query', { filter: [{ op: 'or', items: items(501) }] })).toEqual([text])
    const ids = Array.from({ length: 501 }, (_, index) => index)
    expect(await client.refused('POST', 'Tickets/query', { filter: [where('in', 'id', ids)] })).toEqual([text])
    expect(await found({ op: 'or', items: items(500) })).toEqual([0, 1, 2, 3])
    expect(await found(where('in', 'id', [...ids.slice(0, 499), own[2]]))).toEqual([0, 1, 2, 3])
  })

  test('a body that is no JSON', async () => {
    expect(await client.refused('POST', 'Tickets/query', '{"filter":[')).toEqual(['The request could not be read as JSON.'])
  })
})

describe('how a query may be written', () => {
  test('by GET and by POST, its names in any case, its JSON leniently', async () => {
    const expected = [own[1]]
    const ids = (text: string): number[] => (JSON.parse(text) as { items: { id: number }[] }).items.map(({ id }) => id)
    const texts = [
      '{"filter":[{"op":"eq","field":"priority","value":1}]}',
      '{"Filter":[{"OP":"eq","FIELD":"Priority","VALUE":1}],}',
      "{filter: [{op: 'eq', field: 'priority', value: 1},]}",
    ]
    for (const text of texts) {
      expect(ids((await client.send('POST', 'tickets/QUERY', text)).text)).toEqual(expected)
      expect(ids((await client.send('GET', `Tickets/query?SEARCH=${encodeURIComponent(text)}`)).text)).toEqual(expected)
    }
  })

  test('a count', async () => {
    const model = { filter: [where('contains', 'title', 'alpha')] }
    expect(await client.post('Tickets/query/count', model)).toEqual({ queryCount: 2 })
    expect(await client.get(search('Tickets', model, 'query/count'))).toEqual({ queryCount: 2 })
  })

  test('a contact’s isActive is a number, and may be asked for by true', async () => {
    await client.post('Companies/0/Contacts', { firstName: 'Ida', lastName: 'Berg', isActive: 1 })
    await client.post('Companies/0/Contacts', { firstName: 'Ole', lastName: 'Berg', isActive: 0 })
    const names = (items: Json[]): string[] => items.map((item) => item.firstName as string)
    expect(names(await client.query('Contacts', where('eq', 'IsActive', true)))).toEqual(['Ida'])
    expect(names(await client.query('Contacts', where('eq', 'isActive', 0)))).toEqual(['Ole'])
  })
})

describe('variants of a query', () => {
  test('emptyFilter nothing', async () => {
    const other = await startClient({ variants: { emptyFilter: 'nothing' } })
    expect(await other.post('Tickets/query', { filter: [] })).toMatchObject({ items: [], pageDetails: { count: 0, nextPageUrl: null } })
    expect(await other.post('Tickets/query/count', { filter: [] })).toEqual({ queryCount: 0 })
    await other.stop()
  })

  test('textCase matters', async () => {
    const other = await startClient({ variants: { textCase: 'matters' } })
    await other.post('Tickets', { companyID: 0, status: 1, priority: 2, queueID: 5, title: 'Case', externalID: 'JF-X' })
    expect(await other.query('Tickets', where('eq', 'externalID', 'jf-x'))).toEqual([])
    expect(await other.query('Tickets', where('eq', 'externalID', 'JF-X'))).toHaveLength(1)
    await other.stop()
  })

  test('requestErrors 400', async () => {
    const other = await startClient({ variants: { requestErrors: '400' } })
    const reply = await other.send('POST', 'Tickets/query', { filter: [where('eq', 'nope', 1)] })
    expect([reply.status, reply.text]).toEqual([400, '{"errors":["Unable to find nope in the Ticket Entity"]}'])
    await other.stop()
  })
})
