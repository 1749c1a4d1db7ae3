import type { ConnectionV1, WebhookTarget, WebhookTopic } from '@jackfield/core'
import type { Clock } from '@jackfield/core'
import { systemClock } from '@jackfield/connector-kit'
import { expect, test } from 'vitest'
import { companyInfo, connectTo, keepingLogger, scriptedServer, settingsFor } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

interface Row {
  readonly id: number
  url: string
  type: string
  level: string
  objectId: number
  inactiveFlag: boolean
}

const target = (topic: WebhookTopic = 'tickets', url = 'https://hooks.example/in/7f3a91c2'): WebhookTarget => ({
  topic,
  url,
  deactivationUrl: 'https://hooks.example/gone',
  secret: 'ours',
})

const double = {
  code: 'InvalidObject',
  message: 'callbackEntry object is invalid',
  errors: [{ code: 'ObjectExists', message: 'A matching callback entry already exists', resource: 'callbackEntry', field: 'objectId' }],
}

/** The callbacks of one API member as the vendor keeps them. `refuses` says how many registrations are still met by a removed double. */
async function member(rows: Row[] = [], { refuses = 0, keepsInactive = false } = {}) {
  let left = refuses
  const waits: number[] = []
  const script: Script = ({ method, path, query, body }) => {
    if (path.startsWith('/login/')) return { body: companyInfo }
    const [, id] = /\/system\/callbacks\/(\d+)$/.exec(path) ?? []
    const row = rows.find((candidate) => String(candidate.id) === id)
    if (path.endsWith('/system/callbacks/count')) return { body: { count: rows.length } }
    if (id !== undefined && !row) return { status: 404, body: { code: 'NotFound', message: `Callback ${id} not found` } }
    if (row && method === 'DELETE') return { status: 204, body: (rows.splice(rows.indexOf(row), 1), '') }
    if (row && method === 'PATCH') {
      for (const { path: member, value } of body as { path: keyof Row; value: never }[]) {
        if (member !== 'inactiveFlag' || !keepsInactive) (row as unknown as Record<string, unknown>)[member] = value
      }
    }
    if (row) return { body: row }
    if (method === 'GET') {
      const after = Number(/id > (\d+)/.exec(query.get('conditions') ?? '')?.[1] ?? 0)
      return { body: rows.filter((candidate) => candidate.id > after) }
    }
    left -= 1
    if (left >= 0) return { status: 400, body: double }
    const made = { id: 100 + rows.length, inactiveFlag: false, ...(body as Omit<Row, 'id' | 'inactiveFlag'>) }
    rows.push(made)
    return { status: 201, body: made }
  }
  const server = await scriptedServer(script)
  const clock: Clock = { now: () => systemClock.now(), sleep: async (milliseconds) => void waits.push(milliseconds) }
  const connection = await connectTo(settingsFor(server.url), {}, keepingLogger(), { clock })
  const writes = () => server.seen.filter(({ method }) => method !== 'GET').map(({ method, body }) => [method, body])
  return { connection, rows, waits, writes }
}

const receiver = (connection: ConnectionV1) => connection.capabilities.webhookReceiver!

const row = (more: Partial<Row> = {}): Row => ({
  id: 7,
  url: 'https://hooks.example/in/7f3a91c2?recordId=',
  type: 'ticket',
  level: 'owner',
  objectId: 1,
  inactiveFlag: false,
  ...more,
})

test('a registration is for all records of its type, with a parameter open for the id that is appended', async () => {
  const { connection, writes } = await member()
  const { webhook, secret, warnings } = await receiver(connection).register(target())
  expect(writes()).toEqual([
    [
      'POST',
      {
        description: 'Jackfield: tickets',
        url: 'https://hooks.example/in/7f3a91c2?recordId=',
        objectId: 1,
        type: 'ticket',
        level: 'owner',
      },
    ],
  ])
  expect(webhook).toMatchObject({ id: '100', url: 'https://hooks.example/in/7f3a91c2', topic: 'tickets', state: 'active' })
  expect(secret).toBeNull()
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['field-unsupported', 'deactivationUrl']])
})

test('an address that has a query keeps it', async () => {
  const { connection, rows } = await member()
  const { webhook } = await receiver(connection).register(target('companies', 'https://hooks.example/in?key=7f3a91c2'))
  expect(rows[0]).toMatchObject({ url: 'https://hooks.example/in?key=7f3a91c2&recordId=', type: 'company' })
  expect(webhook.url).toBe('https://hooks.example/in?key=7f3a91c2')
})

test('one that is there for the same topic and address is adopted, and made active again', async () => {
  const adopted = await member([row({ id: 5, type: 'company' }), row({ type: 'Ticket', level: 'Owner' })])
  expect((await receiver(adopted.connection).register(target())).webhook.id).toBe('7')
  expect(adopted.writes()).toEqual([])
  const given = await member([row({ inactiveFlag: true })])
  expect((await receiver(given.connection).register(target())).webhook).toMatchObject({ id: '7', state: 'active' })
  expect(given.writes()).toEqual([['PATCH', [{ op: 'replace', path: 'inactiveFlag', value: false }]]])
})

test('a double that was just removed is waited for', async () => {
  const { connection, waits, rows } = await member([], { refuses: 2 })
  expect((await receiver(connection).register(target())).webhook.state).toBe('active')
  expect(waits).toEqual([3000, 3000])
  expect(rows).toHaveLength(1)
})

test('a double that leads elsewhere is left alone, and named', async () => {
  const { connection, rows, writes } = await member([row({ url: 'https://other.example/x?recordId=' })], { refuses: 99 })
  await expect(receiver(connection).register(target())).rejects.toMatchObject({
    code: 'REJECTED',
    outcome: 'rejected',
    operation: 'webhookReceiver.register',
    nextStep: expect.stringContaining('callback 7') as string,
  })
  expect(rows).toEqual([row({ url: 'https://other.example/x?recordId=' })])
  expect(writes().map(([method]) => method)).toEqual(['POST', 'POST', 'POST'])
})

test('a refusal for another reason is final', async () => {
  const server = await scriptedServer(({ method, path }) => {
    if (path.startsWith('/login/')) return { body: companyInfo }
    if (method === 'GET') return { body: path.endsWith('/count') ? { count: 0 } : [] }
    return { status: 400, body: { ...double, errors: [{ code: 'InvalidField', message: 'Invalid URL', field: 'url' }] } }
  })
  const connection = await connectTo(settingsFor(server.url))
  await expect(receiver(connection).register(target())).rejects.toMatchObject({ code: 'REJECTED', vendor: { code: 'InvalidObject' } })
  expect(server.seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test.each(['notes', 'alarms'] as const)('ConnectWise has no callback for %s', async (topic) => {
  const { connection, writes } = await member()
  await expect(receiver(connection).register(target(topic))).rejects.toMatchObject({ code: 'UNSUPPORTED', outcome: 'not-sent' })
  await expect(receiver(connection).repair('7', target(topic))).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  expect(writes()).toEqual([])
})

test.each(['hooks.example/in', 'ftp://hooks.example/in', 'https://me:geheim@hooks.example/in', 'https://hooks.example/in#7f3a91c2'])(
  'an address that nothing can be delivered to is refused without a call and not repeated: %s',
  async (url) => {
    const { connection, writes } = await member()
    const error: unknown = await receiver(connection)
      .register(target('tickets', url))
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'INVALID_INPUT', outcome: 'not-sent' })
    expect(JSON.stringify(error)).not.toContain('hooks.example')
    expect(writes()).toEqual([])
  },
)

test('a repair makes a disabled one active, and leads it to its target again', async () => {
  const { connection, writes } = await member([row({ url: 'https://hooks.example/old?recordId=', inactiveFlag: true })])
  expect((await receiver(connection).repair('7', target())).webhook).toMatchObject({ id: '7', state: 'active' })
  expect(writes()).toEqual([
    [
      'PATCH',
      [
        { op: 'replace', path: 'url', value: 'https://hooks.example/in/7f3a91c2?recordId=' },
        { op: 'replace', path: 'inactiveFlag', value: false },
      ],
    ],
  ])
})

test('a repair of one that is gone makes a new one; of one that is well it changes nothing', async () => {
  const gone = await member()
  expect((await receiver(gone.connection).repair('7', target())).webhook.id).toBe('100')
  const well = await member([row()])
  expect((await receiver(well.connection).repair('7', target())).webhook.id).toBe('7')
  expect(well.writes()).toEqual([])
})

test('one that stays inactive all the same was not repaired', async () => {
  const { connection } = await member([row({ inactiveFlag: true })], { keepsInactive: true })
  await expect(receiver(connection).repair('7', target())).rejects.toMatchObject({
    code: 'NOT_TAKEN',
    operation: 'webhookReceiver.repair',
    message: expect.stringContaining('inactiveFlag') as string,
  })
})

test('to remove one that is gone, or can not be, is no error', async () => {
  const { connection, rows, writes } = await member([row()])
  await receiver(connection).remove('7')
  expect(rows).toEqual([])
  await receiver(connection).remove('7')
  await receiver(connection).remove('seven')
  expect(writes().map(([method]) => method)).toEqual(['DELETE', 'DELETE'])
})

test('all callbacks of the member are listed; those of other kinds have no topic', async () => {
  const foreign = { id: 9, url: 'https://other.example/x', type: 'invoice' }
  const narrow = { id: 10, url: 'https://other.example/y', type: 'ticket', level: 'status', objectId: 3, inactiveFlag: true }
  const { connection } = await member([row(), foreign as Row, narrow])
  const listed = await receiver(connection).list().all()
  expect(listed.map(({ id, url, topic, state }) => [id, url, topic, state])).toEqual([
    ['7', 'https://hooks.example/in/7f3a91c2', 'tickets', 'active'],
    ['9', 'https://other.example/x', null, 'unknown'],
    ['10', 'https://other.example/y', null, 'disabled'],
  ])
  expect(listed[1]?.raw).toEqual(foreign)
})
