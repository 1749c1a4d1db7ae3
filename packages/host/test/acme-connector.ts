import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AuthenticationError, connectionSettings, defineConnector, secret } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

/** What the connector was given at each connect, and what became of it. */
export const connects: { context: ConnectContext; isClosed: boolean }[] = []

/** A small vendor of the tests' own: one call that checks a token. */
export const acme = defineConnector({
  specificationVersion: 'v1',
  id: 'acme',
  displayName: 'Acme Desk',
  kind: 'psa',
  settings: z.strictObject({
    ...connectionSettings,
    replyTimeout: z.number().positive().default(30),
    site: z.string().min(1).meta({ title: 'Site', description: 'The address of your Acme server.' }),
    token: secret(z.string().min(8).meta({ title: 'Token', description: 'Settings > API > Tokens.' })),
    team: z.string().optional().meta({ title: 'Team', description: 'May stay empty.' }),
  }),
  role: { axes: [], permissions: [], needs: [], presets: [], never: [] },
  guide: { en: new URL('./none.md', import.meta.url) },
  capabilities: {},
  reference: null,
  notices: () => [],
  async connect(settings, context) {
    const record = { context, isClosed: false }
    connects.push(record)
    return {
      specificationVersion: 'v1',
      connector: 'acme',
      capabilities: {},
      absences: [],
      async check() {
        context.logger.info(`Asking with the token ${settings.token}.`, { token: settings.token })
        const response = await context.fetch(`${settings.site}/me`, { headers: { authorization: `Bearer ${settings.token}` } })
        if (response.status !== 200) {
          throw new AuthenticationError({
            message: `Acme Desk refused the token ${settings.token}.`,
            nextStep: 'Make a new one.',
            connector: 'acme',
            operation: 'connection.check',
            secrets: [settings.token],
          })
        }
        const user = JSON.parse(await response.text()) as { id: string; name: string }
        return { user, tenant: settings.team ?? null, version: '1', generation: null, zone: null, timeZone: null }
      },
      async close() {
        record.isClosed = true
      },
    }
  },
})

/** A running Acme that knows one token. */
export async function acmeServer(token: string): Promise<{ readonly site: string; readonly requests: string[] }> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const isKnown = request.headers.authorization === `Bearer ${token}`
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' }).end(isKnown ? '{"id":"7","name":"api"}' : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { site: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}
