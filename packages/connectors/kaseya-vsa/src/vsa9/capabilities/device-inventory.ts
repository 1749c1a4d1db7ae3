import { listingOf, NotFoundError } from '@jackfield/core'
import type { Device, DeviceInventory, DeviceQuery, Id, Listing, OperationId } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { receive } from '../../wire/received.ts'
import type { Received } from '../../wire/received.ts'
import { resultOf } from '../envelope.ts'
import { idLiteral, isBadQuery, listAssets, listAssetTypes, listAudits } from '../lists.ts'
import { deviceFrom, factsFrom } from '../mapping/device.ts'
import type { AuditFacts } from '../mapping/device.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { assetWire, auditWire } from '../wire/rows.ts'
import type { AssetWire } from '../wire/rows.ts'

export function deviceInventory(tenant: Vsa9Tenant): DeviceInventory {
  return {
    list: (query) => listDevices(tenant, query),
    get: (id) => readDevice(tenant, id),
  }
}

/** All audit summaries first, of which a few texts each are kept; then the assets, page by page. */
function listDevices(tenant: Vsa9Tenant, query: DeviceQuery): Listing<Device> {
  const operation = 'deviceInventory.list'
  return listingOf<Device>('user', async function* () {
    // What VSA shows of an asset does not say that it is out of use.
    if (query.isActive === false) return
    const typeName = await readTypeNames(tenant, operation)
    const audits = new Map<Id, AuditFacts>()
    for await (const { wire } of listAudits(tenant.client, operation)) audits.set(wire.AgentGuid, factsFrom(wire, tenant.time))
    for await (const page of assetsOf(tenant, query.companyId ?? null, operation)) {
      yield page.map((asset) => {
        const { AgentId: agentId } = asset.wire
        return deviceFrom(asset, agentId === null ? null : (audits.get(agentId) ?? null), { time: tenant.time, typeName })
      })
    }
  })
}

/** The assets of one organization, or all. A server that does not take the filter gives all, and they are sorted out here. */
async function* assetsOf(
  { client }: Vsa9Tenant,
  companyId: Id | null,
  operation: OperationId,
): AsyncGenerator<readonly Received<AssetWire>[]> {
  if (companyId === null) return yield* listAssets(client, operation).pages()
  if (!isDigits(companyId)) return
  const ofCompany = (page: readonly Received<AssetWire>[]) => page.filter(({ wire }) => wire.OrgId === companyId)
  try {
    for await (const page of listAssets(client, operation, `OrgId eq ${idLiteral(companyId)}`).pages()) yield ofCompany(page)
  } catch (error) {
    // A filter is refused with the first page, before anything was given.
    if (!isBadQuery(error)) throw error
    for await (const page of listAssets(client, operation).pages()) yield ofCompany(page)
  }
}

async function readDevice(tenant: Vsa9Tenant, id: Id): Promise<Device> {
  const operation = 'deviceInventory.get'
  const asset = await readAsset(tenant, id, operation)
  const audit = asset.wire.AgentId === null ? null : await readAudit(tenant, asset.wire.AgentId, operation)
  return deviceFrom(asset, audit, { time: tenant.time, typeName: await readTypeNames(tenant, operation) })
}

/** One asset. Where the server does not plainly say that it has none, the list decides. */
async function readAsset({ client }: Vsa9Tenant, id: Id, operation: OperationId): Promise<Received<AssetWire>> {
  const call = { operation, isWrite: false }
  if (!isDigits(id)) throw noSuchAsset(id, operation)
  try {
    const { data } = await client.for(operation).GET('/assetmgmt/assets/{assetId}', { params: { path: { assetId: id } } })
    const result = resultOf(data, call)
    const row: unknown = Array.isArray(result) ? result[0] : result
    if (typeof row !== 'object' || row === null) throw noSuchAsset(id, operation)
    return receive(assetWire, row, call)
  } catch (error) {
    if (!isBadQuery(error)) throw error
    for await (const asset of listAssets(client, operation)) if (asset.wire.AssetId === id) return asset
    throw noSuchAsset(id, operation)
  }
}

/** Null where the agent was never audited. */
async function readAudit({ client, time }: Vsa9Tenant, agentId: Id, operation: OperationId): Promise<AuditFacts | null> {
  const call = { operation, isWrite: false }
  try {
    const { data } = await client.for(operation).GET('/assetmgmt/audit/{agentId}/summary', { params: { path: { agentId } } })
    const result = resultOf(data, call)
    const row: unknown = Array.isArray(result) ? result[0] : result
    return typeof row === 'object' && row !== null ? factsFrom(receive(auditWire, row, call).wire, time) : null
  } catch (error) {
    if (NotFoundError.isInstance(error) || isBadQuery(error)) return null
    throw error
  }
}

async function readTypeNames({ client }: Vsa9Tenant, operation: OperationId): Promise<(id: Id) => string | null> {
  const names = new Map<Id, string | null>()
  for await (const { wire } of listAssetTypes(client, operation)) names.set(wire.AssetTypeId, wire.AssetTypeName)
  return (id) => names.get(id) ?? null
}

function noSuchAsset(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-vsa',
    operation,
    message: `VSA has no asset “${id}”, or the VSA user may not see it.`,
    nextStep: 'Look it up in the list of devices: an agent has another id than its asset.',
  })
}
