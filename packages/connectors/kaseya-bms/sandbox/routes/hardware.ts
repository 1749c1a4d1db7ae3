import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { filteredAssets } from '../assets/asset-filter.ts'
import { presentAsset, presentFoundAsset } from '../assets/asset-wire.ts'
import { readAsset } from '../assets/asset-write.ts'
import { objectBody, queryFilter, queryOf, wholeNumber } from '../body.ts'
import { done, envelope, missing } from '../envelope.ts'
import { answerList } from '../listing.ts'
import type { ListChanges } from '../listing.ts'
import type { HardwareAssetRow } from '../records.ts'
import { newStamp } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentListed } from '../tickets/ticket-wire.ts'

const assets = '/servicedesk/hardwareasset'

export const hardwareRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: `${assets}/searchselect`,
    kind: 'list',
    answer(tenant, request) {
      const rows = filteredAssets(tenant, queryFilter(request))
      return answerList(tenant, request, {
        rows,
        place: queryOf(request),
        isPaged: false,
        present: (row) => presentFoundAsset(tenant, row),
        ...changesIn(tenant, rows),
      })
    },
  },
  { method: 'POST', path: assets, kind: 'write', answer: create },
  {
    method: 'GET',
    path: `${assets}/{assetId}`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentAsset(tenant, knownAsset(tenant, request, 'assetId')))),
  },
  { method: 'PUT', path: `${assets}/{assetId}`, kind: 'write', answer: replace },
  { method: 'DELETE', path: `${assets}/{id}`, kind: 'write', answer: remove },
  {
    method: 'GET',
    path: `${assets}/{assetId}/tickets`,
    kind: 'list',
    answer(tenant, request) {
      const { id } = knownAsset(tenant, request, 'assetId')
      return answerList(tenant, request, {
        rows: tenant.tickets.rows().filter(({ hardwareAssetId }) => hardwareAssetId === id),
        place: queryOf(request),
        isPaged: false,
        present: (row) => presentListed(tenant, row),
      })
    },
  },
  // The document has a text for this id, and no word on whether it is another one than the asset's.
  {
    method: 'GET',
    path: `${assets}/{deviceId}/status`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, { IsOnline: knownAsset(tenant, request, 'deviceId').isOnline })),
  },
]

function create(tenant: Tenant, request: SandboxRequest): Answer {
  const given = objectBody(tenant, request)
  readAsset(tenant, given, null)
  return commitWith(() => {
    const row = tenant.hardwareAssets.insert({ ...newStamp(tenant), ...readAsset(tenant, given, null), agentId: null, isOnline: false })
    return envelope(tenant, presentAsset(tenant, row))
  })
}

function replace(tenant: Tenant, request: SandboxRequest): Answer {
  const before = knownAsset(tenant, request, 'assetId')
  const given = objectBody(tenant, request)
  readAsset(tenant, given, before)
  return commitWith(() => {
    const { modifiedBy, modifiedOn } = newStamp(tenant)
    const fields = readAsset(tenant, given, knownAsset(tenant, request, 'assetId'))
    const row = tenant.hardwareAssets.update(before.id, { ...fields, modifiedBy, modifiedOn })
    return envelope(tenant, presentAsset(tenant, row ?? before))
  })
}

/** What becomes of tickets about it is not in the facts; here they are about none then. */
function remove(tenant: Tenant, request: SandboxRequest): Answer {
  knownAsset(tenant, request, 'id')
  return commitWith(() => {
    const { id } = knownAsset(tenant, request, 'id')
    for (const ticket of tenant.tickets.rows().filter(({ hardwareAssetId }) => hardwareAssetId === id)) {
      tenant.tickets.update(ticket.id, { hardwareAssetId: null })
    }
    tenant.hardwareAssets.delete(id)
    return done(tenant)
  })
}

function knownAsset(tenant: Tenant, request: SandboxRequest, name: 'assetId' | 'deviceId' | 'id'): HardwareAssetRow {
  const text = request.params[name] ?? ''
  const row = tenant.hardwareAssets.get(wholeNumber(text) ?? -1)
  if (!row) throw missing(tenant, 'Hardware asset', text)
  return row
}

/** Somebody else adds an asset like the last one of a list, or deletes one that no ticket names. */
function changesIn(tenant: Tenant, rows: readonly HardwareAssetRow[]): ListChanges<HardwareAssetRow> {
  const isFree = ({ id }: HardwareAssetRow): boolean => !tenant.tickets.find(({ hardwareAssetId }) => hardwareAssetId === id)
  return {
    insertRow() {
      const last = rows.at(-1)
      if (!last) return
      const { id: _, ...fields } = last
      tenant.hardwareAssets.insert({ ...fields, name: `${fields.name}-NEW` })
    },
    deleteRow: (candidates) => tenant.hardwareAssets.delete(candidates.find(isFree)?.id ?? -1),
  }
}
