import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query, startNine, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client
let desk: string

beforeEach(() => restart({}, false))
afterEach(() => client.stop())

async function restart(variants: Readonly<Record<string, string>>, isAgain = true): Promise<void> {
  if (isAgain) await client.stop()
  client = await startNine({ variants })
  desk = (await client.send('GET', '/automation/servicedesks')).json.Result?.[0]?.ServiceDeskId
}

const listed = async (path: string, member: string): Promise<string[]> =>
  ((await client.get(`/automation/servicedesks/${desk}/${path}`)).Result as Json[]).map((row) => row[member] as string)

describe('a service desk', () => {
  test('has a name, a prefix and lists of its own', async () => {
    const [first, second] = await walk(client, '/automation/servicedesks', 'Result')
    expect(first).toMatchObject({ ServiceDeskName: 'Help Desk', Prefix: 'HD', DeskAdministrator: 'mweber' })
    expect(await listed('status', 'StatusName')).toEqual(['New', 'In Progress', 'Awaiting Customer', 'Hold', 'Closed', 'Canceled'])
    expect(await listed('priorities', 'PriorityName')).toEqual(['Normal', 'Low', 'High', 'Critical'])
    expect(await listed('categories', 'CategoryName')).toEqual(['Hardware', 'Software', 'Network', 'Account'])
    expect(await listed('customfields', 'FieldName')).toEqual(['Asset tag'])
    const ids = await listed('status', 'StatusId')
    desk = second.ServiceDeskId
    expect(await listed('status', 'StatusName')).toEqual(['Raised', 'Investigating', 'Resolved'])
    expect((await listed('status', 'StatusId')).filter((id) => ids.includes(id))).toEqual([])
  })

  test('a status does not say whether it closes', async () => {
    const { Result } = await client.get(`/automation/servicedesks/${desk}/status`)
    expect(Object.keys(Result[0])).toEqual(['StatusId', 'StatusName'])
  })

  test('has its tickets, and no call has those of all desks', async () => {
    const [, second] = await walk(client, '/automation/servicedesks', 'Result')
    const first = await walk(client, `/automation/servicedesks/${desk}/tickets`, 'Result')
    const others = await walk(client, `/automation/servicedesks/${second.ServiceDeskId}/tickets`, 'Result')
    expect([first.length, others.length]).toEqual([6, 2])
    expect(client.running.tickets()).toHaveLength(8)
    expect((await client.send('GET', '/automation/servicedesktickets')).status).toBe(403)
  })

  test('that is not there is 404', async () => {
    for (const list of ['tickets', 'status', 'priorities', 'categories', 'customfields']) {
      expect((await client.send('GET', `/automation/servicedesks/1/${list}`)).status, list).toBe(404)
      expect((await client.send('GET', `/automation/servicedesks/Help/${list}`)).status, list).toBe(500)
    }
  })
})

describe('tickets of a desk', () => {
  const tickets = async (options: Readonly<Record<string, string | number>> = {}): Promise<Json[]> =>
    (await client.get(`/automation/servicedesks/${desk}/tickets${query(options)}`)).Result

  test('have names for what is written by ids, and the members of the vendor’s table', async () => {
    const [ticket] = await tickets()
    expect(Object.keys(ticket)).toHaveLength(32)
    expect(ticket).toMatchObject({
      ServiceDeskId: desk,
      ServiceDeskTicketId: expect.stringMatching(/^\d{22}$/),
      TicketRef: 'HD000001',
      Summary: 'Printer on the second floor prints blank pages',
      TicketStatus: 'New',
      Priority: 'Normal',
      Organization: 'Bracken & Holt Ltd',
      Submitter: 'Ruth Bracken',
      CreatedDate: '2026-02-22T09:00:00',
      Closed: null,
    })
    expect(ticket).not.toHaveProperty('Description')
  })

  test('are found by time of change, by status and by a part of the summary', async () => {
    const changed = await tickets({ $filter: "ModifiedDate ge DATETIME'2026-02-26T00:00:00'", $orderby: 'ModifiedDate desc' })
    expect(changed.map(({ TicketRef }) => TicketRef)).toEqual(['HD000007', 'HD000006', 'HD000005'])
    expect(await tickets({ $filter: "TicketStatus eq 'Closed'" })).toHaveLength(1)
    expect((await tickets({ $filter: "substringof('Outlook',Summary)" }))[0].Summary).toMatch(/^Outlook/)
    expect((await tickets({ $filter: 'Closed ne null' }))[0].Stage).toBe('Closed')
    expect(await tickets({ $filter: `ServiceDeskId eq ${desk}M`, $top: 2 })).toHaveLength(2)
  })

  test('can’t be sorted by summary', async () => {
    const reply = await client.send('GET', `/automation/servicedesks/${desk}/tickets?$orderby=Summary`)
    expect(reply.status).toBe(400)
  })

  test('come and go between pages', async () => {
    const path = `/automation/servicedesks/${desk}/tickets`
    client.running.setFaults({ seed: 1, script: [{ kind: 'row-inserted', path }] })
    await tickets({ $top: 2 })
    expect((await tickets()).at(-1).Summary).toBe('Reported by telephone')
    client.running.setFaults({ seed: 1, script: [{ kind: 'row-deleted', path }] })
    await tickets({ $top: 2 })
    expect((await tickets())[0].TicketRef).toBe('HD000002')
  })

  test('that come in between belong to the desk that was asked', async () => {
    const [, second] = await walk(client, '/automation/servicedesks', 'Result')
    const path = `/automation/servicedesks/${second.ServiceDeskId}/tickets`
    client.running.setFaults({ seed: 1, script: [{ kind: 'row-inserted', path }] })
    await client.get(`${path}?$top=1`)
    const listed = (await client.get(path)).Result as Json[]
    expect(listed.map(({ TicketRef, TicketStatus }) => [TicketRef, TicketStatus]).at(-1)).toEqual(['MON000009', 'Raised'])
  })
})

describe('variant serviceDesk: module 18 is absent', () => {
  beforeEach(() => restart({ serviceDesk: 'absent' }))

  test('the module says so, and its calls are not there', async () => {
    expect((await client.get('/ismoduleinstalled/18')).Result).toBe(false)
    expect((await client.get('/ismoduleactivated/18')).Result).toBe(false)
    for (const path of ['/automation/servicedesks', '/automation/servicedesks/1/status', '/automation/servicedesktickets/1']) {
      expect((await client.send('GET', path)).status, path).toBe(404)
    }
    expect((await client.send('POST', '/automation/servicedesktickets/1/ticket', { Summary: 'x', Priority: '1' })).status).toBe(404)
  })

  test('the rest works', async () => {
    expect((await client.get('/assetmgmt/agents')).TotalRecords).toBe(9)
    expect((await client.get('/ismoduleinstalled/9')).Result).toBe(true)
  })
})
