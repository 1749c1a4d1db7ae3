import { alertClosingRequirements, alertRemovalRequirements, alertSourceRequirements } from './requirements/alert-source.ts'
import { catalogRequirements } from './requirements/catalog.ts'
import { companyDirectoryRequirements } from './requirements/company-directory.ts'
import { connectionRequirements, finalRequirements } from './requirements/connection.ts'
import { definitionRequirements } from './requirements/definition.ts'
import { deviceRegisterRequirements } from './requirements/device-register.ts'
import { deviceInventoryRequirements } from './requirements/device-inventory.ts'
import { listingFaultRequirements } from './requirements/listing-faults.ts'
import { readFaultRequirements } from './requirements/read-faults.ts'
import { roleInspectorRequirements } from './requirements/role-inspector.ts'
import { roleLearnerRequirements } from './requirements/role-learner.ts'
import { roleRequirements } from './requirements/role.ts'
import { settingsRequirements } from './requirements/settings.ts'
import { ticketAttachmentsRequirements } from './requirements/ticket-attachments.ts'
import { ticketChangeRequirements } from './requirements/ticket-change.ts'
import { ticketCreateRequirements } from './requirements/ticket-create.ts'
import { ticketNotesRequirements } from './requirements/ticket-notes.ts'
import { ticketReadRequirements } from './requirements/ticket-read.ts'
import { webhookDeliveryRequirements } from './requirements/webhook-delivery.ts'
import { webhookReceiverRequirements } from './requirements/webhook-receiver.ts'
import { workStateRequirements } from './requirements/work-state.ts'
import { writeFaultRequirements } from './requirements/write-faults.ts'
import type { Requirement } from './requirement.ts'

/** All that a connector must do, in the order in which it is checked. */
export const requirements: readonly Requirement[] = [
  ...settingsRequirements,
  ...definitionRequirements,
  ...connectionRequirements,
  ...companyDirectoryRequirements,
  ...catalogRequirements,
  ...ticketCreateRequirements,
  ...ticketReadRequirements,
  ...ticketChangeRequirements,
  ...workStateRequirements,
  ...ticketNotesRequirements,
  ...ticketAttachmentsRequirements,
  ...webhookReceiverRequirements,
  ...webhookDeliveryRequirements,
  ...deviceInventoryRequirements,
  ...deviceRegisterRequirements,
  ...alertSourceRequirements,
  ...alertClosingRequirements,
  ...alertRemovalRequirements,
  ...readFaultRequirements,
  ...writeFaultRequirements,
  ...listingFaultRequirements,
  ...roleRequirements,
  ...roleInspectorRequirements,
  ...roleLearnerRequirements,
  ...finalRequirements,
]
