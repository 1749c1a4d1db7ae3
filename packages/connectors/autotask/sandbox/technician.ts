import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxTechnician, SandboxTicket } from '@jackfield/sandbox'
import { textOf } from './body.ts'
import { entityNamed } from './entities/registry.ts'
import { picklistOf } from './picklists.ts'
import type { EntityRow } from './records.ts'
import { technician } from './technician-ids.ts'
import { now, referenceUdf, tableOf, variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { changeTicket, putBack } from './workflow.ts'
import { completeStatus } from './write/ticket-rules.ts'
import { readGiven } from './write/given.ts'
import { rulesOf } from './write/rules-by-entity.ts'
import { prepared, store } from './write/store.ts'

/** A technician of the same tenant at work: rights and faults do not concern them. */
export function technicianOf(tenant: Tenant): SandboxTechnician {
  const write = (entityName: string, fields: Readonly<Record<string, unknown>>): void => {
    const entity = entityNamed(entityName)
    const author = { resourceId: technician.resourceId, impersonatorId: null }
    const made = { tenant, entity, author, given: readGiven(tenant, entity, fields), before: null }
    store(made, rulesOf(entity), prepared(made, rulesOf(entity), false))
  }
  return {
    async addNote(ticketId, text) {
      const { id } = knownTicket(tenant, ticketId)
      write('TicketNotes', { ticketID: id, title: text.slice(0, 250), description: text, noteType: 1, publish: 2 })
    },
    async logTime(ticketId, hours) {
      const { id } = knownTicket(tenant, ticketId)
      const end = now(tenant)
      const start = new Date(Date.parse(end) - hours * 3_600_000).toISOString()
      write('TimeEntries', {
        ticketID: id,
        resourceID: technician.resourceId,
        roleID: technician.roleId,
        startDateTime: start,
        endDateTime: end,
        summaryNotes: 'Worked on the problem.',
      })
    },
    async assign(ticketId) {
      const { id } = knownTicket(tenant, ticketId)
      const changes = { assignedResourceID: technician.resourceId, assignedResourceRoleID: technician.roleId }
      changeTicket(tenant, id, changes, technician.resourceId)
    },
    async closeTicket(ticketId) {
      const before = knownTicket(tenant, ticketId)
      const changes = { status: completeStatus, completedDate: now(tenant), completedByResourceID: technician.resourceId }
      changeTicket(tenant, before.id, changes, technician.resourceId)
      if (tenant.putBackWhenClosed.has(before.id)) putBack(tenant, before)
    },
    async putBackWhenClosed(ticketId) {
      tenant.putBackWhenClosed.add(knownTicket(tenant, ticketId).id)
    },
  }
}

/** The tickets as a test looks at them. */
export function ticketsOf(tenant: Tenant): readonly SandboxTicket[] {
  const notes = byTicket(tableOf(tenant, 'TicketNotes').rows(), 'ticketID')
  const files = byTicket(tableOf(tenant, 'TicketAttachments').rows(), 'parentID')
  const others = byTicket(tableOf(tenant, 'TicketAdditionalConfigurationItems').rows(), 'ticketID')
  const entity = entityNamed('Tickets')
  const priorityField = entity.fieldsByName.get('priority')
  const priorities = new Map((priorityField ? picklistOf(tenant, entity, priorityField) : []).map(({ value, label }) => [value, label]))
  const isInUdf = variantOf(tenant, 'referenceField') === 'user-defined'
  return tableOf(tenant, 'Tickets')
    .rows()
    .map(({ id, values, udfs }) => ({
      id: String(id),
      title: String(values['title']),
      reference: (isInUdf ? udfs[referenceUdf] : textOf(values['externalID'])) || null,
      isClosed: values['status'] === completeStatus,
      companyId: String(values['companyID']),
      priority: priorities.get(Number(values['priority'])) ?? null,
      notes: (notes.get(id) ?? []).map((note) => ({ text: String(note.values['description']), visibility: visibilityOf(note) })),
      description: String(values['description'] ?? ''),
      deviceIds: [values['configurationItemID'], ...(others.get(id) ?? []).map((other) => other.values['configurationItemID'])]
        .filter((device) => typeof device === 'number')
        .map(String),
      attachments: (files.get(id) ?? []).map((file) => ({
        fileName: String(file.values['fullPath']),
        size: Number(file.values['fileSize']),
        visibility: visibilityOf(file),
      })),
    }))
}

/** What publish 1 shows to customers is disputed (FACTS 5, Notes); as 2 and 4 are internal for sure, it is taken for public. */
function visibilityOf({ values }: EntityRow): 'internal' | 'public' {
  return values['publish'] === 1 ? 'public' : 'internal'
}

function byTicket(rows: readonly EntityRow[], key: string): ReadonlyMap<number, readonly EntityRow[]> {
  return Map.groupBy(rows, ({ values }) => Number(values[key]))
}

function knownTicket(tenant: Tenant, ticketId: string): EntityRow {
  const row = tableOf(tenant, 'Tickets').get(Number(ticketId))
  if (!row) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
  return row
}
