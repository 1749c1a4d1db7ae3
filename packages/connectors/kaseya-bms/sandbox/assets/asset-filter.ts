import { flagIn, numberIn, numbersIn, textIn } from '../body.ts'
import type { Given } from '../body.ts'
import type { HardwareAssetRow } from '../records.ts'
import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { contactNameOf } from './asset-wire.ts'

type Holds = (row: HardwareAssetRow) => boolean

/**
 * Assets that pass the filter of a search (FACTS 9). How texts are compared is not published: see the variant `textFilter`. Nor is
 * whether inactive ones are among those of a search that does not say: see the variant `assetsUnasked`.
 */
export function filteredAssets(tenant: Tenant, filter: Given): readonly HardwareAssetRow[] {
  const accountId = numberIn(filter, 'AccountId')
  const rows = accountId === null ? tenant.hardwareAssets.rows() : assetsOf(tenant, accountId)
  const tests = [...textTests(tenant, filter), ...idTests(filter), ...activeTests(tenant, filter)]
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((holds) => holds(row)))
}

/** Assets of one account, kept beside the table until it changes. */
const assetsByAccount = new WeakMap<readonly HardwareAssetRow[], ReadonlyMap<number, readonly HardwareAssetRow[]>>()

function assetsOf(tenant: Tenant, accountId: number): readonly HardwareAssetRow[] {
  const rows = tenant.hardwareAssets.rows()
  const known = assetsByAccount.get(rows) ?? Map.groupBy(rows, (row) => row.accountId)
  assetsByAccount.set(rows, known)
  return known.get(accountId) ?? []
}

function textTests(tenant: Tenant, filter: Given): readonly Holds[] {
  const way = variantOf(tenant, 'textFilter')
  if (way === 'ignored') return []
  const text = (name: string, of: (row: HardwareAssetRow) => string | null | undefined): readonly Holds[] => {
    const wanted = textIn(filter, name).trim().toLowerCase()
    if (!wanted) return []
    return [(row) => (way === 'equals' ? of(row)?.toLowerCase() === wanted : (of(row)?.toLowerCase().includes(wanted) ?? false))]
  }
  return [
    ...text('AssetName', ({ name }) => name),
    ...text('MachineGroupId', ({ details }) => details.MachineGroupId),
    ...text('LocationName', ({ locationId }) => tenant.locations.get(locationId)?.name),
    ...text('SerialNumber', ({ details }) => details.SerialNumber),
    ...text('Description', ({ details }) => details.Description),
    ...text('IPAddress', ({ details }) => details.IpAddress),
    ...text('ContactName', (row) => contactNameOf(tenant, row)),
  ]
}

function idTests(filter: Given): readonly Holds[] {
  const contactId = numberIn(filter, 'ContactId')
  const excludedId = numberIn(filter, 'ExcludedId')
  const categoryIds = new Set(numbersIn(filter, 'CategoryIds'))
  return [
    ...(contactId === null ? [] : [(row: HardwareAssetRow): boolean => row.contactId === contactId]),
    ...(excludedId === null ? [] : [(row: HardwareAssetRow): boolean => row.id !== excludedId]),
    ...(categoryIds.size === 0 ? [] : [(row: HardwareAssetRow): boolean => categoryIds.has(row.categoryId)]),
  ]
}

function activeTests(tenant: Tenant, filter: Given): readonly Holds[] {
  const asked = flagIn(filter, 'IsActive')
  const isActive = asked ?? (variantOf(tenant, 'assetsUnasked') === 'active' ? true : null)
  return isActive === null ? [] : [(row) => row.isActive === isActive]
}
