import type { Entity } from './entities/entity.ts'
import type { Field } from './entities/field.ts'
import { entityNamed } from './entities/registry.ts'
import type { PicklistValue } from './records.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** The tenant's picklists, by entity and field. What is the vendor's own stands in FACTS 5; what is the tenant's is invented. */
const lists: Readonly<Record<string, readonly PicklistValue[]>> = {
  'Tickets.status': [
    { value: 1, label: 'New', isDefault: true },
    { value: 8, label: 'In Progress' },
    { value: 7, label: 'Waiting Customer' },
    { value: 9, label: 'Waiting Materials' },
    { value: 10, label: 'Service Call Scheduled' },
    { value: 11, label: 'Escalated' },
    { value: 12, label: 'Waiting Vendor' },
    { value: 13, label: 'Waiting Approval' },
    { value: 15, label: 'Customer Note Added' },
    { value: 16, label: 'RMM Alert Closed' },
    { value: 5, label: 'Complete' },
    { value: 29_682_840, label: 'Parked', isOwn: true },
    { value: 29_682_841, label: 'Dispatch (old)', isOwn: true, isInactive: true },
  ],
  'Tickets.priority': [
    { value: 4, label: 'Critical' },
    { value: 1, label: 'High' },
    { value: 2, label: 'Medium', isDefault: true },
    { value: 3, label: 'Low' },
  ],
  'Tickets.queueID': [
    { value: 5, label: 'Client Portal' },
    { value: 6, label: 'Post Sale' },
    { value: 8, label: 'Monitoring Alert' },
    { value: 29_682_833, label: 'Level I Support', isOwn: true },
    { value: 29_683_354, label: 'Level II Support', isOwn: true },
    { value: 29_683_355, label: 'Recycling', isOwn: true, isInactive: true },
  ],
  'Tickets.source': [
    { value: -1, label: 'Client Portal' },
    { value: 1, label: 'Other', isDefault: true },
    { value: 2, label: 'Phone' },
    { value: 4, label: 'Email' },
    { value: 6, label: 'In Person/Onsite' },
    { value: 8, label: 'Monitoring Alert' },
  ],
  'Tickets.ticketType': [
    { value: 1, label: 'Service Request', isDefault: true },
    { value: 2, label: 'Incident' },
    { value: 3, label: 'Problem' },
    { value: 4, label: 'Change Request' },
    { value: 5, label: 'Alert' },
  ],
  'Tickets.ticketCategory': [
    { value: 2, label: 'Datto RMM Alert' },
    { value: 3, label: 'Standard', isDefault: true },
    { value: 4, label: 'Datto Alert' },
    { value: 5, label: 'RMA' },
    { value: 6, label: 'Datto Networking Alert' },
    { value: 112, label: 'Security incident', isOwn: true },
  ],
  'Tickets.issueType': [
    { value: 10, label: 'Computer', isOwn: true },
    { value: 11, label: 'Network', isOwn: true },
    { value: 12, label: 'Security', isOwn: true },
  ],
  'Tickets.subIssueType': [
    { value: 130, label: 'Hardware', parent: 10, isOwn: true },
    { value: 131, label: 'Operating system', parent: 10, isOwn: true },
    { value: 140, label: 'Wi-Fi', parent: 11, isOwn: true },
    { value: 141, label: 'VPN', parent: 11, isOwn: true },
    { value: 150, label: 'Malware', parent: 12, isOwn: true },
  ],
  'Tickets.creatorType': [
    { value: 1, label: 'Resource' },
    { value: 2, label: 'Contact' },
  ],
  'Tickets.lastActivityPersonType': [
    { value: 1, label: 'Resource' },
    { value: 2, label: 'Contact' },
  ],
  'TicketNotes.noteType': [
    { value: 1, label: 'Task Summary' },
    { value: 2, label: 'Task Detail' },
    { value: 3, label: 'Task Notes' },
    { value: 13, label: 'Workflow Rule Note' },
    { value: 15, label: 'Duplicate Ticket Note' },
    { value: 16, label: 'Outsource Workflow Note' },
    { value: 17, label: 'Surveys' },
    { value: 18, label: 'Client Portal Note' },
    { value: 19, label: 'Taskfire Note' },
    { value: 91, label: 'Workflow Rule Action Note' },
    { value: 92, label: 'Forward/Modify Note' },
    { value: 93, label: 'Merged into Ticket' },
    { value: 94, label: 'Absorbed another Ticket' },
    { value: 95, label: 'Copied to Project' },
    { value: 99, label: 'RMM Note' },
    { value: 100, label: 'BDR Note' },
    { value: 101, label: 'Email Note' },
  ],
  'TicketNotes.publish': publishValues(),
  'TicketAttachments.publish': publishValues(),
  'AttachmentInfo.publish': publishValues(),
  'TicketAttachments.attachmentType': attachmentTypes(),
  'AttachmentInfo.attachmentType': attachmentTypes(),
  'TicketAttachments.parentType': [{ value: 4, label: 'Task or Ticket' }],
  'AttachmentInfo.parentType': [{ value: 4, label: 'Task or Ticket' }],
  'TimeEntries.timeEntryType': [
    { value: 2, label: 'Ticket' },
    { value: 6, label: 'Task' },
  ],
  'Companies.companyType': [
    { value: 1, label: 'Customer' },
    { value: 2, label: 'Lead' },
    { value: 3, label: 'Prospect' },
    { value: 4, label: 'Dead' },
    { value: 6, label: 'Cancelation' },
    { value: 7, label: 'Vendor' },
  ],
  'Companies.classification': [
    { value: 200, label: 'Gold', isOwn: true },
    { value: 201, label: 'Silver', isOwn: true },
  ],
  'Contracts.contractType': [
    { value: 1, label: 'Time and Materials' },
    { value: 3, label: 'Block Hours' },
    { value: 4, label: 'Retainer' },
    { value: 7, label: 'Recurring Service' },
  ],
  'Contracts.status': [
    { value: 0, label: 'Inactive' },
    { value: 1, label: 'Active' },
  ],
  'ConfigurationItems.configurationItemType': [
    { value: 1, label: 'Server', isOwn: true },
    { value: 2, label: 'Workstation', isOwn: true },
  ],
  'Resources.licenseType': [
    { value: 1, label: 'Professional' },
    { value: 7, label: 'API User' },
  ],
  'UserDefinedFieldDefinitions.dataType': [
    { value: 1, label: 'Text' },
    { value: 4, label: 'List' },
  ],
  'UserDefinedFieldDefinitions.udfType': [
    { value: 1, label: 'Company' },
    { value: 2, label: 'Contact' },
    { value: 3, label: 'Contract' },
    { value: 4, label: 'Configuration Item' },
    { value: 5, label: 'Ticket' },
    { value: 7, label: 'Product' },
  ],
}

/** The values of a picklist, those of a webhook's fields among them. */
export function picklistOf(tenant: Tenant, entity: Entity, field: Field): readonly PicklistValue[] {
  if (entity.webhookOf !== null && field.name === 'fieldID') return webhookFieldValues(tenant, entity.webhookOf)
  if (entity.webhookOf !== null && field.name === 'udfFieldID') {
    const { udfType } = entityNamed(entity.webhookOf)
    return tenant.udfs.filter((udf) => udf.udfType === udfType).map(({ id, name }) => ({ value: id, label: name, isOwn: true }))
  }
  return lists[`${entity.name}.${field.name}`] ?? []
}

export function defaultOf(tenant: Tenant, entity: Entity, name: string): number | string | null {
  const field = entity.fieldsByName.get(name.toLowerCase())
  return field ? (picklistOf(tenant, entity, field).find(({ isDefault }) => isDefault)?.value ?? null) : null
}

/** Fields that a webhook can have, by number. Numbers are not published; the labels are in words in the vendor's own sample. */
function webhookFieldValues(tenant: Tenant, webhookOf: string): readonly PicklistValue[] {
  const inWords = variantOf(tenant, 'webhookFieldLabels') === 'words'
  return entityNamed(webhookOf)
    .fields.filter(({ isWebhookField }) => isWebhookField)
    .map(({ name }, index) => ({ value: 7 + index * 3, label: inWords ? words(name) : name }))
}

/** The field of an object behind a number of the picklist. */
export function webhookFieldOf(webhookOf: string, fieldId: number): Field | undefined {
  return entityNamed(webhookOf).fields.filter(({ isWebhookField }) => isWebhookField)[(fieldId - 7) / 3]
}

/** `companyName` as `Company Name`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase())
}

function publishValues(): readonly PicklistValue[] {
  return [
    { value: 1, label: 'All Autotask Users' },
    { value: 2, label: 'Internal Project Team' },
    { value: 4, label: 'Internal & Co-Managed' },
  ]
}

function attachmentTypes(): readonly PicklistValue[] {
  return [
    { value: 'FILE_ATTACHMENT', label: 'Attachment' },
    { value: 'FILE_LINK', label: 'File Link' },
    { value: 'FOLDER_LINK', label: 'Folder Link' },
    { value: 'URL', label: 'URL' },
  ]
}
