import { expect, test } from 'vitest'
import { createApiKeys, mayDo } from '../src/index.ts'
import { databases } from './store-on-database.ts'

const newDatabase = databases()

test('a key is shown once, and the database holds neither it nor its secret', async () => {
  const { store, asOwner } = await newDatabase(['north'])
  const keys = createApiKeys(store)
  const { key, text } = await keys.create('north', { name: 'Exium', operations: ['alerts.write', 'tickets.*'] })
  expect(text).toMatch(new RegExp(`^jf_${key.id}_[A-Za-z0-9_-]{43}$`))
  expect(key).toMatchObject({
    workspace: 'north',
    name: 'Exium',
    operations: ['alerts.write', 'tickets.*'],
    lastUsedAt: null,
    expiresAt: null,
  })
  const [row] = await asOwner<{ text: string }>('select k::text as text from desk.api_keys k')
  expect(row!.text).toContain(key.id)
  expect(row!.text).not.toContain(text.slice(-43))
})

test('a key is recognised by its whole text alone, and its use is noted', async () => {
  const { store, another } = await newDatabase(['north'])
  const keys = createApiKeys(store)
  const { key, text } = await keys.create('north', { name: 'one', operations: ['*'] })
  expect(await createApiKeys(another()).authenticate(text)).toMatchObject({ id: key.id, workspace: 'north' })
  expect((await keys.get('north', key.id))?.lastUsedAt).not.toBeNull()
  const other = await keys.create('default', { name: 'two', operations: ['*'] })
  const last = text.at(-1) === 'A' ? 'B' : 'A'
  const forged = [
    `${text.slice(0, -1)}${last}`,
    `jf_${key.id}_${other.text.slice(-43)}`,
    `jf_${other.key.id}_${text.slice(-43)}`,
    `jf_${'0'.repeat(16)}_${text.slice(-43)}`,
    `${text} `,
    text.slice(0, -1),
    key.id,
    '',
    `jf_${key.id}_' or true --${'A'.repeat(31)}`,
  ]
  for (const wrong of forged) expect(await keys.authenticate(wrong), wrong).toBeNull()
})

test('a revoked key is refused at once here, and keeps its first time of revoking', async () => {
  const { store } = await newDatabase()
  const keys = createApiKeys(store)
  const { key, text } = await keys.create('default', { name: 'one', operations: ['*'] })
  expect(await keys.authenticate(text)).not.toBeNull()
  const revoked = await keys.revoke('default', key.id)
  expect(await keys.authenticate(text)).toBeNull()
  expect((await keys.revoke('default', key.id))?.revokedAt).toBe(revoked?.revokedAt)
  expect(await keys.revoke('default', 'no such key')).toBeNull()
})

test('a key is refused from its expiry on, on the database’s clock', async () => {
  const { store, asOwner, another } = await newDatabase()
  const keys = createApiKeys(store)
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const { text } = await keys.create('default', { name: 'one', operations: ['*'], expiresAt })
  expect(await keys.authenticate(text)).toMatchObject({ expiresAt })
  await asOwner(`update desk.api_keys set expires_at = clock_timestamp() - interval '1 second'`)
  expect(await createApiKeys(another()).authenticate(text)).toBeNull()
})

test.each([
  ['no name', { name: ' ', operations: ['*'] }],
  ['no operations', { name: 'one', operations: [] }],
  ['a word that is no operation', { name: 'one', operations: ['alerts'] }],
  ['an expiry that is past', { name: 'one', operations: ['*'], expiresAt: '2020-01-01T00:00:00Z' }],
  ['an expiry that is no time', { name: 'one', operations: ['*'], expiresAt: 'tomorrow' }],
])('%s makes no key', async (_, wanted) => {
  const { store } = await newDatabase()
  const keys = createApiKeys(store)
  await expect(keys.create('default', wanted)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect((await keys.list('default')).items).toEqual([])
})

test('operations cover themselves, their group, or all', () => {
  expect(mayDo({ operations: ['alerts.write'] }, 'alerts.write')).toBe(true)
  expect(mayDo({ operations: ['alerts.write'] }, 'alerts.read')).toBe(false)
  expect(mayDo({ operations: ['alerts.*'] }, 'alerts.read')).toBe(true)
  expect(mayDo({ operations: ['alerts.*'] }, 'alertsx.read')).toBe(false)
  expect(mayDo({ operations: ['*'] }, 'keys.create')).toBe(true)
  expect(mayDo({ operations: [] }, 'keys.create')).toBe(false)
})

test('keys are listed newest first, each once, also while new ones are made', async () => {
  const { store } = await newDatabase()
  const keys = createApiKeys(store)
  for (let at = 0; at < 5; at++) await keys.create('default', { name: `key ${at}`, operations: ['*'] })
  const first = await keys.list('default', { limit: 2 })
  await keys.create('default', { name: 'late', operations: ['*'] })
  const second = await keys.list('default', { limit: 2, cursor: first.next })
  const third = await keys.list('default', { limit: 2, cursor: second.next })
  expect([first, second, third].flatMap((page) => page.items.map((key) => key.name))).toEqual(['key 4', 'key 3', 'key 2', 'key 1', 'key 0'])
  expect(third.next).toBeNull()
  for (const cursor of ['', 'nonsense', Buffer.from('after:x').toString('base64url'), `${first.next}A`])
    await expect(keys.list('default', { cursor })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  for (const limit of [0, 501, 1.5, Number.NaN])
    await expect(keys.list('default', { limit })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
