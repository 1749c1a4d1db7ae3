import { SandboxInputError } from '@jackfield/sandbox'
import { changeUser } from './login.ts'
import { login, otherLogin } from './tenant.ts'
import type { Tenant } from './tenant.ts'

type Input = Readonly<Record<string, unknown>>

/** What can happen to a tenant of Autotask alone. RIGHTS.md tells a test how to ask for it. */
export const happenings: Readonly<Record<string, (tenant: Tenant, input: Input) => unknown>> = {
  lockUser: (tenant) => changeUser(tenant, login.userName, { isLocked: true }),
  // An administrator clears the Locked box (FACTS 3, Lock-out).
  unlockUser: (tenant) => changeUser(tenant, login.userName, { isLocked: false, failures: 0 }),
  lockAfter(tenant, input) {
    tenant.lockAfter = wholeNumber(input, 'failures')
  },
  inactivateUser: (tenant) => changeUser(tenant, login.userName, { isActive: false }),
  activateUser: (tenant) => changeUser(tenant, login.userName, { isActive: true }),
  makeFullUser: (tenant) => changeUser(tenant, login.userName, { isApiOnly: false }),
  changeSecret(tenant, { secret }) {
    if (typeof secret !== 'string' || secret === '') throw new SandboxInputError('changeSecret needs a secret.')
    changeUser(tenant, login.userName, { secret })
  },
  useRequests: (tenant, input) => tenant.usage.add(wholeNumber(input, 'count')),
  otherIntegration: () => otherLogin,
  moveTenant(tenant) {
    tenant.moves += 1
  },
}

function wholeNumber(input: Input, name: string): number {
  const value = input[name]
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value
  throw new SandboxInputError(`${name} must be a whole number from 1 on.`)
}
