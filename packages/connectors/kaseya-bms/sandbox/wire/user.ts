import { menuIdsOf } from '../menu-ids.ts'
import { apiAccess, matrixRows, otherFeature } from '../rights.ts'
import type { RightRow } from '../rights.ts'
import { apiUserId, now, tenantId, tenantName, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { WireRecord } from './present.ts'
import { wireTime, zone } from './times.ts'

/** What the API user may do and who it is: `UserInfoOutputDto`. Rights come as ids whose meaning is published nowhere (FACTS 13). */
export function presentUser(tenant: Tenant): WireRecord {
  const user = tenant.employees.get(apiUserId)
  if (!user) throw new Error('every seed has the API user')
  const ids = menuIdsOf(tenant.context)
  return {
    UserId: user.id,
    FullName: user.name,
    EmailAddress: user.email,
    TimeStamp: wireTime(tenant, now(tenant)),
    TimeZoneValue: zone.hours,
    TimeZoneName: zone.name,
    OlsonTimeZoneName: zone.olson,
    DateFormat: 'MM/dd/yyyy',
    TimeFormat: 'hh:mm tt',
    TimeFormatWithSeconds: 'hh:mm:ss tt',
    TenantId: tenantId,
    AccountId: null,
    LocationId: null,
    ContactId: null,
    BusinessName: tenantName,
    UserAccessRights: matrixRows.flatMap((row, index) => accessRight(tenant, row, ids.rows[index])),
    SpecialFeatures: [apiAccess, otherFeature].flatMap((row, index) => {
      return tenant.rights.holds(row, 'granted') ? [{ Id: ids.features[index] }] : []
    }),
    ViewsMenus: [],
    QueuesMenus: tenant.queues.rows().map((queue, index) => queueMenu(queue.id, queue.name, index)),
    CurrencyCode: 'USD',
    CultureCode: 'en-US',
    FilesVersionNumber: '1',
    NewTicketingUI: true,
    IsUserSystemAdmin: tenant.rights.isAdministrator,
    ProductName: 'BMS',
    PictureUrl: null,
    OpenIdRealmId: null,
  }
}

function accessRight(tenant: Tenant, row: RightRow, ids: object | undefined): WireRecord[] {
  const right = {
    CanView: tenant.rights.holds(row, 'view'),
    CanModify: tenant.rights.holds(row, 'modify'),
    CanDelete: tenant.rights.holds(row, 'delete'),
  }
  const isListed = variantOf(tenant, 'userAccessRights') === 'all' || right.CanView || right.CanModify || right.CanDelete
  return isListed ? [{ ...right, ...ids }] : []
}

function queueMenu(id: number, name: string, index: number): WireRecord {
  return { Id: id, Name: name, Order: index + 1, ParentId: 0, ListingIdEnum: 0, MenuCategoryId: 0, IsShownInMenu: true, IsModifiable: true }
}
