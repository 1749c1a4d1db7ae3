import { InvalidInputError } from '@jackfield/core'
import type { Id, TicketDraft, Warning } from '@jackfield/core'
import type { Habit } from '../habits.ts'
import { chosenStatus, initialStatus } from '../mapping/status.ts'
import { priorityFor } from '../mapping/ticket-draft.ts'
import type { FoundIds, Mapped } from '../mapping/ticket-draft.ts'
import type { Tenant } from '../tenant.ts'

const operation = 'ticketDesk.create'

/**
 * The ids that BMS wants of every ticket: what the draft says, else what was chosen for the connection, else the tenant's own default, else
 * what its tickets mostly have. Only the last of these is a guess, so it comes with a warning.
 */
export async function findRequiredIds(tenant: Tenant, draft: TicketDraft): Promise<Mapped<FoundIds>> {
  const warnings: Warning[] = []
  const take = <T>({ value, warnings: more }: Mapped<T>): T => {
    warnings.push(...more)
    return value
  }
  const location = await tenant.lookups.mainLocation(draft.companyId, operation)
  const value = {
    location,
    status: await statusOf(tenant, draft),
    priority: take(await priorityOf(tenant, draft)),
    type: take(await typeOf(tenant, draft)),
    source: take(await sourceOf(tenant, draft)),
    queue: take(await queueOf(tenant, draft)),
  }
  return { value, warnings }
}

async function statusOf({ lookups, choices }: Tenant, draft: TicketDraft): Promise<Id> {
  if (draft.statusId != null) return draft.statusId
  const told = choices.status ? await lookups.statusesIfTold(operation) : null
  // Where the list is refused the choice is taken as it was made.
  if (choices.status && told === null) return choices.status.id
  const rows = told ?? (await lookups.statuses(operation))
  const chosen = choices.status ? chosenStatus(choices.status, rows) : null
  const found = chosen ?? initialStatus(rows, await lookups.kinds(operation))
  if (found) return found.id
  throw notChosen('status', 'no active status that leaves a ticket open')
}

async function priorityOf(tenant: Tenant, draft: TicketDraft): Promise<Mapped<Id>> {
  const wanted = draft.priority ? priorityFor(draft.priority, tenant.choices) : { value: null, warnings: [] }
  if (wanted.value !== null) return { value: wanted.value, warnings: wanted.warnings }
  const rows = await tenant.lookups.priorities(operation)
  const standard = rows.find(({ isDefault }) => isDefault === true)
  if (standard) return { value: standard.id, warnings: wanted.warnings }
  const [first] = rows
  if (!first) throw notChosen('priority', 'no priorities')
  // One warning is enough where the level was unknown already.
  return {
    value: first.id,
    warnings: wanted.warnings.length ? wanted.warnings : [guessed('priority', first.name ?? first.id, 'BMS marks none as its default')],
  }
}

async function typeOf({ habits, choices }: Tenant, draft: TicketDraft): Promise<Mapped<Id>> {
  const chosen = draft.typeId ?? choices.type?.id
  if (chosen != null) return { value: chosen, warnings: [] }
  const [usual] = await habits.types(operation)
  if (!usual) throw notChosen('type', 'no ticket to read a type from, and it publishes no list of them')
  return { value: usual.id, warnings: [guessed('typeId', usual.name, 'most tickets have it')] }
}

async function sourceOf({ habits, choices }: Tenant, draft: TicketDraft): Promise<Mapped<Id>> {
  const chosen = draft.sourceId ?? choices.source?.id
  if (chosen != null) return { value: chosen, warnings: [] }
  const found = await habits.sources(operation)
  const usual = found.find(({ name }) => /monitor/i.test(name)) ?? found[0]
  if (!usual) throw notChosen('source', 'no ticket to read a source from, and it publishes no list of them')
  return { value: usual.id, warnings: [guessed('sourceId', usual.name, 'tickets of this tenant have it')] }
}

/** Somebody reports that BMS wants a queue or an assignee of every ticket, and a ticket on no queue is seen by nobody. */
async function queueOf({ lookups, habits, choices }: Tenant, draft: TicketDraft): Promise<Mapped<Id | null>> {
  const chosen = draft.boardId ?? choices.board?.id
  if (chosen != null) return { value: chosen, warnings: [] }
  const active = (await lookups.queues(operation)).filter(({ isActive }) => isActive !== false)
  const usual: Habit | undefined = (await habits.queues(operation)).find(({ id }) => active.some((queue) => queue.id === id))
  const found = usual ?? active[0]
  if (!found) return { value: null, warnings: [] }
  return { value: found.id, warnings: [guessed('boardId', found.name ?? found.id, 'most tickets are on it')] }
}

function guessed(field: string, name: string, why: string): Warning {
  const flag = { typeId: 'type', sourceId: 'source', boardId: 'board', priority: 'priority' }[field] ?? field
  const message = `No ${flag} was chosen for this connection: “${name}” was used, for ${why}. \`jackfield connections defaults\` chooses one.`
  return { code: 'default-used', field, message }
}

function notChosen(what: string, why: string): InvalidInputError {
  return new InvalidInputError({
    connector: 'kaseya-bms',
    operation,
    message: `A BMS ticket needs a ${what}, and this tenant has ${why}.`,
    nextStep: `Choose one by \`jackfield connections defaults NAME\`; where its list is empty, make one ticket in BMS by hand first.`,
  })
}
