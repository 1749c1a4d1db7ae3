import type { WorldContext } from '@jackfield/sandbox'
import { emptyTenant } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addBasics } from './basics.ts'
import { addDemo } from './demo.ts'
import { addMany } from './large.ts'

/**
 * `empty`: the tenant's own lists, its employees, its own account, and no ticket. `demo`: a believable MSP at work. `large`: the same with
 * 10,000 tickets, 20,000 hardware assets and 2,000 accounts in all, and hundreds of notes on the last ticket.
 */
export const seeds = ['empty', 'demo', 'large'] as const

/** A tenant as one of the seeds has it. */
export function seedTenant(context: WorldContext): Tenant {
  const tenant = emptyTenant(context)
  addBasics(tenant)
  if (context.seed === 'empty') return tenant
  addDemo(tenant)
  if (context.seed === 'large') addMany(tenant)
  return tenant
}
