import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest } from './served-api.ts'

let api: ApiUnderTest

beforeAll(async () => {
  api = await apiUnderTest({ env: { JACKFIELD_METRICS_TOKEN: 'scrape-me' } })
})

afterAll(async () => {
  await api.stop()
  await stopCluster()
})

test('the reference page has every operation, no script, and asks nobody else for anything', async () => {
  const [page, document] = [await api.ask('GET', '/docs', { key: null }), await api.ask('GET', '/openapi.json', { key: null })]
  expect(document.body.openapi).toBe('3.1.0')
  for (const methods of Object.values(document.body.paths)) {
    for (const { operationId } of Object.values(methods as Record<string, { operationId: string }>)) {
      expect(page.text).toContain(`<article id="${operationId}">`)
    }
  }
  expect(page.text).not.toMatch(/<script|<link|@import|src=/)
  const inside = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const links = [...page.text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!)
  expect(links.filter((href) => !(href.startsWith('#') ? inside.has(href.slice(1)) : href === '/openapi.json'))).toEqual([])
})

test('health and readiness need no key', async () => {
  expect(await api.ask('GET', '/health', { key: null })).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await api.ask('GET', '/ready', { key: null })).toMatchObject({ status: 200, body: { status: 'ready' } })
})

test('metrics are for whoever has their token, and name no tenant', async () => {
  await api.newWorkspace('secret-tenant')
  await api.ask('GET', '/v1/workspace', { key: await api.newKey(['*'], 'secret-tenant') })
  expect((await api.ask('GET', '/metrics')).status).toBe(404)
  const { text } = await api.ask('GET', '/metrics', { key: 'scrape-me' })
  expect(text).toContain('jackfield_http_request_duration_seconds_count{operation="workspace.get",status="200"} 1')
  expect(text).toMatch(/^jackfield_alerts_open 0$/m)
  expect(text).not.toContain('secret-tenant')
})

test('what is not there says so, whatever the method', async () => {
  for (const [method, path] of [
    ['GET', '/v2/alerts'],
    ['DELETE', '/v1/alerts'],
    ['POST', '/docs'],
  ] as const) {
    expect(await api.ask(method, path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  }
})

test('what is under way when it stops comes to its end', async () => {
  const { sandbox } = await connectedSandbox(api)
  try {
    const before = sandbox.stats().requests
    sandbox.setFaults({ seed: 1, slowSeconds: [1, 1], script: [{ kind: 'slow', times: 1 }] })
    const slow = api.ask('GET', '/v1/connections/psa/boards')
    await expect.poll(() => sandbox.stats().requests, { interval: 5 }).toBeGreaterThan(before)
    const restarted = api.restart()
    expect((await slow).status).toBe(200)
    await restarted
    expect((await api.ask('GET', '/ready')).status).toBe(200)
  } finally {
    await sandbox.stop()
  }
})
