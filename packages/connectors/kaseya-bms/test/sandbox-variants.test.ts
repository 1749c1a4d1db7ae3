import { expect, test } from 'vitest'
import { sandbox } from '../sandbox/index.ts'
import { member, newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

const variants = Object.entries(sandbox.variants).flatMap(([name, values]) => values.map((value) => ({ name, value })))

/** What a lenient client reads: a result, in an envelope or without one. */
function resultOf(reply: Reply): Json {
  expect(reply.status, reply.text).toBe(200)
  if (reply.text === '') return null
  const isWrapped = member(reply.json, 'success') !== undefined
  if (isWrapped) expect(member(reply.json, 'success'), reply.text).toBe(true)
  return isWrapped ? member(reply.json, 'result') : reply.json
}

/** The rows of a look-up, each as its id and its name. */
async function lookUp(client: Client, path: string): Promise<{ id: string; name: string; row: Json }[]> {
  const rows: Json[] = resultOf(await client.send('GET', path))
  return rows.map((row) => ({ id: String(member(row, 'id')), name: member(row, 'name'), row }))
}

const idNamed = (rows: readonly { id: string; name: string }[], name: string): string => {
  const row = rows.find((candidate) => candidate.name === name)
  if (!row) throw new Error(`nothing is called ${name}`)
  return row.id
}

test.each(variants)('a lenient client goes the whole way where $name is $value', async ({ name, value }) => {
  const client = await startClient({ variants: { [name]: value } })
  try {
    const info = resultOf(await client.send('GET', '/security/userinfo'))
    expect(member(info, 'isUserSystemAdmin')).toBe(false)
    const accountId = idNamed(await lookUp(client, '/crm/accounts/lookup'), 'Northgate Dental')
    expect(member(resultOf(await client.send('GET', `/crm/accounts/summary/${accountId}`)), 'accountCode')).toBe('NORTHGATE')
    const main = (await lookUp(client, `/crm/accounts/${accountId}/locations/lookup`)).find(({ row }) => member(row, 'isMain'))
    const statuses = await lookUp(client, '/system/statuses/lookup')
    const queueId = idNamed(await lookUp(client, '/system/queues/lookup'), 'Monitoring')
    const priorityId = idNamed(await lookUp(client, '/system/priorities/lookup'), 'High')

    // Types and sources are published nowhere, so they are read off a ticket that is there.
    const found = await client.send('POST', '/servicedesk/tickets/search', { filter: { ticketTypeNames: 'Alert' }, pageSize: 100 })
    const [seen] = resultOf(found)
    expect(member(found.json, 'totalRecords')).toBe(2)
    const made = resultOf(
      await client.send('POST', '/servicedesk/tickets', {
        ...newTicket,
        accountId: Number(accountId),
        locationId: Number(main?.id),
        statusId: Number(idNamed(statuses, 'New')),
        priorityId: Number(priorityId),
        queueId: Number(queueId),
        typeId: Number(member(seen, 'typeId')),
        sourceId: Number(member(seen, 'sourceId')),
      }),
    )
    const id = String(member(made, 'id'))
    expect(client.running.tickets().at(-1)).toMatchObject({ id, companyId: accountId, priority: 'High', isClosed: false })

    const path = `/servicedesk/tickets/${id}`
    const note = { details: 'On it.', isInternal: true, typeId: 0, noteDate: '2026-03-02T14:00:00Z' }
    expect(member(resultOf(await client.send('POST', `${path}/notes`, note)), 'isInternal')).toBe(true)
    const form = new FormData()
    form.set('formFile', new File(['log'], 'log.txt'))
    expect(resultOf(await client.send('POST', `/system/attachments/22/${id}`, form))).toHaveLength(1)
    const changed = resultOf(await client.send('PATCH', path, [{ op: 'replace', path: '/Title', value: 'Better' }]))
    expect(member(changed, 'title')).toBe('Better')
    const closed = resultOf(
      await client.send('POST', `${path}/resolve`, { comment: 'Done.', statusId: Number(idNamed(statuses, 'Completed')) }),
    )
    expect(member(closed, 'completedDate')).toEqual(expect.any(String))
    expect(client.running.tickets().at(-1)).toMatchObject({ title: 'Better', isClosed: true, attachments: [{ fileName: 'log.txt' }] })
    resultOf(await client.send('DELETE', `${path}/notes/${await firstNoteOf(client, path)}`))
    resultOf(await client.send('DELETE', path))
    expect(client.running.tickets()).toHaveLength(7)
  } finally {
    await client.stop()
  }
})

async function firstNoteOf(client: Client, path: string): Promise<string> {
  const [first] = resultOf(await client.send('GET', `${path}/notes`))
  return String(member(first, 'id'))
}
