import { defineEntity } from './entity.ts'

/** Fields by the vendor's document; lengths and required ones by its older description (FACTS 5). */
export const tickets = defineEntity({
  name: 'Tickets',
  singular: 'Ticket',
  methods: ['POST', 'PUT', 'PATCH'],
  udfType: 5,
  creator: 'creatorResourceID',
  supportsWebhooks: true,
  fields: {
    integer: `apiVendorID assignedResourceID assignedResourceRoleID billingCodeID changeApprovalBoard changeApprovalStatus
      changeApprovalType companyID companyLocationID completedByResourceID configurationItemID contactID contractID createdByContactID
      creatorResourceID creatorType currentServiceThermometerRating firstResponseAssignedResourceID firstResponseInitiatingResourceID
      impersonatorCreatorResourceID issueType lastActivityPersonType lastActivityResourceID monitorTypeID opportunityID
      organizationalLevelAssociationID previousServiceThermometerRating priority problemTicketId projectID queueID rmaStatus rmaType
      serviceLevelAgreementID serviceThermometerTemperature source status subIssueType ticketCategory ticketType`,
    long: 'contractServiceBundleID contractServiceID monitorID',
    double: 'estimatedHours hoursToBeScheduled serviceLevelAgreementPausedNextEventHours',
    boolean: 'isAssignedToComanaged isVisibleToComanaged serviceLevelAgreementHasBeenMet',
    datetime: `completedDate createDate dueDateTime firstResponseDateTime firstResponseDueDateTime lastActivityDate
      lastCustomerNotificationDateTime lastCustomerVisibleActivityDateTime lastTrackedModificationDateTime resolutionPlanDateTime
      resolutionPlanDueDateTime resolvedDateTime resolvedDueDateTime`,
    string: {
      changeInfoField1: 8000,
      changeInfoField2: 8000,
      changeInfoField3: 8000,
      changeInfoField4: 8000,
      changeInfoField5: 8000,
      description: 8000,
      externalID: 50,
      purchaseOrderNumber: 50,
      resolution: 32_000,
      rmmAlertID: 50,
      ticketNumber: 50,
      title: 255,
    },
    required: 'companyID priority status title',
    readOnly: `completedByResourceID completedDate createDate createdByContactID creatorResourceID creatorType
      firstResponseAssignedResourceID firstResponseInitiatingResourceID impersonatorCreatorResourceID lastActivityDate
      lastActivityPersonType lastActivityResourceID lastCustomerNotificationDateTime lastCustomerVisibleActivityDateTime
      lastTrackedModificationDateTime ticketNumber`,
    notQueryable: 'creatorType lastActivityPersonType',
    picklists: 'creatorType issueType lastActivityPersonType priority queueID source status subIssueType ticketCategory ticketType',
    parents: { subIssueType: 'issueType' },
    references: {
      Company: 'companyID',
      CompanyLocation: 'companyLocationID',
      ConfigurationItem: 'configurationItemID',
      Contact: 'contactID createdByContactID',
      Contract: 'contractID',
      Resource: 'assignedResourceID completedByResourceID creatorResourceID impersonatorCreatorResourceID lastActivityResourceID',
      Role: 'assignedResourceRoleID',
      Ticket: 'problemTicketId',
    },
    webhook: `assignedResourceID companyID configurationItemID contactID contractID description dueDateTime issueType priority queueID
      resolution source status subIssueType ticketCategory ticketNumber ticketType title`,
  },
})

export const ticketNotes = defineEntity({
  name: 'TicketNotes',
  singular: 'TicketNote',
  child: { parent: 'Tickets', segment: 'Notes', key: 'ticketID', methods: ['POST', 'PUT', 'PATCH'] },
  creator: 'creatorResourceID',
  supportsWebhooks: true,
  fields: {
    integer: `createdByContactID creatorResourceID impersonatorCreatorResourceID impersonatorUpdaterResourceID noteType publish ticketID`,
    datetime: 'createDateTime lastActivityDate',
    string: { description: 32_000, title: 250 },
    required: 'description noteType publish ticketID',
    readOnly: 'createDateTime creatorResourceID impersonatorCreatorResourceID impersonatorUpdaterResourceID lastActivityDate',
    picklists: 'noteType publish',
    references: {
      Contact: 'createdByContactID',
      Resource: 'creatorResourceID impersonatorCreatorResourceID impersonatorUpdaterResourceID',
      Ticket: 'ticketID',
    },
    webhook: 'description noteType publish ticketID title',
  },
})

export const ticketSecondaryResources = defineEntity({
  name: 'TicketSecondaryResources',
  singular: 'TicketSecondaryResource',
  child: { parent: 'Tickets', segment: 'SecondaryResources', key: 'ticketID', methods: ['POST', 'DELETE'] },
  fields: {
    long: 'resourceID roleID ticketID',
    required: 'resourceID roleID ticketID',
    references: { Resource: 'resourceID', Role: 'roleID', Ticket: 'ticketID' },
  },
})

/** Devices and people besides the one that the ticket itself names. */
export const ticketAdditionalConfigurationItems = defineEntity({
  name: 'TicketAdditionalConfigurationItems',
  singular: 'TicketAdditionalConfigurationItem',
  child: { parent: 'Tickets', segment: 'AdditionalConfigurationItems', key: 'ticketID', methods: ['POST', 'DELETE'] },
  fields: {
    integer: 'configurationItemID ticketID',
    required: 'configurationItemID ticketID',
    references: { ConfigurationItem: 'configurationItemID', Ticket: 'ticketID' },
  },
})

export const ticketAdditionalContacts = defineEntity({
  name: 'TicketAdditionalContacts',
  singular: 'TicketAdditionalContact',
  child: { parent: 'Tickets', segment: 'AdditionalContacts', key: 'ticketID', methods: ['POST', 'DELETE'] },
  fields: {
    integer: 'contactID ticketID',
    required: 'contactID ticketID',
    references: { Contact: 'contactID', Ticket: 'ticketID' },
  },
})

export const ticketCategories = defineEntity({
  name: 'TicketCategories',
  singular: 'TicketCategory',
  methods: ['PUT', 'PATCH'],
  fields: {
    integer: 'displayColorRGB',
    boolean: 'isActive isApiOnly isGlobalDefault',
    string: { name: 30, nickname: 3 },
    readOnly: 'isApiOnly isGlobalDefault',
  },
})

const attachmentFields = {
  datetime: 'attachDate',
  double: 'fileSize',
  required: 'attachmentType fullPath publish title',
  readOnly: 'attachDate contentType creatorType fileSize impersonatorCreatorResourceID parentType',
  picklists: 'attachmentType parentType publish',
  references: { Contact: 'attachedByContactID', Resource: 'attachedByResourceID impersonatorCreatorResourceID', Ticket: 'ticketID' },
} as const
const attachmentTexts = { attachmentType: 50, contentType: 100, fullPath: 255, title: 255 }

export const ticketAttachments = defineEntity({
  name: 'TicketAttachments',
  singular: 'TicketAttachment',
  child: { parent: 'Tickets', segment: 'Attachments', key: 'parentID', methods: ['POST', 'DELETE'] },
  creator: 'attachedByResourceID',
  fields: {
    ...attachmentFields,
    integer: 'creatorType impersonatorCreatorResourceID parentAttachmentID parentType publish ticketID ticketNoteID timeEntryID',
    long: 'attachedByContactID attachedByResourceID opportunityID parentID',
    boolean: 'isTaskAttachment',
    string: { ...attachmentTexts, data: 0 },
    readOnly: `${attachmentFields.readOnly} isTaskAttachment`,
    notQueryable: 'data',
  },
})

/** The same files as a list over all parents, without their content. */
export const attachmentInfo = defineEntity({
  name: 'AttachmentInfo',
  singular: 'AttachmentInfo',
  creator: 'attachedByResourceID',
  fields: {
    ...attachmentFields,
    integer: `articleID companyID companyNoteID configurationItemID configurationItemNoteID contractID contractNoteID creatorType documentID
      expenseItemID expenseReportID impersonatorCreatorResourceID parentAttachmentID parentType projectID projectNoteID publish resourceID
      salesOrderID taskID taskNoteID ticketID ticketNoteID timeEntryID`,
    long: 'attachedByContactID attachedByResourceID opportunityID parentID',
    string: attachmentTexts,
  },
})

export const timeEntries = defineEntity({
  name: 'TimeEntries',
  singular: 'TimeEntry',
  methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  creator: 'creatorUserID',
  fields: {
    integer: `billingApprovalLevelMostRecent billingApprovalResourceID billingCodeID contractID creatorUserID impersonatorCreatorResourceID
      impersonatorUpdaterResourceID internalBillingCodeID lastModifiedUserID resourceID roleID taskID ticketID timeEntryType`,
    long: 'contractServiceBundleID contractServiceID',
    double: 'hoursToBill hoursWorked offsetHours',
    boolean: 'isInternalNotesVisibleToComanaged isNonBillable showOnInvoice',
    datetime: 'billingApprovalDateTime createDateTime dateWorked endDateTime lastModifiedDateTime startDateTime',
    string: { internalNotes: 32_000, summaryNotes: 32_000 },
    required: 'resourceID',
    readOnly: `billingApprovalDateTime billingApprovalLevelMostRecent billingApprovalResourceID createDateTime creatorUserID
      impersonatorCreatorResourceID impersonatorUpdaterResourceID lastModifiedDateTime lastModifiedUserID timeEntryType`,
    picklists: 'timeEntryType',
    references: { Contract: 'contractID', Resource: 'creatorUserID resourceID', Role: 'roleID', Ticket: 'ticketID' },
  },
})
