import { defineEntity } from './entity.ts'

export const resources = defineEntity({
  name: 'Resources',
  singular: 'Resource',
  methods: ['PUT', 'PATCH'],
  fields: {
    integer: 'greeting licenseType locationID payrollType suffix userType',
    long: 'defaultServiceDeskRoleID',
    double: 'internalCost surveyResourceRating',
    boolean: 'isActive',
    datetime: 'hireDate',
    string: {
      accountingReferenceID: 100,
      dateFormat: 20,
      email: 254,
      email2: 254,
      email3: 254,
      emailTypeCode: 20,
      emailTypeCode2: 20,
      emailTypeCode3: 20,
      firstName: 50,
      gender: 1,
      homePhone: 25,
      initials: 32,
      lastName: 50,
      middleName: 50,
      mobilePhone: 25,
      numberFormat: 20,
      officeExtension: 10,
      officePhone: 25,
      payrollIdentifier: 32,
      resourceType: 15,
      timeFormat: 20,
      title: 50,
      travelAvailabilityPct: 15,
      userName: 32,
    },
    picklists: 'licenseType',
  },
})

export const roles = defineEntity({
  name: 'Roles',
  singular: 'Role',
  methods: ['POST', 'PUT', 'PATCH'],
  fields: {
    integer: 'quoteItemDefaultTaxCategoryId roleType',
    double: 'hourlyFactor hourlyRate',
    boolean: 'isActive isExcludedFromNewContracts isSystemRole',
    string: { description: 200, name: 200 },
    required: 'hourlyFactor hourlyRate isActive name',
  },
})

export const resourceRoles = defineEntity({
  name: 'ResourceRoles',
  singular: 'ResourceRole',
  child: { parent: 'Resources', segment: 'Roles', key: 'resourceID', methods: [] },
  fields: {
    long: 'departmentID queueID resourceID roleID',
    boolean: 'isActive',
    references: { Resource: 'resourceID', Role: 'roleID' },
  },
})

export const resourceServiceDeskRoles = defineEntity({
  name: 'ResourceServiceDeskRoles',
  singular: 'ResourceServiceDeskRole',
  child: { parent: 'Resources', segment: 'ServiceDeskRoles', key: 'resourceID', methods: ['POST', 'PUT', 'PATCH'] },
  fields: {
    integer: 'resourceID roleID',
    boolean: 'isActive isDefault',
    references: { Resource: 'resourceID', Role: 'roleID' },
  },
})

export const userDefinedFieldDefinitions = defineEntity({
  name: 'UserDefinedFieldDefinitions',
  singular: 'UserDefinedFieldDefinition',
  methods: ['POST', 'PUT', 'PATCH'],
  fields: {
    integer: 'dataType displayFormat numberOfDecimalPlaces sortOrder udfType',
    long: 'crmToProjectUdfId',
    boolean: 'isActive isEncrypted isFieldMapping isPrivate isProtected isRequired isVisibleToClientPortal',
    datetime: 'createDate',
    string: { defaultValue: 0, description: 128, mergeVariableName: 100, name: 45 },
    required: 'dataType name udfType',
    readOnly: 'createDate',
    picklists: 'dataType udfType',
  },
})

export const userDefinedFieldListItems = defineEntity({
  name: 'UserDefinedFieldListItems',
  singular: 'UserDefinedFieldListItem',
  child: { parent: 'UserDefinedFields', segment: 'ListItems', key: 'udfFieldId', methods: ['POST', 'PUT', 'PATCH'] },
  fields: {
    long: 'udfFieldId',
    boolean: 'isActive',
    datetime: 'createDate',
    string: { valueForDisplay: 128, valueForExport: 128 },
    references: { UserDefinedFieldDefinition: 'udfFieldId' },
  },
})
