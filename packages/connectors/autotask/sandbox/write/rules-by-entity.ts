import type { Entity } from '../entities/entity.ts'
import { additionalContactRules, additionalDeviceRules, secondaryResourceRules } from './additional-rules.ts'
import { attachmentRules } from './attachment-rules.ts'
import { companyRules, contactRules } from './company-rules.ts'
import { noteRules } from './note-rules.ts'
import type { Rules } from './rules.ts'
import { configurationItemRules, contractRules, productRules, udfDefinitionRules, udfListItemRules } from './setup-rules.ts'
import { ticketRules } from './ticket-rules.ts'
import { timeEntryRules } from './time-entry-rules.ts'
import { webhookFieldRules, webhookRules } from './webhook-rules.ts'

const rules: Readonly<Record<string, Rules>> = {
  Tickets: ticketRules,
  TicketNotes: noteRules,
  TicketAttachments: attachmentRules,
  TicketAdditionalConfigurationItems: additionalDeviceRules,
  TicketAdditionalContacts: additionalContactRules,
  TicketSecondaryResources: secondaryResourceRules,
  TimeEntries: timeEntryRules,
  Companies: companyRules,
  Contacts: contactRules,
  ConfigurationItems: configurationItemRules,
  Contracts: contractRules,
  Products: productRules,
  UserDefinedFieldDefinitions: udfDefinitionRules,
  UserDefinedFieldListItems: udfListItemRules,
}

/** The rules of an entity; none where only those hold that all have. */
export function rulesOf({ name, webhookOf, child }: Entity): Rules {
  if (webhookOf === null) return rules[name] ?? {}
  if (child === null) return webhookRules
  return name.endsWith('Fields') ? webhookFieldRules : {}
}
