import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { callerOf } from './caller.ts'
import type { Entity } from './entities/entity.ts'
import { abilitiesOf } from './entities/entity.ts'
import { guards } from './guards.ts'
import type { Guard } from './guards.ts'
import { notPermitted } from './replies.ts'
import type { AccessLevel, Verb } from './rights.ts'
import type { Tenant } from './tenant.ts'

const guardByCall = new Map(guards.map((guard) => [`${guard.method} ${guard.route}`, guard]))

/** A route behind its guard. Other integrations of the tenant have all rights; the connection's own user has those of its level. */
export function guarded(route: Route<Tenant>): Route<Tenant> {
  const guard = guardByCall.get(`${route.method} ${route.path}`)
  if (!guard) throw new Error(`no guard for ${route.method} ${route.path}`)
  if (guard.needs === null) return route
  const { needs } = guard
  return {
    ...route,
    answer(tenant, request) {
      requireRight(tenant, request, needs, route.method)
      return route.answer(tenant, request)
    },
  }
}

function requireRight(tenant: Tenant, request: SandboxRequest, needs: NonNullable<Guard['needs']>, method: string): void {
  if (!callerOf(tenant, request).isOwn) return
  if (needs === 'webhooks') {
    if (!tenant.rights.mayCreateWebhooks())
      throw notPermitted(tenant, method === 'DELETE' ? 'delete' : method === 'POST' ? 'create' : 'update')
    return
  }
  const level = tenant.rights.levelOf(needs.entity, needs.verb)
  // A query at Restricted hides rows; a write at Restricted depends on records that are none here.
  const passes = needs.verb === 'query' ? level !== 'None' : level === 'All'
  if (!passes) throw notPermitted(tenant, needs.verb)
}

/** What entityInformation tells of a verb: nothing that the entity has no route for, else what the level has. */
export function accessOf(tenant: Tenant, entity: Entity, verb: Verb, isOwn: boolean): AccessLevel {
  if (!abilitiesOf(entity)[verb]) return 'None'
  if (!isOwn) return 'All'
  if (entity.webhookOf === null) return tenant.rights.levelOf(entity.name, verb)
  return verb === 'query' || tenant.rights.mayCreateWebhooks() ? 'All' : 'None'
}
