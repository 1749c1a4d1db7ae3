import type { Route } from '@jackfield/sandbox'
import { guarded } from '../permission.ts'
import type { Tenant } from '../tenant.ts'
import { companyRoutes } from './company.ts'
import { noteRoutes } from './notes.ts'
import { serviceRoutes } from './service.ts'
import { systemRoutes } from './system.ts'
import { ticketConfigurationRoutes } from './ticket-configurations.ts'
import { ticketRoutes } from './tickets.ts'
import { timeEntryRoutes } from './time-entries.ts'

/** Every call of the sandbox, each behind its guard. */
export const routes: readonly Route<Tenant>[] = [
  ...systemRoutes,
  ...companyRoutes,
  ...serviceRoutes,
  ...ticketRoutes,
  ...noteRoutes,
  ...ticketConfigurationRoutes,
  ...timeEntryRoutes,
].map(guarded)
