import { z } from 'zod'
import { optionalFlag, optionalId, optionalList, optionalNumber, optionalText, record } from './fields.ts'

export const tokensWire = record({
  accessToken: z.string().min(1),
  refreshToken: optionalText,
  accessTokenExpireOn: optionalText,
  refreshTokenExpireOn: optionalText,
})

export const userInfoWire = record({
  userId: optionalId,
  fullName: optionalText,
  businessName: optionalText,
  timeZoneName: optionalText,
  timeZoneValue: optionalNumber,
  olsonTimeZoneName: optionalText,
  isUserSystemAdmin: optionalFlag,
  userAccessRights: optionalList(
    record({
      mainMenuId: optionalId,
      menuCategoryId: optionalId,
      listingIDEnum: optionalId,
      canView: optionalFlag,
      canModify: optionalFlag,
      canDelete: optionalFlag,
    }),
  ),
  specialFeatures: optionalList(record({ id: optionalId })),
})
export type UserInfoWire = z.output<typeof userInfoWire>

export const settingsWire = record({ maximumAttachmentFileSizeinMb: optionalNumber })
