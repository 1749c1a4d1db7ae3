import { nameSet } from './wire/names.ts'

/** Longest texts of a ticket, from the vendor's schema; null where it names no limit. */
export const textLimits: Readonly<Record<string, number | null>> = {
  summary: 100,
  siteName: 156,
  addressLine1: 50,
  addressLine2: 50,
  city: 50,
  stateIdentifier: 50,
  zip: 12,
  contactName: 62,
  contactPhoneNumber: 20,
  contactPhoneExtension: 15,
  contactEmailAddress: 250,
  externalXRef: 100,
  poNumber: 50,
  automaticEmailCc: 1000,
  initialDescription: null,
  initialInternalAnalysis: null,
  initialResolution: null,
  initialDescriptionFrom: null,
  contactEmailLookup: null,
}

/** Only for a POST, never sent back (FACTS 5). */
export const initialTexts = {
  initialDescription: { detailDescriptionFlag: true, internalAnalysisFlag: false, resolutionFlag: false },
  initialInternalAnalysis: { detailDescriptionFlag: false, internalAnalysisFlag: true, resolutionFlag: false },
  initialResolution: { detailDescriptionFlag: false, internalAnalysisFlag: false, resolutionFlag: true },
} as const

export const dateFields = ['requiredDate', 'estimatedStartDate'] as const

export const flagFields = [
  'allowAllClientsPortalView',
  'customerUpdatedFlag',
  'automaticEmailContactFlag',
  'automaticEmailResourceFlag',
  'automaticEmailCcFlag',
  'requestForChangeFlag',
] as const

/** What one save does and no record keeps. */
export const actionFields = ['processNotifications', 'skipCallback', 'initialDescriptionFrom', 'contactEmailLookup'] as const

export const numberFields = [
  'budgetHours',
  'billingAmount',
  'hourlyRate',
  'subBillingAmount',
  'lagDays',
  'duration',
  'knowledgeBaseCategoryId',
  'knowledgeBaseSubCategoryId',
] as const

const levels = ['Low', 'Medium', 'High'] as const
const billing = ['Billable', 'DoNotBill', 'NoCharge', 'NoDefault'] as const
export const choiceFields: Readonly<Record<string, readonly string[]>> = {
  severity: levels,
  impact: levels,
  billTime: billing,
  billExpenses: billing,
  billProducts: billing,
}

/** Records that a ticket can point to and that this tenant has none of: naming one is naming what is not there. */
export const absentReferences: Readonly<Record<string, string>> = {
  site: 'Site',
  subType: 'Service Subtype',
  item: 'Service Item',
  team: 'Service Team',
  agreement: 'Agreement',
  opportunity: 'Opportunity',
  sla: 'SLA',
  workRole: 'Work Role',
  workType: 'Work Type',
  country: 'Country',
  currency: 'Currency',
}

/** References of a ticket that a client may set. */
export const ownReferences = ['board', 'status', 'type', 'company', 'contact', 'priority', 'source', 'owner'] as const

/** Everything that a condition on tickets may name, from the vendor's schema. */
export const ticketNames = nameSet(
  'id summary recordType board(id,name) status(id,name,sort) workRole(id,name) workType(id,name) company(id,identifier,name) ' +
    'site(id,name) siteName addressLine1 addressLine2 city stateIdentifier zip country(id,identifier,name) contact(id,name) contactName ' +
    'contactPhoneNumber contactPhoneExtension contactEmailAddress type(id,name) subType(id,name) item(id,name) team(id,name) ' +
    'owner(id,identifier,name) priority(id,name,sort,level) serviceLocation(id,name) source(id,name) requiredDate budgetHours ' +
    'opportunity(id,name) agreement(id,name,type) agreementType severity impact externalXRef poNumber knowledgeBaseCategoryId ' +
    'knowledgeBaseSubCategoryId allowAllClientsPortalView customerUpdatedFlag automaticEmailContactFlag automaticEmailResourceFlag ' +
    'automaticEmailCcFlag automaticEmailCc closedDate closedBy closedFlag actualHours approved estimatedExpenseCost ' +
    'estimatedExpenseRevenue estimatedProductCost estimatedProductRevenue estimatedTimeCost estimatedTimeRevenue billingMethod ' +
    'billingAmount hourlyRate subBillingMethod subBillingAmount subDateAccepted dateResolved dateResplan dateResponded resolveMinutes ' +
    'resPlanMinutes respondMinutes respondByGoalUTC resplanGoalUTC resolutionGoalUTC escalationLastUpdateMinutes isInSla ' +
    'knowledgeBaseLinkId resources parentTicketId hasChildTicket hasMergedChildTicketFlag knowledgeBaseLinkType billTime billExpenses ' +
    'billProducts predecessorType predecessorId predecessorClosedFlag lagDays lagNonworkingDaysFlag estimatedStartDate duration ' +
    'location(id,name) department(id,identifier,name) mobileGuid sla(id,name) slaStatus requestForChangeFlag currency(id,name) ' +
    'mergedParentTicket(id,summary) escalationStartDateUTC escalationLevel minutesBeforeWaiting respondedSkippedMinutes ' +
    'resplanSkippedMinutes respondedHours respondedBy resplanHours resplanBy resolutionHours resolvedBy minutesWaiting',
)

/** Every member that a body may have, by its name in lower case; those without a rule above are the vendor's to compute. */
export const ticketMembers: ReadonlyMap<string, string> = new Map(
  [
    ...[...ticketNames].filter((name) => !name.includes('/') && !/^(lastUpdated|updatedBy|dateEntered|enteredBy)$/.test(name)),
    ...Object.keys(textLimits),
    ...actionFields,
    'integratorTags',
    'customFields',
    '_info',
  ].map((name) => [name.toLowerCase(), name]),
)
