import type { WorldContext } from '@jackfield/sandbox'
import { emptyTenant } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addBasics } from './basics.ts'
import { addDemoCustomers, addDemoTickets } from './demo.ts'
import { addMany } from './large.ts'

/**
 * `empty`: the tenant's own lists, its own company with id 0, its people, and no ticket. `demo`: a believable MSP at work. `large`: the same
 * with 100,000 tickets, 20,000 devices and 2,000 companies in all, thousands of contacts, and as many notes on the last ticket.
 */
export const seeds = ['empty', 'demo', 'large'] as const

/** A tenant as one of the seeds has it. */
export function seedTenant(context: WorldContext): Tenant {
  const tenant = emptyTenant(context)
  addBasics(tenant)
  if (context.seed === 'empty') return tenant
  addDemoCustomers(tenant)
  addDemoTickets(tenant)
  if (context.seed === 'large') addMany(tenant)
  return tenant
}
