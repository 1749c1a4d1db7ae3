import { z } from '@hono/zod-openapi'
import { readAlerts } from '@jackfield/desk'
import type { AcceptedAlert, AlertProblem } from '@jackfield/desk'
import { given } from '../http/given.ts'
import { keptReply } from '../http/kept-reply.ts'
import { operation } from '../http/operation.ts'
import { RequestError } from '../http/problem.ts'
import { CurrentBook, CurrentDesk, ServerMetrics } from '../http/tokens.ts'
import { acceptedAlert, acceptedAlerts, alert, alertBodies, alertTrace, backlog } from '../schemas/alerts.ts'
import { connectionName, line, pageOf, paging } from '../schemas/parts.ts'
import { connectionIdOf, found, notFound, onlyConnection } from './connection-of.ts'

const tag = 'Alerts'
const optionalConnection = connectionName.optional()
const name = z.object({
  alert: line(600).openapi({
    description: 'The id of an alert; also the id or number of its ticket, its reference, or the key of its condition.',
  }),
})

export const pushAlerts = operation(
  {
    id: 'alerts.push',
    method: 'post',
    path: '/v1/alerts',
    tag,
    summary: 'Take alerts over for good: all of them or none',
    description:
      'One object, an array, or one object a line, each told apart by itself: an alert of the plain schema, an OCSF finding (classes 2001 to 2007), or ' +
      'the payload of an Alertmanager webhook. Once this is answered nothing is lost: each becomes a ticket, or a note on the one of its condition, ' +
      'or is kept with the reason.',
    query: z.strictObject({
      connection: optionalConnection.openapi({ description: 'May be left out where the workspace has just one.' }),
      company: line(512).optional().openapi({ description: 'Whose alerts they are, where they don’t say it themselves.' }),
      companyLabel: line(512).optional().openapi({ description: 'The label of Alertmanager that names the customer.' }),
    }),
    rawBody: alertBodies,
    reply: acceptedAlerts,
    status: 202,
    hasLedger: true,
    keepsReply: true,
  },
  async ({ query, bytes, idempotency, key, use }) => {
    const book = use(CurrentBook)
    const { alerts, problems } = readAlerts(await bytes(), given({ companyKey: query.company, companyLabel: query.companyLabel }))
    if (problems.length > 0) throw unreadable(problems)
    const connectionId = query.connection === undefined ? await onlyConnection(book) : await connectionIdOf(book, query.connection)
    const keep = keptReply({ idempotency, key, use }, 202)
    try {
      const accepted = await use(CurrentDesk).accept(
        connectionId,
        alerts,
        keep ? { within: (trx, taken) => keep(trx, bodyOf(connectionId, taken)) } : {},
      )
      use(ServerMetrics).accepted(accepted.length)
      return { body: bodyOf(connectionId, accepted) }
    } catch (error) {
      if (await book.find(connectionId)) throw error
      throw notFound(`There is no connection “${query.connection}” in this workspace.`, 'Take an id or a name of `GET /v1/connections`.')
    }
  },
)

function bodyOf(connectionId: string, accepted: readonly AcceptedAlert[]) {
  return { connectionId, alerts: accepted.map(({ id, conditionKey, title }) => ({ id, conditionKey, title })) }
}

const shownProblems = 100

function unreadable(problems: readonly AlertProblem[]): RequestError {
  return new RequestError({
    code: 'INVALID_INPUT',
    status: 422,
    message: problems.length === 1 ? problems[0]!.message : `${problems.length} things of these alerts can’t be used; none was taken over.`,
    nextStep: problems[0]!.nextStep,
    errors: problems
      .slice(0, shownProblems)
      .map(({ index, field, message, nextStep }) => ({ field: `body[${index}].${field}`, message, nextStep })),
  })
}

export const listAlerts = operation(
  {
    id: 'alerts.list',
    method: 'get',
    path: '/v1/alerts',
    tag,
    summary: 'Where alerts stand, newest first',
    query: z.strictObject({ ...paging, state: z.enum(['open', 'settled', 'kept']).optional(), connection: optionalConnection }),
    reply: pageOf(alert),
  },
  async ({ query: { connection, ...query }, use }) => {
    const connectionId = connection === undefined ? undefined : await connectionIdOf(use(CurrentBook), connection)
    return { body: await use(CurrentDesk).pageAlerts(given({ ...query, connectionId })) }
  },
)

export const getAlert = operation(
  {
    id: 'alerts.get',
    method: 'get',
    path: '/v1/alerts/{alert}',
    tag,
    summary: 'Where one alert stands',
    params: z.object({ alert: line(30) }),
    reply: alert,
  },
  async ({ params, use }) => {
    const isId = /^\d{1,18}$/.test(params.alert)
    const [one] = isId ? await use(CurrentDesk).listAlerts({ ids: [params.alert] }) : []
    return { body: found(one ?? null, 'alert', params.alert) }
  },
)

export const traceAlert = operation(
  {
    id: 'alerts.trace',
    method: 'get',
    path: '/v1/alerts/{alert}/trace',
    tag,
    summary: 'What became of it: every decision, every vendor call',
    params: name,
    reply: alertTrace,
  },
  async ({ params, use }) => ({ body: found(await use(CurrentDesk).trace(params.alert), 'alert, ticket or condition', params.alert) }),
)

export const clearAlert = operation(
  {
    id: 'alerts.clear',
    method: 'post',
    path: '/v1/alerts/{alert}/clear',
    tag,
    summary: 'Say that its condition is over, as its source would',
    description: 'The ticket is closed unless others worked on it.',
    params: name,
    reply: acceptedAlert,
    status: 202,
  },
  async ({ params, use }) => {
    found(await use(CurrentDesk).trace(params.alert), 'alert, ticket or condition', params.alert)
    const { id, conditionKey, title } = await use(CurrentDesk).clear(params.alert)
    return { body: { id, conditionKey, title } }
  },
)

export const getBacklog = operation(
  { id: 'alerts.backlog', method: 'get', path: '/v1/backlog', tag, summary: 'What is not finished', reply: backlog },
  async ({ use }) => ({ body: await use(CurrentDesk).backlog() }),
)
