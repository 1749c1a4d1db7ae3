import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { GroupRow, OrganizationRow, ScopeRow, SiteRow } from '../records.ts'
import type { VsaX } from '../server.ts'
import { plainTime } from '../wire.ts'

export const organizationMembers = membersFrom({
  Id: 'int fs',
  Name: 'text fs',
  HasCustomFields: 'bool',
  PsaMappingId: 'int fs',
  PsaMappingType: 'text fs',
})

export function organizationRecord({ id, name }: OrganizationRow): SourceRecord {
  return { Id: id, Name: name, HasCustomFields: false, PsaMappingId: null, PsaMappingType: null }
}

/** A site's mapping has another name than an organization's (FACTS 2.3). */
export const siteMembers = membersFrom({
  Id: 'int fs',
  Name: 'text fs',
  ContactInformation: 'object',
  ParentId: 'int fs',
  ParentName: 'text fs',
  HasCustomFields: 'bool',
  PsaMappingId: 'int fs',
  PsaIntegrationType: 'text fs',
})

export function siteRecord(server: VsaX, { id, name, organizationId, contact }: SiteRow): SourceRecord {
  return {
    Id: id,
    Name: name,
    ContactInformation: contact && {
      Phone: '',
      Fax: '',
      Email: contact.email,
      ContactName: contact.name,
      CountryCode: 'GB',
      City: contact.city,
      Address1: '',
      Address2: '',
      Zip: '',
    },
    ParentId: organizationId,
    ParentName: server.organizations.get(organizationId)?.name ?? '',
    HasCustomFields: false,
    PsaMappingId: null,
    PsaIntegrationType: null,
  }
}

export const groupMembers = membersFrom({
  Id: 'int fs',
  Name: 'text fs',
  ParentSiteId: 'int fs',
  ParentSiteName: 'text fs',
  ParentOrganizationId: 'int fs',
  ParentOrganizationName: 'text fs',
  Notes: 'text fs',
  HasCustomFields: 'bool',
  PsaMappingId: 'int fs',
  PsaMappingType: 'text fs',
})

export function groupRecord(server: VsaX, { id, name, siteId, notes }: GroupRow): SourceRecord {
  const site = server.sites.get(siteId)
  const organization = site && server.organizations.get(site.organizationId)
  return {
    Id: id,
    Name: name,
    ParentSiteId: siteId,
    ParentSiteName: site?.name ?? '',
    ParentOrganizationId: organization?.id ?? null,
    ParentOrganizationName: organization?.name ?? '',
    Notes: notes,
    HasCustomFields: false,
    PsaMappingId: null,
    PsaMappingType: null,
  }
}

export const scopeMembers = membersFrom({ Id: 'int fs', Name: 'text fs', Description: 'text fs', UpdatedAt: 'text fs' })

export function scopeRecord({ id, name, updatedAt }: ScopeRow): SourceRecord {
  return { Id: id, Name: name, Description: null, UpdatedAt: plainTime(updatedAt) }
}
