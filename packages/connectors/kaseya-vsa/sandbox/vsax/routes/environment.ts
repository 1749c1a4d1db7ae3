import { replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { membersFrom } from '../../odata/members.ts'
import { dataReply } from '../envelope.ts'
import { productVersion } from '../server.ts'
import type { VsaX } from '../server.ts'
import { listRoute } from './read-routes.ts'

const scripts = [{ id: '7a1e0b52-33c4-4f0e-8b17-2f6f2f0f9a01', name: 'Restart print spooler' }]
const customFields = [{ id: 850, name: 'Contract' }]

/** What the instance says of itself, and lists that an integration has no business with: they are there to be refused. */
export const environmentRoutes: readonly Route<VsaX>[] = [
  {
    method: 'GET',
    path: '/environment',
    kind: 'read',
    answer: (server) =>
      replyWith(
        dataReply({
          ProductVersion: productVersion,
          CustomerId: new URL(server.context.publicUrl).hostname,
          CustomerName: 'Sandbox MSP',
          ServerType: 'SaaS',
          Language: 'en',
          License: { ExpirationDate: '2099-01-01T00:00:00', Devices: { TotalInUse: server.devices.size, Limit: 50_000 } },
        }),
      ),
  },
  listRoute({
    path: '/automation/scripts',
    members: membersFrom({ Id: 'text fs', Name: 'text fs', CategoryName: 'text fs', Platforms: 'list f', IsBuiltIn: 'bool fs' }),
    rows: () => scripts,
    record: (_server, { id, name }) => ({ Id: id, Name: name, CategoryName: 'Printers', Platforms: ['Windows'], IsBuiltIn: false }),
  }),
  listRoute({
    path: '/customFields',
    members: membersFrom({ Id: 'int fs', Name: 'text fs', Type: 'text fs', DefaultValue: 'text fs', Context: 'list f' }),
    rows: () => customFields,
    record: (_server, { id, name }) => ({ Id: id, Name: name, Type: 'Text', DefaultValue: null, Context: ['Organization'] }),
  }),
  {
    method: 'GET',
    path: '/patchmanagement/globalrules',
    kind: 'read',
    answer: () => replyWith(dataReply({ OsRules: [], SoftwareRules: [] })),
  },
]
