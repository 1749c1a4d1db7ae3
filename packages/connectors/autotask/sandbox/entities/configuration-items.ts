import { defineEntity } from './entity.ts'

export const configurationItems = defineEntity({
  name: 'ConfigurationItems',
  singular: 'ConfigurationItem',
  methods: ['POST', 'PUT', 'PATCH'],
  udfType: 4,
  creator: 'createdByPersonID',
  supportsWebhooks: true,
  fields: {
    integer: `apiVendorID configurationItemCategoryID companyID companyLocationID configurationItemType contactID contractID
      contractServiceBundleID contractServiceID createdByPersonID dattoDeviceMemoryMegabytes dattoKernelVersionID
      dattoNICSpeedKilobitsPerSecond dattoNumberOfAgents dattoNumberOfDrives dattoNumberOfVolumes dattoOSVersionID dattoUptimeSeconds
      dattoZFSVersionID domainRegistrarID impersonatorCreatorResourceID installedByContactID installedByID lastActivityPersonID
      lastActivityPersonType parentConfigurationItemID productID rmmDeviceAuditAntivirusStatusID rmmDeviceAuditArchitectureID
      rmmDeviceAuditBackupStatusID rmmDeviceAuditDeviceTypeID rmmDeviceAuditDisplayAdaptorID rmmDeviceAuditDomainID
      rmmDeviceAuditManufacturerID rmmDeviceAuditFirmwareID rmmDeviceAuditMissingPatchCount rmmDeviceAuditMobileNetworkOperatorID
      rmmDeviceAuditModelID rmmDeviceAuditMotherboardID rmmDeviceAuditPatchStatusID rmmDeviceAuditProcessorID
      rmmDeviceAuditServicePackID rmmDeviceAuditSoftwareStatusID rmmOpenAlertCount serviceBundleID serviceID serviceLevelAgreementID
      sourceChargeID sourceChargeType vendorID`,
    long: `dattoAvailableKilobytes dattoOffsiteUsedBytes dattoProtectedKilobytes dattoUsedKilobytes rmmDeviceAuditMemoryBytes
      rmmDeviceAuditStorageBytes rmmDeviceID`,
    double: 'dailyCost dattoPercentageUsed hourlyCost monthlyCost numberOfUsers perUseCost setupFee',
    boolean: 'dattoDrivesErrors isActive rmmIsInMaintenanceMode rmmIsMobileDeviceManagementEnrolled',
    datetime: `createDate dattoLastCheckInDateTime domainRegistrationDateTime domainLastUpdatedDateTime domainExpirationDateTime installDate
      lastModifiedTime sslValidFromDateTime sslValidUntilDateTime warrantyExpirationDate`,
    string: {
      dattoHostname: 255,
      dattoInternalIP: 255,
      dattoRemoteIP: 255,
      dattoSerialNumber: 100,
      deviceNetworkingID: 100,
      domain: 0,
      location: 100,
      notes: 5000,
      referenceNumber: 100,
      referenceTitle: 200,
      rmmDeviceAuditDescription: 255,
      rmmDeviceAuditExternalIPAddress: 255,
      rmmDeviceAuditHostname: 255,
      rmmDeviceAuditIPAddress: 255,
      rmmDeviceAuditLastUser: 50,
      rmmDeviceAuditMacAddress: 255,
      rmmDeviceAuditMobileNumber: 255,
      rmmDeviceAuditOperatingSystem: 255,
      rmmDeviceAuditSNMPContact: 255,
      rmmDeviceAuditSNMPLocation: 255,
      rmmDeviceAuditSNMPName: 255,
      rmmDeviceUID: 255,
      rmmDeviceUrl: 0,
      rmmVsaxDeviceID: 0,
      serialNumber: 100,
      sslCommonName: 0,
      sslIssuedBy: 0,
      sslLocation: 0,
      sslOrganization: 0,
      sslOrganizationUnit: 0,
      sslSerialNumber: 0,
      sslSignatureAlgorithm: 0,
      sslSource: 0,
    },
    required: 'companyID isActive productID',
    readOnly: 'createDate createdByPersonID impersonatorCreatorResourceID lastActivityPersonID lastActivityPersonType lastModifiedTime',
    picklists: 'configurationItemType',
    references: {
      Company: 'companyID',
      CompanyLocation: 'companyLocationID',
      ConfigurationItem: 'parentConfigurationItemID',
      ConfigurationItemCategory: 'configurationItemCategoryID',
      Contact: 'contactID',
      Contract: 'contractID',
      Product: 'productID',
    },
    webhook:
      'companyID contactID contractID isActive location productID referenceNumber referenceTitle serialNumber warrantyExpirationDate',
  },
})

export const configurationItemCategories = defineEntity({
  name: 'ConfigurationItemCategories',
  singular: 'ConfigurationItemCategory',
  methods: ['POST', 'PUT', 'PATCH'],
  fields: {
    integer: 'displayColorRGB',
    boolean: 'isActive isClientPortalDefault isGlobalDefault',
    string: { name: 30, nickname: 3 },
    required: 'isActive name',
  },
})

export const products = defineEntity({
  name: 'Products',
  singular: 'Product',
  methods: ['POST', 'PUT', 'PATCH'],
  udfType: 7,
  creator: 'createdByResourceID',
  fields: {
    integer: `billingType chargeBillingCodeID createdByResourceID defaultInstalledProductCategoryID defaultVendorID
      impersonatorCreatorResourceID periodType priceCostMethod productBillingCodeID productCategory`,
    double: 'markupRate msrp unitCost unitPrice',
    boolean: 'doesNotRequireProcurement isActive isEligibleForRma isSerialized',
    datetime: 'createdTime',
    string: {
      description: 2000,
      externalProductID: 50,
      internalProductID: 50,
      link: 500,
      manufacturerName: 100,
      manufacturerProductName: 50,
      name: 1000,
      sku: 50,
      vendorProductNumber: 50,
    },
    required: 'isActive isSerialized name productBillingCodeID',
    readOnly: 'createdByResourceID createdTime impersonatorCreatorResourceID',
  },
})
