import { afterEach, describe, expect, test } from 'vitest'
import { seededRandom } from '@jackfield/sandbox'
import { query, startNine, startX } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client | undefined

afterEach(async () => {
  await client?.stop()
  client = undefined
})

const common = [
  '(',
  ')',
  ',',
  ' and ',
  ' or ',
  'not ',
  ' eq ',
  ' gt ',
  ' le ',
  "'x'",
  "''",
  "'",
  '1',
  '-2',
  '3.5',
  'true',
  'null',
  ' ',
  'Name',
  '/',
]
const ofNine = [
  ...common,
  'ComputerName',
  'Online',
  'AgentId',
  'LastCheckInTime',
  'substringof(',
  'startswith(',
  "DATETIME'2026-01-01'",
  '12345678901234567890M',
  '7L',
]
const ofX = [
  ...common,
  'Identifier',
  'OrganizationId',
  'IsAgentInstalled',
  'contains(',
  'tolower(',
  '/any(p: p',
  '2026-01-01T00:00:00Z',
  '5f3c0f9e-0000-0000-0000-000000000000',
]

/** Expressions put together without sense, the same in each run. */
function noise(parts: readonly string[], count: number): string[] {
  const random = seededRandom(7)
  return Array.from({ length: count }, () =>
    Array.from({ length: random.integer(1, 9) }, () => parts[random.integer(0, parts.length - 1)] ?? '').join(''),
  )
}

async function answers(path: string, filters: readonly string[], option = '$filter'): Promise<void> {
  const seen = new Set<number>()
  for (const filter of filters) {
    const { status, text } = (await client?.send('GET', `${path}${query({ [option]: filter })}`)) ?? { status: 0, text: '' }
    expect([200, 400], `${filter}: ${text}`).toContain(status)
    seen.add(status)
  }
  expect(seen).toContain(400)
}

describe('a filter without sense is answered or refused, and never breaks the server', () => {
  test('VSA 9', async () => {
    client = await startNine()
    await answers('/assetmgmt/agents', noise(ofNine, 600))
    await answers('/assetmgmt/agents', noise(ofNine, 100), '$orderby')
  })

  test('VSA X', async () => {
    client = await startX()
    await answers('/devices', noise(ofX, 600))
    await answers('/devices', noise(ofX, 100), '$orderby')
  })
})

describe('nesting', () => {
  test.each(['(', 'not ', 'tolower('])('of 1,000 times “%s” is refused', async (part) => {
    client = await startX()
    const reply = await client.send('GET', `/devices${query({ $filter: `${part.repeat(1000)}Name` })}`)
    expect([reply.status, reply.json.Meta.ErrorMessage]).toEqual([400, 'The query is nested too deeply.'])
  })

  test('of 90 brackets is not, nor is a long row of conditions', async () => {
    client = await startNine()
    const deep = `${'('.repeat(90)}ComputerName eq 'ODELL-PC'${')'.repeat(90)}`
    expect((await client.get(`/assetmgmt/agents${query({ $filter: deep })}`)).TotalRecords).toBe(1)
    const long = Array.from({ length: 150 }, (_, index) => `ComputerName eq '${index}'`).join(' or ')
    expect((await client.get(`/assetmgmt/agents${query({ $filter: `${long} or ComputerName eq 'ODELL-PC'` })}`)).TotalRecords).toBe(1)
  })
})
