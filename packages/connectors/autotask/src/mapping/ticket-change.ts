import type { Ticket, TicketChange, Warning } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { numberOf } from './ids.ts'
import { chosenEntry, entriesOf } from './picklists.ts'
import { cutWarning, titleLength, titleOf } from './texts.ts'
import type { TicketReading } from './ticket.ts'
import { chosenPriority, emptyTitle, namedChoice, noSuchStatus, referenceFields, unknownLevel } from './ticket-draft.ts'
import type { Mapped } from './ticket-draft.ts'

const operation = 'ticketDesk.update'

/** What a change sends beside the id. */
export type Changes = Omit<components['schemas']['TicketChange'], 'id'>

/** `before`: the ticket as it is, for what must go along with another company. */
export function changesFrom(change: TicketChange, before: TicketWire, { lists, choices, referenceField }: TicketReading): Mapped<Changes> {
  const warnings: Warning[] = []
  let value: Changes = {}
  if (change.title !== undefined) {
    const title = titleOf(change.title)
    if (title.text === '') throw emptyTitle(operation)
    value = { ...value, title: title.text }
    if (title.isCut) warnings.push(cutWarning('title', titleLength))
  }
  if (change.companyId !== undefined && change.companyId !== before.companyID) {
    value = { ...value, companyID: numberOf(change.companyId, 'companyId', operation), ...leftBehind(before) }
    warnings.push(...leftBehindWarnings(before, change.contactId !== undefined))
  }
  if (change.boardId !== undefined) value = { ...value, queueID: numberOf(change.boardId, 'boardId', operation) }
  if (change.statusId !== undefined) {
    const choice = namedChoice(change.statusId, choices)
    const entry = chosenEntry(choice, entriesOf(lists, 'status'))
    if (entry) value = { ...value, status: numberOf(entry.value, 'statusId', operation) }
    else warnings.push(noSuchStatus(choice, 'the status of before'))
  }
  if (change.priority !== undefined) {
    const priority = chosenPriority(change.priority, choices)
    if (priority !== null) value = { ...value, priority: numberOf(priority, 'priority', operation) }
    else if ('level' in change.priority) warnings.push(unknownLevel(change.priority.level, 'the priority stays as it was'))
  }
  if (change.typeId !== undefined) value = { ...value, issueType: numberOf(change.typeId, 'typeId', operation) }
  if (change.sourceId !== undefined) value = { ...value, source: numberOf(change.sourceId, 'sourceId', operation) }
  if (change.contactId !== undefined) value = { ...value, contactID: numberOf(change.contactId, 'contactId', operation) }
  if (change.reference !== undefined) value = { ...value, ...referenceFields(referenceField, change.reference) }
  return { value, warnings }
}

/** These must belong to the ticket's company, and Autotask refuses another company while one of them stays (fact sheet section 5). */
const ofCompany = ['contactID', 'configurationItemID', 'contractID', 'companyLocationID'] as const

function leftBehind(before: TicketWire): Changes {
  return Object.fromEntries(ofCompany.filter((field) => before[field] !== null).map((field) => [field, null]))
}

function leftBehindWarnings(before: TicketWire, hasNewContact: boolean): readonly Warning[] {
  return ofCompany
    .filter((field) => before[field] !== null && !(field === 'contactID' && hasNewContact))
    .map((field) => ({
      code: 'field-not-taken' as const,
      field: field === 'contactID' ? 'contactId' : field,
      message: `The ticket’s ${field} ${before[field]} belongs to its former company and was taken off with it.`,
    }))
}

/** A warning for each change that was sent and does not show in the ticket that was read back. */
export function fieldsNotTaken(changes: Changes, ticket: Ticket, referenceField: string): readonly Warning[] {
  const { userDefinedFields, ...fields } = changes
  const wanted = userDefinedFields ? { ...fields, [referenceField]: userDefinedFields[0]?.value } : fields
  return Object.entries(wanted).flatMap(([name, sent]) => {
    const shown = shownAs(name, ticket, referenceField)
    if (shown === null || sent === undefined || shown.now === (sent === null ? null : writtenAs(sent))) return []
    const now = shown.now === null ? 'empty' : `“${shown.now}”`
    const message = `Autotask answered success, but ${shown.field} is now ${now}, not “${sent === null ? '' : writtenAs(sent)}”.`
    return [{ code: 'field-not-taken' as const, field: shown.field, message }]
  })
}

/** Ids beyond 2^53 are objects that only JSON writes as digits. */
function writtenAs(sent: unknown): string {
  return typeof sent === 'string' ? sent : JSON.stringify(sent)
}

/** Null for what a ticket does not show. */
function shownAs(name: string, ticket: Ticket, referenceField: string): { readonly field: string; readonly now: string | null } | null {
  if (name === referenceField || name === 'externalID') return { field: 'reference', now: ticket.reference }
  const shown: Readonly<Record<string, { readonly field: string; readonly now: string | null }>> = {
    title: { field: 'title', now: ticket.title },
    companyID: { field: 'companyId', now: ticket.company?.id ?? null },
    queueID: { field: 'boardId', now: ticket.board?.id ?? null },
    status: { field: 'statusId', now: ticket.status.id },
    priority: { field: 'priority', now: ticket.priority?.id ?? null },
    issueType: { field: 'typeId', now: ticket.type?.id ?? null },
    source: { field: 'sourceId', now: ticket.source?.id ?? null },
    contactID: { field: 'contactId', now: ticket.contact?.id ?? null },
  }
  return shown[name] ?? null
}
