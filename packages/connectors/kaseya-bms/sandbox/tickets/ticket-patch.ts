import { isObject, lowered, textIn } from '../body.ts'
import type { Given } from '../body.ts'
import { invalid } from '../envelope.ts'
import type { TicketRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { presentTicket } from './ticket-wire.ts'
import { inputMembers } from './ticket-write.ts'

/**
 * What a JSON Patch sets, by member in lower case: `replace`, `add`, `remove` and `test` of whole members of `TicketInputDto`, such as
 * `/StatusId`. Anything else is refused; how far the service goes with JSON Patch is not in the facts.
 */
export function patchedMembers(tenant: Tenant, row: TicketRow, operations: unknown): Given {
  if (!Array.isArray(operations)) throw invalid(tenant, ['The request body must be a list of operations.'])
  const current = lowered(presentTicket(tenant, row))
  const set: Record<string, unknown> = {}
  for (const operation of operations as readonly unknown[]) {
    const members = lowered(operation)
    const op = textIn(members, 'op').toLowerCase()
    const name = textIn(members, 'path').replace(/^\//, '').toLowerCase()
    if (!isObject(operation) || !inputMembers.has(name)) {
      throw invalid(tenant, [`The target location specified by path '${textIn(members, 'path')}' was not found.`])
    }
    if (op === 'replace' || op === 'add') set[name] = members['value'] ?? null
    else if (op === 'remove') set[name] = null
    else if (op !== 'test') throw invalid(tenant, [`The operation '${op}' is not supported.`])
    else if (String(set[name] ?? current[name]) !== String(members['value'])) {
      throw invalid(tenant, [`The current value at path '${textIn(members, 'path')}' is not equal to the test value.`])
    }
  }
  return set
}
