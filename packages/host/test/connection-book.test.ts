import { createDesk, defaultWorkspace } from '@jackfield/desk'
import type { Alert } from '@jackfield/desk'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { throwAwayCluster } from '../src/index.ts'
import type { ConnectorEntry, ThrowAwayCluster } from '../src/index.ts'
import { acme, acmeServer, connects } from './acme-connector.ts'
import { bookOnDatabase } from './book-on-database.ts'

const token = 'tok-3fa9c1d27e55'
const entry: ConnectorEntry = {
  id: 'acme',
  package: '@jackfield/acme',
  from: 'built-in',
  load: async () => acme,
  loadSandbox: async () => ({}),
}

let cluster: ThrowAwayCluster
beforeAll(async () => {
  cluster = await throwAwayCluster()
})
afterAll(() => cluster.stop())
beforeEach(() => void connects.splice(0))

/** A book with the connection `psa` to a running Acme. */
async function withConnection() {
  const on = await bookOnDatabase(cluster, [entry])
  const server = await acmeServer(token)
  const added = await on.book.add({ name: 'psa', connector: 'acme', settings: { site: server.site, token, network: 'private' } })
  return { ...on, ...added, ...server }
}

describe('adding a connection', () => {
  it('logs in first, says who we are, and shows no secret', async () => {
    const { book, summary, check, requests } = await withConnection()
    expect(requests).toEqual(['GET /me'])
    expect(check.user).toEqual({ id: '7', name: 'api' })
    expect(summary).toMatchObject({ name: 'psa', connector: 'acme', choices: {}, catchAll: null, lateCommitWindow: 120 })
    expect(summary.settings).toEqual({ site: expect.any(String) as string, network: 'private', token: '••••' })
    expect(summary.createdAt).toMatch(/^\d{4}-.*Z$/)
    expect(await book.list()).toEqual([summary])
    expect(await book.get('psa')).toEqual(summary)
    expect(connects.map(({ isClosed }) => isClosed)).toEqual([true])
  })

  it('stores nothing when the log-in fails, and gives the vendor’s reason without the secret', async () => {
    const { book, log } = await bookOnDatabase(cluster, [entry])
    const { site } = await acmeServer(token)
    const wrong = 'wrong-secret-token'
    const failure = await book
      .add({ name: 'psa', connector: 'acme', settings: { site, token: wrong, network: 'private' } })
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'AUTHENTICATION', nextStep: 'Make a new one.' })
    expect(JSON.stringify(failure) + log.join()).not.toContain(wrong)
    expect(log.join()).toContain('Asking with the token [redacted]')
    expect(await book.list()).toEqual([])
    expect(connects.every(({ isClosed }) => isClosed)).toBe(true)
  })

  it('can leave the log-in out', async () => {
    const { book } = await bookOnDatabase(cluster, [entry])
    const { check } = await book.add({ name: 'later', connector: 'acme', settings: { site: 'https://acme.example', token }, test: false })
    expect(check).toBeNull()
    expect(connects).toEqual([])
    expect((await book.get('later')).settings['site']).toBe('https://acme.example')
  })

  it('refuses a private address unless the settings allow it', async () => {
    const { book } = await bookOnDatabase(cluster, [entry])
    const { site, requests } = await acmeServer(token)
    await expect(book.add({ name: 'psa', connector: 'acme', settings: { site, token } })).rejects.toMatchObject({
      nextStep: expect.stringContaining('private') as string,
    })
    expect(requests).toEqual([])
  })

  it.each([
    [{ token }, 'site is missing', 'The address of your Acme server.'],
    [{ site: 'https://a', token: 'short' }, 'token', 'Settings > API > Tokens.'],
    [{ site: 'https://a', token, tokn: 'x' }, 'there is no field tokn', 'site, token'],
    [{ site: 'https://a', token, network: 'both' }, 'network', 'network'],
    [{ site: 'https://a', token, lateCommitWindow: 0 }, 'lateCommitWindow', 'Seconds'],
    ['text', 'one object', 'site, token'],
    [null, 'one object', 'site, token'],
  ])('refuses the settings %j and names what is wrong', async (settings, message, nextStep) => {
    const { book } = await bookOnDatabase(cluster, [entry])
    const failure = await book.add({ name: 'psa', connector: 'acme', settings }).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(message) as string,
      nextStep: expect.stringContaining(nextStep) as string,
    })
    expect(JSON.stringify(failure)).not.toContain(token)
  })

  it('refuses an unknown connector, a taken name in any case and a name that would not do in a command', async () => {
    const { book, site } = await withConnection()
    const settings = { site, token, network: 'private' }
    await expect(book.add({ name: 'x', connector: 'nope', settings })).rejects.toMatchObject({
      nextStep: expect.stringContaining('acme') as string,
    })
    for (const name of ['psa', 'PSA']) {
      await expect(book.add({ name, connector: 'acme', settings })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('called psa already') as string,
      })
    }
    for (const name of ['', '-a', 'a-', 'a b', 'a/b', 'ä', 'a.b', 'a'.repeat(64)]) {
      await expect(book.add({ name, connector: 'acme', settings }), name).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    }
    expect((await book.list()).length).toBe(1)
  })

  it('gives a name to one of two that ask at once', async () => {
    const { book } = await bookOnDatabase(cluster, [entry])
    const input = { name: 'psa', connector: 'acme', settings: { site: 'https://a', token }, test: false } as const
    const results = await Promise.allSettled([book.add(input), book.add(input)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('changing a connection', () => {
  it('changes the given settings alone, and takes one away with null', async () => {
    const { book, summary } = await withConnection()
    const { summary: changed, check } = await book.update('psa', { team: 'night', lateCommitWindow: 5 })
    expect(check.tenant).toBe('night')
    expect(changed).toMatchObject({
      id: summary.id,
      lateCommitWindow: 5,
      settings: { ...summary.settings, team: 'night', lateCommitWindow: 5 },
    })
    const { summary: again } = await book.update('psa', { team: null, token: '••••' })
    expect(again.settings).toEqual({ ...summary.settings, lateCommitWindow: 5 })
    expect((await (await book.open('psa')).connection.check()).user?.id).toBe('7')
  })

  it('keeps the old settings when the new ones do not work', async () => {
    const { book, summary } = await withConnection()
    await expect(book.update('psa', { token: 'another-token' })).rejects.toMatchObject({ code: 'AUTHENTICATION' })
    await expect(book.update('psa', { nonsense: 1 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await book.get('psa')).toEqual(summary)
    expect((await (await book.open('psa')).connection.check()).user?.id).toBe('7')
  })

  it('changes the given choices alone', async () => {
    const { book } = await withConnection()
    const board = { id: '0', name: 'Service' }
    const closeStatus = { id: '5', name: 'Closed' }
    await book.setDefaults('psa', { choices: { board }, catchAll: { id: '0', name: 'Us' } })
    const summary = await book.setDefaults('psa', { choices: { closeStatus } })
    expect(summary).toMatchObject({ choices: { board, closeStatus }, catchAll: { id: '0', name: 'Us' } })
    expect((await book.setDefaults('psa', { catchAll: null })).catchAll).toBeNull()
    expect((await book.get('psa')).choices).toEqual({ board, closeStatus })
  })

  it('does not overwrite what somebody else changed in the meantime', async () => {
    const { book, another } = await withConnection()
    const meanwhile: ConnectorEntry = {
      ...entry,
      load: async () => ({
        ...acme,
        async connect(...given: Parameters<typeof acme.connect>) {
          await book.update('psa', { team: 'day' })
          return acme.connect(...given)
        },
      }),
    }
    const other = await another({ entries: [meanwhile] })
    await expect(other.update('psa', { team: 'night' })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      message: expect.stringContaining('in the meantime') as string,
    })
    expect((await book.get('psa')).settings['team']).toBe('day')
  })

  it('of none names those there are', async () => {
    const { book } = await withConnection()
    const calls = [
      () => book.get('nope'),
      () => book.open('nope'),
      () => book.update('nope', {}),
      () => book.setDefaults('nope', {}),
      () => book.remove('nope'),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'INVALID_INPUT', nextStep: 'Known are: psa.' })
    const empty = await bookOnDatabase(cluster, [entry])
    await expect(empty.book.get('psa')).rejects.toMatchObject({ nextStep: expect.stringContaining('connections add') as string })
  })
})

describe('an open connection', () => {
  it('is opened once for all who ask, and anew after a change, also one by another process', async () => {
    const { book, another, summary } = await withConnection()
    connects.splice(0)
    const [one, two, three] = await Promise.all([book.open('psa'), book.open('psa'), book.source(summary.id)])
    expect(one.connection).toBe(two.connection)
    expect(three.connection).toBe(one.connection)
    expect(connects.length).toBe(1)
    const other = await another()
    await other.setDefaults('psa', { choices: { board: { id: '3', name: 'B' } } })
    const after = await book.source(summary.id)
    expect(after.connection).not.toBe(one.connection)
    expect(after.choices).toEqual({ board: { id: '3', name: 'B' } })
    expect(connects.at(-1)?.context.choices).toEqual(after.choices)
    // Work that began on the old one can end on it.
    expect((await one.connection.check()).user?.id).toBe('7')
    expect(connects[0]?.context.quota).toBe(connects.at(-1)?.context.quota)
    await book.close()
    await book.close()
    expect(connects.every(({ isClosed }) => isClosed)).toBe(true)
    await expect(book.open('psa')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('tells the desk what it must know', async () => {
    const { book, summary } = await withConnection()
    await book.update('psa', { lateCommitWindow: 7 })
    expect(await book.source(summary.id)).toMatchObject({
      id: summary.id,
      name: 'psa',
      originName: 'psa',
      lateCommitWindow: 7000,
      catchAll: null,
    })
  })

  it('is not kept when opening failed', async () => {
    const { book, another } = await withConnection()
    let isBroken = true
    const flaky = {
      ...entry,
      load: async () => ({
        ...acme,
        connect: (...given: Parameters<typeof acme.connect>) => (isBroken ? Promise.reject(new Error('down')) : acme.connect(...given)),
      }),
    }
    const other = await another({ entries: [flaky] })
    await expect(other.open('psa')).rejects.toThrow('down')
    isBroken = false
    expect((await (await other.open('psa')).connection.check()).user?.id).toBe('7')
    expect((await book.list()).length).toBe(1)
  })

  it('needs the key that sealed it, and says so', async () => {
    const { another } = await withConnection()
    const stranger = await another({ key: new Uint8Array(32) })
    await expect(stranger.open('psa')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      nextStep: expect.stringContaining('JACKFIELD_KEY') as string,
    })
  })

  it('can not be made of settings that were moved from another connection', async () => {
    const { book, store, site } = await withConnection()
    await book.add({ name: 'evil', connector: 'acme', settings: { site, token, network: 'private' } })
    const { sealed_settings } = await store
      .in(defaultWorkspace)
      .selectFrom('connections')
      .select('sealed_settings')
      .where('name', '=', 'psa')
      .executeTakeFirstOrThrow()
    await store.in(defaultWorkspace).updateTable('connections').set({ sealed_settings, version: 9 }).where('name', '=', 'evil').execute()
    await expect(book.open('evil')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect((await book.open('psa')).summary.name).toBe('psa')
  })

  it('whose connector is gone is listed, with all its settings masked', async () => {
    const { another } = await withConnection()
    const [summary] = await (await another({ entries: [] })).list()
    expect(summary?.settings).toEqual({ site: '••••', token: '••••', network: '••••' })
  })
})

describe('removing a connection', () => {
  const alert: Alert = {
    conditionKey: 'disk/1',
    companyKey: null,
    state: 'raised',
    severity: 'high',
    title: 'Disk full',
    text: '',
    device: null,
    user: null,
    at: null,
    raw: {},
  }

  it('forgets it, and the desk is told', async () => {
    const { book, summary } = await withConnection()
    await book.open('psa')
    await book.remove('psa')
    expect(await book.list()).toEqual([])
    await expect(book.source(summary.id)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('removed') as string,
    })
  })

  it('is refused while alerts wait, unless it is forced', async () => {
    const { book, store, summary, log } = await withConnection()
    const quiet = (): void => void log.length
    const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
    const desk = createDesk({ store, workspace: defaultWorkspace, connections: book.source, logger })
    onTestFinished(() => desk.close())
    await desk.accept(summary.id, [alert, { ...alert, conditionKey: 'disk/2' }])
    await expect(book.remove('psa')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('2 alerts for psa are not settled') as string,
      nextStep: expect.stringContaining('--force') as string,
    })
    expect((await book.list()).length).toBe(1)
    await book.remove('psa', { force: true })
    expect(await book.list()).toEqual([])
    expect((await desk.listAlerts({})).length).toBe(0)
  })
})
