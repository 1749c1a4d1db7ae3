import { commitWith, Refusal } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { jsonBody, objectBody } from '../body.ts'
import {
  addCompany,
  blankCompany,
  changeCompany,
  companyMembers,
  deleteCompany,
  patchableCompany,
  withCompanyFields,
} from '../company-write.ts'
import type { CompanyFields } from '../company-write.ts'
import { errorReply, notFound } from '../errors.ts'
import { readPatch } from '../json-patch.ts'
import { queryValue, recordReply } from '../listing.ts'
import { onlyFields } from '../only-fields.ts'
import type { CompanyRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { presentCompany } from '../wire/customers.ts'
import { href } from '../wire/wire-record.ts'

const path = '/company/companies'
const onePath = `${path}/{id}`

export const companyWriteRoutes: readonly Route<Tenant>[] = [
  {
    method: 'POST',
    path,
    kind: 'write',
    answer(tenant, request): Answer {
      const given = objectBody(request, 'Company', companyMembers)
      const fields = (): CompanyFields => withCompanyFields(tenant, blankCompany(tenant), given, null, 'created')
      fields()
      return commitWith(() => {
        const row = addCompany(tenant, fields())
        return saved(tenant, request, 201, row, { location: href(tenant, `company/companies/${row.id}`).replace(/^https:/, 'http:') })
      })
    },
  },
  {
    method: 'PUT',
    path: onePath,
    kind: 'write',
    answer(tenant, request): Answer {
      const given = objectBody(request, 'Company', companyMembers)
      return change(tenant, request, ({ id, dateEntered, enteredBy }) =>
        withCompanyFields(tenant, { ...blankCompany(tenant), dateEntered, enteredBy }, given, id, 'replaced'),
      )
    },
  },
  {
    method: 'PATCH',
    path: onePath,
    kind: 'write',
    answer(tenant, request): Answer {
      const changes = readPatch(jsonBody(request), 'company', patchableCompany)
      const given = Object.fromEntries(changes.map(({ member, value }) => [member, value]))
      return change(tenant, request, ({ id, ...before }) => withCompanyFields(tenant, before, given, id, 'patched'))
    },
  },
  {
    method: 'DELETE',
    path: onePath,
    kind: 'write',
    answer(tenant, request): Answer {
      const { id } = companyAt(tenant, request)
      return commitWith(() => {
        // A record in use is a 409 (FACTS 3); its body is not known.
        if (!deleteCompany(tenant, id)) throw new Refusal(errorReply(409, { code: 'ConnectWiseApi', message: 'The record is in use.' }))
        return { status: 204 }
      })
    },
  },
]

function companyAt(tenant: Tenant, { params }: SandboxRequest): CompanyRow {
  const row = tenant.companies.get(Number(params['id']))
  if (!row) throw notFound('Company', params['id'] ?? '')
  return row
}

/** Tries a change, so that what is wrong is refused now, and makes it on the company of the time of the commit. */
function change(tenant: Tenant, request: SandboxRequest, apply: (before: CompanyRow) => CompanyFields): Answer {
  apply(companyAt(tenant, request))
  return commitWith(() => {
    const before = companyAt(tenant, request)
    return saved(tenant, request, 200, changeCompany(tenant, before.id, apply(before)) ?? before)
  })
}

function saved(
  tenant: Tenant,
  request: SandboxRequest,
  status: number,
  row: CompanyRow,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply {
  return recordReply(status, onlyFields(presentCompany(tenant, row), queryValue(request, 'fields')), headers)
}
