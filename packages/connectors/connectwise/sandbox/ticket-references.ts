import type { TableRow } from '@jackfield/sandbox'
import { isObject } from './body.ts'
import type { FieldError } from './errors.ts'
import type { TicketRow } from './records.ts'
import type { Tenant } from './tenant.ts'
import { absentReferences } from './ticket-fields.ts'
import { fullName } from './wire/tables.ts'

/** What the ticket points to while its fields are being set. */
export type Pointers = Pick<
  TicketRow,
  'boardId' | 'statusId' | 'typeId' | 'companyId' | 'contactId' | 'priorityId' | 'sourceId' | 'ownerId'
>

type Given = Readonly<Record<string, unknown>>

/**
 * Sets the references that `given` has: each an object with an id, else an identifier, else a name. A status or a type is looked for on
 * the ticket's board, and so the board goes first. What is not found goes to `problems`.
 */
export function setReferences(tenant: Tenant, pointers: Pointers, given: Given, problems: FieldError[]): Pointers {
  const boardId = found(given, 'board', 'Board', tenant.boards.all(), problems) ?? pointers.boardId
  const next: Pointers = {
    ...pointers,
    ...(boardId === pointers.boardId ? {} : onBoard(tenant, pointers, boardId)),
    companyId: found(given, 'company', 'Company', tenant.companies.all(), problems) ?? pointers.companyId,
    contactId: pointed(given, 'contact', 'Contact', named(tenant.contacts.all()), pointers.contactId, problems),
    priorityId: found(given, 'priority', 'Priority', tenant.priorities.all(), problems) ?? pointers.priorityId,
    sourceId: pointed(given, 'source', 'Source', tenant.sources.all(), pointers.sourceId, problems),
    ownerId: pointed(given, 'owner', 'Member', named(tenant.members.all()), pointers.ownerId, problems),
  }
  const types = tenant.types.all().filter((type) => type.boardId === boardId)
  const typeId = pointed(given, 'type', 'Service Type', types, next.typeId, problems)
  for (const [field, entity] of Object.entries(absentReferences)) pointed(given, field, entity, [], null, problems)
  return { ...next, typeId, statusId: statusOn(tenant, given, boardId, problems) ?? next.statusId }
}

/**
 * A ticket that goes to another board. What the vendor does with a status that the new board lacks is not known: here the one of the same
 * name is taken, else the board's default.
 */
function onBoard(tenant: Tenant, pointers: Pointers, boardId: number): Pick<Pointers, 'boardId' | 'statusId' | 'typeId'> {
  const statuses = tenant.statuses.all().filter((status) => status.boardId === boardId)
  const name = tenant.statuses.get(pointers.statusId)?.name
  const status = statuses.find((candidate) => candidate.name === name) ?? defaultOf(statuses)
  const types = tenant.types.all().filter((type) => type.boardId === boardId)
  const typeName = pointers.typeId === null ? undefined : tenant.types.get(pointers.typeId)?.name
  return {
    boardId,
    statusId: status?.id ?? pointers.statusId,
    typeId: (types.find((candidate) => candidate.name === typeName) ?? types.find(({ isDefault }) => isDefault))?.id ?? null,
  }
}

/** The row that is used where nothing is chosen. */
export function defaultOf<Row extends { readonly isDefault: boolean }>(rows: readonly Row[]): Row | undefined {
  return rows.find(({ isDefault }) => isDefault) ?? rows[0]
}

/** A status of another board is refused in the vendor's own words (FACTS 5). */
function statusOn(tenant: Tenant, given: Given, boardId: number, problems: FieldError[]): number | null {
  if (given['status'] === undefined || given['status'] === null) return null
  const key = keyIn(given['status'])
  const statuses = tenant.statuses.all().filter((status) => status.boardId === boardId)
  const status = key && statuses.find((candidate) => isNamed(candidate, key))
  if (status) return status.id
  const wanted = key ? `${key.value} ` : ''
  problems.push({ code: 'NotFound', message: `Service Status ${wanted}not found for Service Board ${boardId}`, field: 'status/name' })
  return null
}

/** Null where it is not given; null too, with a problem, where it is not found. */
function found(given: Given, field: string, entity: string, rows: readonly TableRow[], problems: FieldError[]): number | null {
  const value = given[field]
  if (value === undefined || value === null) return null
  const key = keyIn(value)
  const row = key && rows.find((candidate) => isNamed(candidate, key))
  if (row) return Number(row.id)
  problems.push(
    key
      ? { code: 'NotFound', message: `${entity} ${key.value} not found`, resource: 'ticket', field: `${field}/${key.name}` }
      : { code: 'MissingRequiredField', message: `The ${field}/id field is required.`, resource: 'ticket', field },
  )
  return null
}

/** A reference that may be empty: given as null it is taken away. */
function pointed(
  given: Given,
  field: string,
  entity: string,
  rows: readonly TableRow[],
  before: number | null,
  problems: FieldError[],
): number | null {
  if (given[field] === undefined) return before
  if (given[field] === null) return null
  return found(given, field, entity, rows, problems) ?? before
}

interface Key {
  readonly name: 'id' | 'identifier' | 'name'
  readonly value: string
}

/** What a reference is found by. Null where it has nothing of it. */
function keyIn(value: unknown): Key | null {
  if (!isObject(value)) return null
  for (const name of ['id', 'identifier', 'name'] as const) {
    const part = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1]
    if ((typeof part === 'number' || typeof part === 'string') && String(part) !== '' && !(name === 'id' && Number(part) === 0)) {
      return { name, value: String(part) }
    }
  }
  return null
}

function isNamed(row: object, key: Key): boolean {
  const value = (row as Readonly<Record<string, unknown>>)[key.name]
  if (typeof value !== 'string' && typeof value !== 'number') return false
  return String(value).toLowerCase() === key.value.toLowerCase()
}

/** People are found by their whole name. */
function named<Row extends TableRow & { readonly firstName: string; readonly lastName: string | null }>(rows: readonly Row[]): TableRow[] {
  return rows.map((row) => ({ ...row, name: fullName(row) }))
}
