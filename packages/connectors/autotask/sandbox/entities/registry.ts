import { companies, companyLocations, contacts, contracts } from './companies.ts'
import { configurationItemCategories, configurationItems, products } from './configuration-items.ts'
import type { Entity } from './entity.ts'
import {
  resourceRoles,
  resources,
  resourceServiceDeskRoles,
  roles,
  userDefinedFieldDefinitions,
  userDefinedFieldListItems,
} from './people.ts'
import {
  attachmentInfo,
  ticketAdditionalConfigurationItems,
  ticketAdditionalContacts,
  ticketAttachments,
  ticketCategories,
  ticketNotes,
  tickets,
  ticketSecondaryResources,
  timeEntries,
} from './tickets.ts'
import { webhookEntities, webhookEventErrorLogs } from './webhooks.ts'

/** Every entity of this sandbox. */
export const entities: readonly Entity[] = [
  attachmentInfo,
  companies,
  companyLocations,
  configurationItemCategories,
  configurationItems,
  contacts,
  contracts,
  products,
  resourceRoles,
  resources,
  resourceServiceDeskRoles,
  roles,
  ticketAdditionalConfigurationItems,
  ticketAdditionalContacts,
  ticketAttachments,
  ticketCategories,
  ticketNotes,
  tickets,
  ticketSecondaryResources,
  timeEntries,
  userDefinedFieldDefinitions,
  userDefinedFieldListItems,
  webhookEventErrorLogs,
  ...webhookEntities,
]

const byName = new Map(entities.map((entity) => [entity.name.toLowerCase(), entity]))
const bySingular = new Map(entities.map((entity) => [entity.singular, entity]))

/** By the name of its collection, in any case. */
export function entityNamed(name: string): Entity {
  const entity = byName.get(name.toLowerCase())
  if (!entity) throw new Error(`no entity ${name}`)
  return entity
}

/** What a reference points to. */
export function entityOfReference(singular: string): Entity {
  const entity = bySingular.get(singular)
  if (!entity) throw new Error(`no entity ${singular}`)
  return entity
}
