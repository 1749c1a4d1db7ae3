import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningSandbox } from '@jackfield/sandbox'
import { apiUnderTest, ask, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest } from './served-api.ts'

let api: ApiUnderTest
let sandbox: RunningSandbox
let connectionId: string
let companyId: string

beforeAll(async () => {
  api = await apiUnderTest({ work: false, bodyLimit: 2000, corsOrigins: ['https://app.example.com'] })
  ;({ sandbox, connectionId, companyId } = await connectedSandbox(api))
})

afterAll(async () => {
  await api.stop()
  await sandbox.stop()
  await stopCluster()
})

const ticketsPath = '/v1/connections/psa/tickets'
const ours = () => sandbox.tickets().length

describe('keys', () => {
  test('do what their operations name, and nothing else', async () => {
    const key = await api.newKey(['alerts.push', 'tickets.*'])
    expect((await api.ask('POST', '/v1/alerts', { key, body: { title: 'x' } })).status).toBe(202)
    expect((await api.ask('GET', ticketsPath, { key })).status).toBe(200)
    const refused = await api.ask('GET', '/v1/alerts', { key })
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN', detail: expect.stringContaining('alerts.list') } })
  })

  test.each([
    ['none', null],
    ['an unknown one', `jf_${'0'.repeat(16)}_${'A'.repeat(43)}`],
    ['no key at all', 'hello'],
  ])('%s: 401, and nobody learns more', async (_, key) => {
    const reply = await api.ask('GET', '/v1/workspace', { key })
    expect(reply).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test('that are revoked count at once no more', async () => {
    const made = await api.ask('POST', '/v1/api-keys', { body: { name: 'passing', operations: ['workspace.get'] } })
    const key = made.body.text as string
    expect((await api.ask('GET', '/v1/workspace', { key })).body.id).toBe('default')
    await api.ask('POST', `/v1/api-keys/${made.body.key.id}/revoke`)
    expect((await api.ask('GET', '/v1/workspace', { key })).status).toBe(401)
  })

  test('make no key that may do more, or works longer', async () => {
    const end = new Date(Date.now() + 3_600_000).toISOString()
    const key = await api.newKey(['api-keys.create', 'alerts.*'], 'default', end)
    const make = (operations: readonly string[], expiresAt?: string) =>
      api.ask('POST', '/v1/api-keys', { key, body: { name: 'child', operations, ...(expiresAt ? { expiresAt } : {}) } })
    expect((await make(['*'])).status).toBe(403)
    expect((await make(['tickets.list'])).status).toBe(403)
    expect((await make(['alerts.push'], new Date(Date.now() + 7_200_000).toISOString())).status).toBe(403)
    const child = await make(['alerts.push'])
    expect([child.status, Date.parse(child.body.key.expiresAt)]).toEqual([201, Date.parse(end)])
    expect((await make(['alerts.pusch'])).body).toMatchObject({ code: 'INVALID_INPUT', nextStep: expect.stringContaining('alerts.*') })
  })

  test('stand in no reply, no log and no audit', async () => {
    const made = await api.ask('POST', '/v1/api-keys', { body: { name: 'shown once', operations: ['read'] } })
    const secret = (made.body.text as string).split('_').slice(2).join('_')
    const seen = await Promise.all(['/v1/api-keys', `/v1/api-keys/${made.body.key.id}`, '/v1/audit'].map((path) => api.ask('GET', path)))
    for (const { text } of seen) expect(text).not.toContain(secret)
    expect(api.logged.join('\n')).not.toContain(secret)
  })
})

describe('the audit', () => {
  test('has who did what, the refused among it', async () => {
    const key = await api.newKey(['subscriptions.*'])
    const body = { url: 'https://example.com/hook', eventTypes: ['ticket.created'] }
    const made = await api.ask('POST', '/v1/subscriptions', { key, body, headers: { 'x-request-id': 'from-the-caller' } })
    await api.ask('DELETE', `/v1/subscriptions/${made.body.subscription.id}`, { key, headers: { 'if-match': '"99"' } })
    await api.ask('DELETE', `/v1/connections/${connectionId}`, { key })
    const actor = key.split('_')[1]
    const { items } = (await api.ask('GET', `/v1/audit?actor=${actor}`)).body
    expect(items).toMatchObject([
      { operation: 'connections.remove', outcome: 'refused', code: 'FORBIDDEN' },
      { operation: 'subscriptions.remove', outcome: 'refused', code: 'VERSION_CONFLICT', target: made.body.subscription.id },
      { operation: 'subscriptions.create', outcome: 'done', code: null, target: made.body.subscription.id, requestId: 'from-the-caller' },
    ])
  })
})

describe('an Idempotency-Key', () => {
  test('makes one ticket of one request, however often it comes', async () => {
    const before = ours()
    const asked = { body: { title: 'Once', companyId }, headers: { 'idempotency-key': 'ticket-1' } }
    const [first, second] = [await api.ask('POST', ticketsPath, asked), await api.ask('POST', ticketsPath, asked)]
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text])
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true'])
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(ours()).toBe(before + 1)
  })

  test('that comes with another request is refused; of another caller it is another key', async () => {
    const headers = { 'idempotency-key': 'shared' }
    const push = (title: string, key = api.key) => api.ask('POST', '/v1/alerts', { key, headers, body: { title } })
    expect((await push('one')).status).toBe(202)
    expect(await push('two')).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    expect((await push('two', await api.newKey(['*']))).status).toBe(202)
  })

  test('is free again after a request that did nothing', async () => {
    const asked = { headers: { 'idempotency-key': 'second-try' }, body: { title: 'Try', companyId } }
    const before = ours()
    sandbox.setRights([])
    const refused = await api.ask('POST', ticketsPath, asked)
    sandbox.setRights('everything')
    expect([refused.status, refused.body.outcome, ours()]).toEqual([424, 'rejected', before])
    expect((await api.ask('POST', ticketsPath, asked)).status).toBe(201)
    expect(ours()).toBe(before + 1)
  })

  test('keeps an outcome that nobody knows: the ticket is not made twice', async () => {
    const headers = { 'idempotency-key': 'lost-answer' }
    const before = ours()
    sandbox.setFaults({ seed: 1, script: [{ kind: 'dropped-after', method: 'POST', times: 1 }] })
    const lost = await api.ask('POST', ticketsPath, { headers, body: { title: 'Lost', companyId } })
    sandbox.setFaults(null)
    expect(lost.body.outcome).toBe('unknown')
    const again = await api.ask('POST', ticketsPath, { headers, body: { title: 'Lost', companyId } })
    expect([again.status, again.body.code, again.headers.get('idempotency-replayed')]).toEqual([lost.status, lost.body.code, 'true'])
    expect(ours()).toBe(before + 1)
  })

  test('of a new key gives its text again to the same caller, and to nobody else', async () => {
    const asked = { body: { name: 'again', operations: ['read'] }, headers: { 'idempotency-key': 'new-key' } }
    const first = await api.ask('POST', '/v1/api-keys', asked)
    expect((await api.ask('POST', '/v1/api-keys', asked)).body.text).toBe(first.body.text)
    const other = await api.ask('POST', '/v1/api-keys', { ...asked, key: await api.newKey(['*']) })
    expect(other.body.text).not.toBe(first.body.text)
  })

  test('is refused where it is too long', async () => {
    const reply = await api.ask('POST', '/v1/alerts', { body: { title: 'x' }, headers: { 'idempotency-key': 'x'.repeat(256) } })
    expect(reply).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
  })
})

describe('versions', () => {
  test('a change with the ETag of before is refused, with that of now it is made', async () => {
    const path = `/v1/connections/${connectionId}`
    const seen = (await api.ask('GET', path)).headers.get('etag')!
    const change = (etag: string) =>
      api.ask('PATCH', path, { body: { choices: { board: { id: '1', name: 'One' } } }, headers: { 'if-match': etag } })
    const changed = await change(seen)
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(seen)
    expect(await change(seen)).toMatchObject({ status: 412, body: { code: 'VERSION_CONFLICT' } })
    expect((await change(`"0", ${changed.headers.get('etag')}`)).status).toBe(200)
    expect((await change('*')).status).toBe(200)
  })

  test('If-None-Match: * makes only what is not there yet', async () => {
    const path = `/v1/connections/psa/company-links/${encodeURIComponent('a/b ü')}`
    const put = () => api.ask('PUT', path, { body: { companyId }, headers: { 'if-none-match': '*' } })
    expect(await put()).toMatchObject({ status: 200, body: { key: 'a/b ü', companyId, version: 1 } })
    expect(await put()).toMatchObject({ status: 412, body: { code: 'VERSION_CONFLICT' } })
  })

  test('settings that don’t log in change nothing, and name no vendor fault', async () => {
    const path = `/v1/connections/${connectionId}`
    const before = await api.ask('GET', path)
    const refused = await api.ask('PATCH', path, { body: { settings: { privateKey: 'wrong-key-of-somebody' } } })
    expect(refused).toMatchObject({ status: 424, body: { code: 'AUTHENTICATION' } })
    expect(refused.text).not.toContain('wrong-key-of-somebody')
    const nowhere = await api.ask('PATCH', path, { body: { settings: { site: 'http://127.0.0.1:9' } } })
    expect(nowhere).toMatchObject({ status: 422, body: { code: 'UNREACHABLE' } })
    expect((await api.ask('GET', path)).body).toEqual(before.body)
    expect(before.text).not.toContain(sandbox.settings['privateKey'])
  })
})

describe('pages', () => {
  test('of our own records and of the vendor’s give each record once', async () => {
    for (let at = 0; at < 5; at++) await api.ask('POST', '/v1/alerts', { body: { title: `paged ${at}` } })
    for (const path of ['/v1/alerts', '/v1/audit', `${ticketsPath}?state=all`, '/v1/connections/psa/companies']) {
      const ids: string[] = []
      let cursor: string | null = null
      do {
        const url: string = `${path}${path.includes('?') ? '&' : '?'}limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
        const page = await api.ask('GET', url)
        expect(page.status, page.text).toBe(200)
        expect(page.body.items.length).toBeLessThanOrEqual(2)
        ids.push(...page.body.items.map(({ id }: { id: string }) => id))
        cursor = page.body.next
      } while (cursor !== null && ids.length < 30)
      expect(new Set(ids).size, path).toBe(ids.length)
      expect(ids.length, path).toBeGreaterThan(2)
    }
  })

  test('of a vendor’s listing go on in another process, and are asked for twice', async () => {
    const first = await api.ask('GET', `${ticketsPath}?state=all&limit=2`)
    const next = `${ticketsPath}?state=all&limit=2&cursor=${encodeURIComponent(first.body.next)}`
    const second = await api.ask('GET', next)
    expect((await api.ask('GET', next)).body.items).toEqual(second.body.items)
    await api.restart()
    expect((await api.ask('GET', next)).body.items).toEqual(second.body.items)
  })

  test('with a cursor of another listing are refused', async () => {
    const { next } = (await api.ask('GET', `${ticketsPath}?state=all&limit=1`)).body
    for (const cursor of [next, 'hello', 'W10']) {
      const reply = await api.ask('GET', `${ticketsPath}?state=closed&cursor=${cursor}`)
      expect(reply).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
    }
  })
})

describe('what comes in', () => {
  test('is named where it can’t be used, part by part', async () => {
    const reply = await api.ask('POST', '/v1/connections', { body: { name: 'a b', connector: 'connectwise', extra: 1 } })
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    const fields = reply.body.errors.map(({ field }: { field: string }) => field)
    expect(fields).toEqual(expect.arrayContaining(['body.name', 'body.settings', 'body.extra']))
    const alerts = await api.ask('POST', '/v1/alerts', { body: [{ title: 'fine' }, { text: 'no title' }] })
    expect(alerts).toMatchObject({ status: 422, body: { errors: [{ field: 'body[1].title' }] } })
    const query = await api.ask('GET', '/v1/alerts?conection=psa')
    expect(query.body.errors).toMatchObject([{ field: 'query.conection' }])
  })

  test.each([
    ['no JSON', 400, '{"name":', {}],
    ['another type', 415, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['too much', 413, JSON.stringify({ name: 'x'.repeat(3000) }), {}],
  ])('%s: %d', async (_, status, body, headers) => {
    expect((await api.ask('POST', '/v1/connections', { body, headers })).status).toBe(status)
  })

  test('is measured also where its length is not told', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 10; at++) controller.enqueue(new TextEncoder().encode('x'.repeat(1000)))
        controller.close()
      },
    })
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
    }
    expect((await fetch(`${api.url}/v1/alerts`, init as RequestInit)).status).toBe(413)
  })

  test('keeps ids to the digit', async () => {
    const raw = '{"title":"big","companyKey":"90071992547409931234567890","raw":{"id":90071992547409931234567890}}'
    expect((await api.ask('POST', '/v1/alerts', { body: raw })).status).toBe(202)
    const missing = await api.ask('GET', `${ticketsPath}/99999999999999999999999999`)
    expect([missing.status, missing.body.code]).toEqual([404, 'NOT_FOUND'])
  })

  test('as Alertmanager sends it, by lines and as OCSF, is taken over all the same', async () => {
    const alertmanager = {
      version: '4',
      status: 'firing',
      alerts: [{ status: 'firing', fingerprint: 'f1', labels: { alertname: 'Down', customer: 'tenant-9' } }],
    }
    expect((await api.ask('POST', '/v1/alerts?connection=psa', { body: alertmanager })).body.alerts).toHaveLength(1)
    const lines = await api.ask('POST', '/v1/alerts', {
      body: '{"title":"one"}\n{"title":"two"}',
      headers: { 'content-type': 'application/x-ndjson' },
    })
    expect(lines.body.alerts).toHaveLength(2)
  })
})

describe('headers', () => {
  test('guard whoever opens it in a browser, and say how much is left', async () => {
    const { headers } = await api.ask('GET', '/v1/workspace')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('ratelimit')).toMatch(/^limit=6000, remaining=\d+, reset=\d+$/)
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })

  test('let just the origins in that the operator names', async () => {
    const from = (origin: string) =>
      ask(`${api.url}/v1/workspace`, 'OPTIONS', { headers: { origin, 'access-control-request-method': 'GET' } })
    expect((await from('https://app.example.com')).headers.get('access-control-allow-origin')).toBe('https://app.example.com')
    expect((await from('https://evil.example.com')).headers.get('access-control-allow-origin')).toBeNull()
    await api.restart({ corsOrigins: [] })
    expect((await from('https://app.example.com')).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('tell when a key asked too often, and when to come back', async () => {
    await api.restart({ rateLimit: 3 })
    const key = await api.newKey(['workspace.get'])
    const replies = []
    for (let at = 0; at < 4; at++) replies.push(await api.ask('GET', '/v1/workspace', { key }))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(replies[3]!.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', isRetryable: true })
    expect(Number(replies[3]!.headers.get('retry-after'))).toBeGreaterThan(0)
    // Another key has its own.
    expect((await api.ask('GET', '/v1/workspace')).status).toBe(200)
    await api.restart()
  })
})

describe('workspaces', () => {
  test('see nothing of each other, not even that it is there', async () => {
    await api.newWorkspace('north')
    const key = await api.newKey(['*'], 'north')
    const { id: alert } = (await api.ask('POST', '/v1/alerts', { body: { title: 'ours' } })).body.alerts[0]
    const subscription = await api.ask('POST', '/v1/subscriptions', { body: { url: 'https://example.com/hook', eventTypes: 'all' } })
    const paths = [
      `/v1/connections/${connectionId}`,
      '/v1/connections/psa',
      `/v1/connections/${connectionId}/tickets`,
      `/v1/alerts/${alert}`,
      `/v1/alerts/${alert}/trace`,
      `/v1/subscriptions/${subscription.body.subscription.id}`,
      `/v1/api-keys/${api.key.split('_')[1]}`,
    ]
    for (const path of paths) expect((await api.ask('GET', path, { key })).status, path).toBe(404)
    for (const path of ['/v1/connections', '/v1/alerts', '/v1/subscriptions', '/v1/events', '/v1/webhooks', '/v1/audit']) {
      expect((await api.ask('GET', path, { key })).body.items, path).toEqual([])
    }
    const pushed = await api.ask('POST', `/v1/alerts?connection=${connectionId}`, { key, body: { title: 'theirs' } })
    expect([pushed.status, pushed.body.code]).toEqual([404, 'NOT_FOUND'])
    expect((await api.ask('GET', '/v1/workspace', { key })).body.id).toBe('north')
  })
})

describe('addresses', () => {
  test.each(['http://169.254.169.254/', 'http://10.0.0.1', 'http://[::1]:1', 'http://localhost:1'])(
    'of connections: %s is refused, whatever the connection says',
    async (site) => {
      const settings = { ...sandbox.settings, site, network: 'private' }
      const reply = await api.ask('POST', '/v1/connections', { body: { name: 'inside', connector: 'connectwise', settings } })
      expect(reply).toMatchObject({ status: 422, body: { code: 'BLOCKED_ADDRESS' } })
    },
  )
})
