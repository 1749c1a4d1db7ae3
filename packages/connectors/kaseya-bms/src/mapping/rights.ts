import type { RightsSnapshot } from '@jackfield/core'
import type { UserInfoWire } from '../wire/security.ts'

/** The user's own record as marks: what the numbers mean is not published, but the same right has the same ones. */
export function snapshotFrom(user: UserInfoWire): RightsSnapshot {
  const marks = new Set<string>()
  for (const right of user.userAccessRights) {
    const place = [right.mainMenuId, right.menuCategoryId, right.listingIDEnum].map((id) => id ?? '-').join('/')
    if (right.canView === true) marks.add(`menu ${place} view`)
    if (right.canModify === true) marks.add(`menu ${place} modify`)
    if (right.canDelete === true) marks.add(`menu ${place} delete`)
  }
  for (const { id } of user.specialFeatures) if (id !== null) marks.add(`feature ${id}`)
  return { marks: [...marks].sort(), isAdministrator: user.isUserSystemAdmin, userId: user.userId }
}
