import type { Vsa9 } from '../server.ts'
import { login } from '../server.ts'
import { ownCompany } from '../../customers.ts'

interface DeskPlan {
  readonly name: string
  readonly prefix: string
  readonly statuses: readonly (readonly [name: string, closes?: true])[]
  readonly categories: readonly string[]
}

const desks: readonly DeskPlan[] = [
  {
    name: 'Help Desk',
    prefix: 'HD',
    statuses: [['New'], ['In Progress'], ['Awaiting Customer'], ['Hold'], ['Closed', true], ['Canceled', true]],
    categories: ['Hardware', 'Software', 'Network', 'Account'],
  },
  {
    name: 'Monitoring',
    prefix: 'MON',
    statuses: [['Raised'], ['Investigating'], ['Resolved', true]],
    categories: ['Availability', 'Capacity', 'Security'],
  },
]

const priorities = ['Normal', 'Low', 'High', 'Critical']

/** What every server has before its first customer: the MSP's own organization, users and roles, and two desks. */
export function addBasics(server: Vsa9): void {
  const org = server.orgs.insert({ ...ownCompany, parentId: null, website: 'sandbox-msp.example', employees: 9 })
  server.groups.insert({ orgId: org.id, name: `root.${org.reference}`, parentId: null })
  for (const desk of desks) addDesk(server, desk)
  addUsers(server)
  for (const name of ['Reboot at night', 'Clear temporary files']) server.procedures.insert({ name })
}

function addDesk(server: Vsa9, plan: DeskPlan): void {
  const isDefault = server.desks.size === 0
  const { id: deskId } = server.desks.insert({ name: plan.name, prefix: plan.prefix, description: `${plan.name} of the MSP`, isDefault })
  for (const [name, closes] of plan.statuses) server.statuses.insert({ deskId, name, closes: closes ?? false })
  for (const name of priorities) server.priorities.insert({ deskId, name })
  for (const name of plan.categories) server.categories.insert({ deskId, name })
  server.customFields.insert({ deskId, name: 'Asset tag' })
}

/** The integration's user has one role and one scope of its own, and not those of a master. */
function addUsers(server: Vsa9): void {
  const types = ['VSA Admin', 'End User', 'SB Admin'].map((name) => server.roleTypes.insert({ name }).id)
  const typeIds = types.slice(0, 1)
  const [master, technician, integration] = ['Master', 'Technician', 'Integration'].map((name) => server.roles.insert({ name, typeIds }).id)
  const [masterScope, ownScope] = ['Master', 'Customers'].map((name) => server.scopes.insert({ name }).id)
  const user = (name: string, firstName: string, lastName: string, role = '', scope = ''): void => {
    server.users.insert({ name, firstName, lastName, email: `${name}@sandbox-msp.example`, roleIds: [role], scopeIds: [scope] })
  }
  user('mweber', 'Martina', 'Weber', master, masterScope)
  user('jokafor', 'Joseph', 'Okafor', technician, ownScope)
  user(login.userName, 'Integration', 'User', integration, ownScope)
}
