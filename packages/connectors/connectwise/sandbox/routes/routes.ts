import type { Route } from '@jackfield/sandbox'
import { guarded } from '../permission.ts'
import type { Tenant } from '../tenant.ts'
import { callbackRoutes } from './callbacks.ts'
import { companyRoutes } from './company.ts'
import { companyWriteRoutes } from './company-writes.ts'
import { configurationRoutes } from './configurations.ts'
import { documentRoutes } from './documents.ts'
import { noteRoutes } from './notes.ts'
import { serviceRoutes } from './service.ts'
import { systemRoutes } from './system.ts'
import { ticketConfigurationRoutes } from './ticket-configurations.ts'
import { ticketRoutes } from './tickets.ts'
import { timeEntryRoutes } from './time-entries.ts'

/** Every call of the sandbox, each behind its guard. */
export const routes: readonly Route<Tenant>[] = [
  ...systemRoutes,
  ...callbackRoutes,
  ...documentRoutes,
  ...companyRoutes,
  ...companyWriteRoutes,
  ...configurationRoutes,
  ...serviceRoutes,
  ...ticketRoutes,
  ...noteRoutes,
  ...ticketConfigurationRoutes,
  ...timeEntryRoutes,
].map(guarded)
