import { badRequest } from '../replies.ts'
import { newGuid, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { callDeactivation } from '../webhooks/deactivation.ts'
import type { Rules } from './rules.ts'
import type { Draft, Write } from './write.ts'

const subscriptions = ['isSubscribedToCreateEvents', 'isSubscribedToUpdateEvents', 'isSubscribedToDeleteEvents'] as const

/** What holds for webhooks (FACTS 6). */
export const webhookRules: Rules = {
  fill({ tenant, author, before }, draft) {
    for (const name of ['isActive', 'sendThresholdExceededNotification', ...subscriptions]) draft[name] ??= false
    if (before) return
    draft['isReady'] = false
    draft['ownerResourceID'] = author.resourceId
    draft['webhookGUID'] = newGuid(tenant)
  },
  check(write, draft) {
    // The vendor's words for this refusal are not known.
    if (isDuplicate(write, draft)) throw badRequest(write.tenant, 'A webhook with the same entity, URL and event type already exists.')
  },
  stored({ tenant, entity, before }, row) {
    // Who switches it on again starts a new count of failures.
    if (before && !before.values['isActive'] && row.values['isActive']) tenant.deliveryCounts.delete(`${entity.name}/${row.id}`)
  },
  removed({ tenant, entity }, row) {
    for (const part of partsOf(entity.singular)) {
      const table = tenant.tables.get(part)
      for (const child of table?.all() ?? []) if (child.values['webhookID'] === row.id) table?.delete(child.id)
    }
    callDeactivation(tenant, entity, row)
  },
}

/** Fields, user-defined ones among them, make a webhook ready: at least one of them (FACTS 6, step 3). */
export const webhookFieldRules: Rules = {
  stored: ({ tenant, entity }, row) => tellReadiness(tenant, String(entity.child?.parent), Number(row.values['webhookID']), null),
  removed: ({ tenant, entity }, row) =>
    tellReadiness(tenant, String(entity.child?.parent), Number(row.values['webhookID']), `${entity.name}/${row.id}`),
}

function tellReadiness(tenant: Tenant, webhooks: string, id: number, leaving: string | null): void {
  const table = tableOf(tenant, webhooks)
  const row = table.get(id)
  if (!row) return
  const isReady = partsOf(webhooks.slice(0, -1))
    .filter((name) => name.endsWith('Fields'))
    .some((name) => tenant.tables.get(name)?.find((part) => part.values['webhookID'] === id && `${name}/${part.id}` !== leaving))
  table.update(id, { values: { ...row.values, isReady } })
}

/** Collections that hang below a webhook, by its name in the singular. */
function partsOf(singular: string): readonly string[] {
  return ['Fields', 'UdfFields', 'ExcludedResources'].map((part) => `${singular}${part}`)
}

/** The same entity, address and kind of event, whoever owns it and whether it is active or not (FACTS 6). */
function isDuplicate({ tenant, entity, before }: Write, draft: Draft): boolean {
  return tableOf(tenant, entity.name)
    .rows()
    .some(
      ({ id, values }) =>
        id !== before?.id &&
        values['webhookUrl'] === draft['webhookUrl'] &&
        subscriptions.some((name) => values[name] === true && draft[name] === true),
    )
}
