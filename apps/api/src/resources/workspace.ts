import { z } from '@hono/zod-openapi'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { AllWorkspaces, AuditTrail, CurrentKey } from '../http/tokens.ts'
import { auditEntry, workspace } from '../schemas/keys.ts'
import { line, pageOf, paging } from '../schemas/parts.ts'
import { found } from './connection-of.ts'

export const getWorkspace = operation(
  { id: 'workspace.get', method: 'get', path: '/v1/workspace', tag: 'Workspace', summary: 'The workspace of this key', reply: workspace },
  async ({ key, use }) => ({ body: found(await use(AllWorkspaces).get(key.workspace), 'workspace', key.workspace) }),
)

export const listAudit = operation(
  {
    id: 'audit.list',
    method: 'get',
    path: '/v1/audit',
    tag: 'Workspace',
    summary: 'Who changed what, newest first',
    query: z.strictObject({
      ...paging,
      actor: line(200).optional(),
      operation: line(200).optional(),
      target: line(600).optional(),
    }),
    reply: pageOf(auditEntry),
  },
  async ({ query, use }) => ({ body: await use(AuditTrail).list(use(CurrentKey).workspace, given(query)) }),
)
