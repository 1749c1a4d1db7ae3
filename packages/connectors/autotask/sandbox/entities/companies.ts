import { defineEntity } from './entity.ts'

export const companies = defineEntity({
  name: 'Companies',
  singular: 'Company',
  methods: ['POST', 'PUT', 'PATCH'],
  udfType: 1,
  creator: 'createdByResourceID',
  supportsWebhooks: true,
  fields: {
    integer: `apiVendorID billToCompanyLocationID billToAddressToUse billToCountryID classification companyCategoryID companyType
      competitorID countryID createdByResourceID currencyID impersonatorCreatorResourceID invoiceEmailMessageID invoiceMethod
      invoiceTemplateID marketSegmentID ownerResourceID parentCompanyID purchaseOrderTemplateID quoteEmailMessageID quoteTemplateID
      taxRegionID territoryID`,
    double: 'assetValue surveyCompanyRating',
    boolean: `invoiceNonContractItemsToParentCompany isActive isClientPortalActive isEnabledForComanaged isSample isTaskFireActive
      isTaxExempt`,
    datetime: 'createDate lastActivityDate lastTrackedModifiedDateTime',
    string: {
      additionalAddressInformation: 100,
      address1: 128,
      address2: 128,
      alternatePhone1: 25,
      alternatePhone2: 25,
      billToAdditionalAddressInformation: 100,
      billingAddress1: 150,
      billingAddress2: 150,
      billToAttention: 50,
      billToCity: 50,
      billToState: 128,
      billToZipCode: 50,
      city: 30,
      companyName: 100,
      companyNumber: 50,
      fax: 25,
      phone: 25,
      postalCode: 10,
      sicCode: 32,
      state: 40,
      stockMarket: 10,
      stockSymbol: 10,
      taxID: 50,
      webAddress: 255,
    },
    required: 'companyName companyType ownerResourceID phone',
    readOnly: `createDate createdByResourceID impersonatorCreatorResourceID isSample lastActivityDate lastTrackedModifiedDateTime
      surveyCompanyRating`,
    picklists: 'classification companyType',
    references: { Company: 'parentCompanyID', Resource: 'createdByResourceID impersonatorCreatorResourceID ownerResourceID' },
    webhook: 'classification companyName companyNumber companyType isActive ownerResourceID parentCompanyID phone webAddress',
  },
})

export const companyLocations = defineEntity({
  name: 'CompanyLocations',
  singular: 'CompanyLocation',
  child: { parent: 'Companies', segment: 'Locations', key: 'companyID', methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  fields: {
    integer: 'companyID countryID taxRegionID',
    double: 'roundtripDistance',
    boolean: 'isActive isPrimary isTaxExempt overrideCompanyTaxSettings',
    string: {
      address1: 128,
      address2: 128,
      alternatePhone1: 25,
      alternatePhone2: 25,
      city: 50,
      description: 500,
      fax: 25,
      name: 100,
      phone: 25,
      postalCode: 20,
      state: 25,
    },
    required: 'companyID name',
    references: { Company: 'companyID' },
  },
})

export const contacts = defineEntity({
  name: 'Contacts',
  singular: 'Contact',
  child: { parent: 'Companies', segment: 'Contacts', key: 'companyID', methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  udfType: 2,
  supportsWebhooks: true,
  fields: {
    integer: 'apiVendorID companyID companyLocationID countryID impersonatorCreatorResourceID isActive namePrefix nameSuffix',
    boolean: 'isOptedOutFromBulkEmail receivesEmailNotifications primaryContact billingContact solicitationOptOut surveyOptOut',
    datetime: 'bulkEmailOptOutTime createDate lastActivityDate lastModifiedDate solicitationOptOutTime',
    string: {
      additionalAddressInformation: 100,
      addressLine: 128,
      addressLine1: 128,
      alternatePhone: 32,
      city: 32,
      emailAddress: 254,
      emailAddress2: 254,
      emailAddress3: 254,
      extension: 10,
      externalID: 50,
      facebookUrl: 200,
      faxNumber: 25,
      firstName: 50,
      lastName: 50,
      linkedInUrl: 200,
      middleInitial: 50,
      mobilePhone: 25,
      note: 50,
      phone: 25,
      roomNumber: 50,
      state: 40,
      title: 50,
      twitterUrl: 200,
      zipCode: 16,
    },
    required: 'companyID firstName isActive lastName',
    readOnly: 'bulkEmailOptOutTime createDate impersonatorCreatorResourceID lastActivityDate lastModifiedDate solicitationOptOutTime',
    references: { Company: 'companyID', CompanyLocation: 'companyLocationID' },
    webhook: 'companyID emailAddress firstName isActive lastName mobilePhone phone title',
  },
})

/** Services, units and adjustments of contracts are no part of this sandbox. */
export const contracts = defineEntity({
  name: 'Contracts',
  singular: 'Contract',
  methods: ['POST', 'PUT', 'PATCH'],
  udfType: 3,
  fields: {
    integer: `billingPreference billToCompanyContactID billToCompanyID companyID contactID contractCategory contractExclusionSetID
      contractPeriodType contractType opportunityID organizationalLevelAssociationID serviceLevelAgreementID status
      timeReportingRequiresStartAndStopTimes`,
    long: 'exclusionContractID renewedContractID setupFeeBillingCodeID',
    double: `estimatedCost estimatedHours estimatedRevenue internalCurrencyOverageBillingRate internalCurrencySetupFee overageBillingRate
      setupFee`,
    boolean: 'isCompliant isDefaultContract',
    datetime: 'endDate lastModifiedDateTime startDate',
    string: { contactName: 250, contractName: 100, contractNumber: 50, description: 2000, purchaseOrderNumber: 50 },
    required: 'companyID contractName contractType endDate startDate status timeReportingRequiresStartAndStopTimes',
    readOnly: 'lastModifiedDateTime',
    picklists: 'contractType status',
    references: { Company: 'companyID', Contact: 'contactID' },
  },
})
