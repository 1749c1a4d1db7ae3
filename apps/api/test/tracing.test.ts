import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'

/** A collector that keeps what it is sent, as bytes. */
async function collector(): Promise<{ url: string; received: () => Buffer }> {
  const bodies: Buffer[] = []
  const server = createServer(async (request, response) => {
    for await (const chunk of request) bodies.push(chunk as Buffer)
    response.setHeader('content-type', 'application/x-protobuf').end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received: () => Buffer.concat(bodies) }
}

test('one trace leads from the caller over the request to the vendor’s call', async () => {
  const { url, received } = await collector()
  // The exporter reads the address from the process, as OpenTelemetry's users expect.
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = url
  onTestFinished(() => void delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'])
  const api = await apiUnderTest({ work: false, env: { OTEL_EXPORTER_OTLP_ENDPOINT: url } })
  const { sandbox } = await connectedSandbox(api)
  const traceId = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` }
  expect((await api.ask('GET', '/v1/connections/psa/boards', { headers })).status).toBe(200)
  await api.stop()
  await sandbox.stop()
  await stopCluster()

  const spans = received().toString('latin1')
  expect(spans).toContain('catalog.boards')
  expect(spans).toContain('connectwise catalog.boards')
  // Once for the request, and once for the vendor's call below it.
  expect(spans.split(Buffer.from(traceId, 'hex').toString('latin1')).length - 1).toBeGreaterThanOrEqual(2)
  expect(spans).not.toContain(String(sandbox.settings['privateKey']))
})
