import { z } from '@hono/zod-openapi'
import { mayDo } from '@jackfield/desk'
import type { ApiKey } from '@jackfield/desk'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { RequestError } from '../http/problem.ts'
import { CurrentKey, Keys, KnownOperations } from '../http/tokens.ts'
import { operationWords } from '../operation-words.ts'
import { apiKey, issuedApiKey, newApiKey } from '../schemas/keys.ts'
import { line, pageOf, paging } from '../schemas/parts.ts'
import { found } from './connection-of.ts'

const tag = 'API keys'
const path = '/v1/api-keys' as const
const params = z.object({ key: line(200) })

export const listApiKeys = operation(
  {
    id: 'api-keys.list',
    method: 'get',
    path,
    tag,
    summary: 'The keys of this workspace, newest first',
    query: z.strictObject(paging),
    reply: pageOf(apiKey),
  },
  async ({ query, use }) => {
    const { items, next } = await use(Keys).list(use(CurrentKey).workspace, given(query))
    return { body: { items: items.map(keyOf), next } }
  },
)

export const createApiKey = operation(
  {
    id: 'api-keys.create',
    method: 'post',
    path,
    tag,
    summary: 'Make a key; its text is told in this reply and never again',
    description: 'It may do no more than the key that makes it, and works no longer.',
    body: newApiKey,
    reply: issuedApiKey,
    status: 201,
  },
  async ({ body, use }) => {
    const maker = use(CurrentKey)
    const operations = operationWords(use(KnownOperations), body.operations)
    const beyond = operations.filter((word) => !mayDo(maker, word))
    if (beyond.length > 0) throw beyondMaker(`do ${beyond.join(', ')}`, 'Leave that out, or use a key that may.')
    const expiresAt = body.expiresAt ?? maker.expiresAt
    if (maker.expiresAt !== null && expiresAt !== null && Date.parse(expiresAt) > Date.parse(maker.expiresAt)) {
      throw beyondMaker(`work after ${maker.expiresAt}`, 'Give an earlier `expiresAt`, or use a key that lasts longer.')
    }
    const { key, text } = await use(Keys).create(maker.workspace, { name: body.name, operations, expiresAt })
    return { body: { key: keyOf(key), text }, location: `${path}/${key.id}`, target: key.id }
  },
)

export const getApiKey = operation(
  { id: 'api-keys.get', method: 'get', path: `${path}/{key}`, tag, summary: 'One of them', params, reply: apiKey },
  async ({ params: { key: id }, use }) => ({ body: keyOf(found(await use(Keys).get(use(CurrentKey).workspace, id), 'API key', id)) }),
)

export const revokeApiKey = operation(
  {
    id: 'api-keys.revoke',
    method: 'post',
    path: `${path}/{key}/revoke`,
    tag,
    summary: 'Take a key back; here it counts at once, in other processes within 5 seconds',
    params,
    reply: apiKey,
  },
  async ({ params: { key: id }, use }) => ({ body: keyOf(found(await use(Keys).revoke(use(CurrentKey).workspace, id), 'API key', id)) }),
)

function beyondMaker(what: string, nextStep: string): RequestError {
  return new RequestError({ code: 'FORBIDDEN', status: 403, message: `The key that makes this one may not ${what} itself.`, nextStep })
}

function keyOf(record: ApiKey): Omit<ApiKey, 'workspace'> {
  const { workspace: _, ...rest } = record
  return rest
}
