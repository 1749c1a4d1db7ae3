/**
 * Names that a condition, an order or `fields` may use, by record, from the vendor's own schema: `board(id,name)` stands for `board`,
 * `board/id` and `board/name`. Lists have sets of their own: they are for `childConditions`, not for `conditions` (FACTS 2 and 9.5).
 */
export type NameSet = ReadonlySet<string>

/** On every record, though it stands in `_info` on the wire (FACTS 2). For the other three that is inferred. */
const everywhere = ['lastUpdated', 'updatedBy', 'dateEntered', 'enteredBy'].flatMap((name) => [name, `_info/${name}`])

export function nameSet(text: string): NameSet {
  const names = text.split(/\s+/).flatMap((word) => {
    const [, name, parts] = /^(\w+)(?:\(([\w,/]+)\))?$/.exec(word) ?? []
    if (name === undefined) throw new Error(`no name: ${word}`)
    return [name, ...(parts?.split(',').map((part) => `${name}/${part}`) ?? [])]
  })
  return new Set([...names, ...everywhere])
}

export const boardNames = nameSet(
  'id name location(id,name) department(id,identifier,name) inactiveFlag projectFlag sendToContactFlag sendToResourceFlag ' +
    'billTime billExpense billProduct autoCloseStatus(id,name,sort) autoAssignNewTicketsFlag notifyEmailFrom notifyEmailFromName ' +
    'dispatchMember(id,identifier,name) serviceManagerMember(id,identifier,name) workRole(id,name) workType(id,name) connectWiseId',
)
export const statusNames = nameSet(
  'id name board(id,name) sortOrder displayOnBoard inactive closedStatus timeEntryNotAllowed roundRobinCatchall defaultFlag ' +
    'escalationStatus customerPortalDescription customerPortalFlag saveTimeAsNote connectWiseId',
)
export const typeNames = nameSet(
  'id name category defaultFlag inactiveFlag requestForChangeFlag integrationXref board(id,name) location(id,name) ' +
    'department(id,identifier,name) connectWiseId',
)
export const priorityNames = nameSet('id name color sortOrder defaultFlag imageLink urgencySortOrder level connectWiseId')
export const sourceNames = nameSet('id name defaultFlag connectWiseId')
export const companyStatusNames = nameSet(
  'id name defaultFlag inactiveFlag notifyFlag disallowSavingFlag notificationMessage customNoteFlag cancelOpenTracksFlag connectWiseId',
)
export const companyNames = nameSet(
  'id identifier name status(id,name) addressLine1 addressLine2 city state zip country(id,identifier,name) phoneNumber faxNumber website ' +
    'territory(id,name) market(id,name) accountNumber defaultContact(id,name) dateAcquired parentCompany(id,identifier,name) ' +
    'annualRevenue numberOfEmployees yearEstablished ownershipType(id,name) timeZoneSetup(id,name) leadSource leadFlag unsubscribeFlag ' +
    'calendar(id,name) vendorIdentifier taxIdentifier taxCode(id,name) billToCompany(id,identifier,name) billingContact(id,name) ' +
    'invoiceToEmailAddress deletedFlag dateDeleted deletedBy mobileGuid territoryManager(id,identifier,name) resellerIdentifier ' +
    'isVendorFlag site(id,name)',
)
export const contactNames = nameSet(
  'id firstName lastName company(id,identifier,name) site(id,name) addressLine1 addressLine2 city state zip country(id,identifier,name) ' +
    'relationship(id,name) department(id,name) inactiveFlag securityIdentifier managerContact(id,name) title nickName ' +
    'portalSecurityLevel disablePortalLoginFlag unsubscribeFlag gender presence mobileGuid defaultPhoneType defaultPhoneNbr ' +
    'defaultPhoneExtension defaultBillingFlag defaultFlag companyLocation(id,name)',
)
/** Lists inside a contact, and inside a company. */
export const contactChildNames = nameSet(
  'communicationItems(id,type/id,type/name,value,extension,defaultFlag,domain,communicationType) types(id,name) integratorTags',
)
export const companyChildNames = nameSet('types(id,name) integratorTags')
export const ticketChildNames = nameSet('integratorTags')
export const ticketConfigurationNames = nameSet('id deviceIdentifier')
export const configurationNames = nameSet(
  'id name type(id,name) company(id,identifier,name) deviceIdentifier serialNumber modelNumber tagNumber macAddress ipAddress osType ' +
    'osInfo lastLoginName notes vendorNotes activeFlag mobileGuid status(id,name) contact(id,name) site(id,name)',
)
export const configurationTypeNames = nameSet('id name inactiveFlag systemFlag')
export const configurationQuestionNames = nameSet(
  'id configurationType(id,name) fieldType entryType sequenceNumber question numberOfDecimals requiredFlag inactiveFlag',
)
export const customFieldNames = nameSet(
  'id podId caption sequenceNumber screenId helpText fieldTypeIdentifier numberDecimals entryTypeIdentifier requiredFlag ' +
    'displayOnScreenFlag readOnlyFlag listViewFlag buttonUrl connectWiseID dateCreated',
)
export const documentNames = nameSet(
  'id title fileName serverFileName owner linkFlag imageFlag publicFlag htmlTemplateFlag readOnlyFlag size urlFlag createdOnDate ' +
    'documentType(id,name) guid',
)
export const documentReferenceNames = nameSet('id name')
export const callbackNames = nameSet(
  'id description url objectId type level memberId payloadVersion inactiveFlag isSoapCallbackFlag isSelfSuppressedFlag connectWiseID',
)
export const memberNames = nameSet(
  'id identifier licenseClass disableOnlineFlag inactiveDate inactiveFlag lastLogin firstName middleInitial lastName hireDate title ' +
    'officeEmail primaryEmail defaultEmail defaultPhone securityRole(id,name) type(id,name) timeZone(id,name) adminFlag ' +
    'defaultLocation(id,name) defaultDepartment(id,identifier,name) serviceDefaultBoard(id,name) mobileGuid',
)
export const roleNames = nameSet('id name roleType adminFlag inactiveFlag')
export const settingNames = nameSet(
  'id addLevel editLevel deleteLevel inquireLevel moduleFunctionName moduleFunctionDescription myAllFlag moduleFunctionIdentifier ' +
    'reportFlag restrictFlag customFlag moduleDescription moduleIdentifier moduleName sortOrder member(id,identifier,name)',
)
export const customizeItemNames = nameSet('id customizeIdentifier itemIdentifier')
export const noteNames = nameSet(
  'id ticketId text detailDescriptionFlag internalAnalysisFlag resolutionFlag issueFlag member(id,identifier,name) contact(id,name) ' +
    'customerUpdatedFlag processNotifications dateCreated createdBy internalFlag externalFlag',
)
export const allNoteNames = nameSet(
  'id noteType ticket(id,summary) text isMarkdownFlag detailDescriptionFlag internalAnalysisFlag resolutionFlag timeStart timeEnd ' +
    'bundledFlag mergedFlag issueFlag originalAuthor createdByParentFlag member(id,identifier,name) contact(id,name)',
)
export const timeEntryNames = nameSet(
  'id company(id,identifier,name) companyType chargeToId chargeToType member(id,identifier,name) location(id,name) department(id,name) ' +
    'workType(id,name) workRole(id,name) agreement(id,name) timeStart timeEnd hoursDeduct actualHours billableOption notes internalNotes ' +
    'addToDetailDescriptionFlag addToInternalAnalysisFlag addToResolutionFlag hoursBilled status ticket(id,summary) invoiceFlag',
)
