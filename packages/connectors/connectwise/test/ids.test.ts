import { requireCapability } from '@jackfield/core'
import { expect, test } from 'vitest'
import { companyInfo, connectTo, scriptedServer, settingsFor } from './scripted-server.ts'

const long = '90071992547409931234567890'
/** As a vendor writes it: numbers, which a parser that isn't ours would round. */
const rows = [`{"id":0,"name":"Zero Ltd","identifier":"Zero"}`, `{"id":${long},"name":"Long Ltd","identifier":"Long"}`]

test('the id 0 and an id of 26 digits come back to the digit, in lists, by themselves and in the next request', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path.startsWith('/login/')) return { body: companyInfo }
    if (path.endsWith('/company/companies/count')) return { body: { count: 2 } }
    if (path.endsWith('/company/companies')) return { body: query.get('conditions')?.includes(long) ? '[]' : `[${rows.join(',')}]` }
    if (path.endsWith(`/company/companies/${long}`)) return { body: rows[1]! }
    if (path.endsWith('/company/companies/0')) return { body: rows[0]! }
    return undefined
  })
  const connection = await connectTo(settingsFor(server.url))
  const companies = requireCapability(connection, 'companyDirectory')
  expect((await companies.list({}).all()).map(({ id }) => id)).toEqual(['0', long])
  expect((await companies.get(long)).id).toBe(long)
  expect((await companies.get('0')).name).toBe('Zero Ltd')
})
