import type { Route } from '@jackfield/sandbox'
import { withGuards } from '../permission.ts'
import type { Tenant } from '../tenant.ts'
import { accountRoutes } from './accounts.ts'
import { adminRoutes } from './admin.ts'
import { attachmentRoutes } from './attachments.ts'
import { contactRoutes } from './contacts.ts'
import { hardwareRoutes } from './hardware.ts'
import { lookupRoutes } from './lookups.ts'
import { noteRoutes } from './notes.ts'
import { securityRoutes } from './security.ts'
import { ticketListRoutes } from './ticket-lists.ts'
import { ticketRoutes } from './tickets.ts'
import { timeLogRoutes } from './time-logs.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every call of this sandbox, each with its guard. */
export const routes: readonly Route<Tenant>[] = withGuards([
  ...securityRoutes,
  ...ticketListRoutes,
  ...ticketRoutes,
  ...noteRoutes,
  ...timeLogRoutes,
  ...attachmentRoutes,
  ...accountRoutes,
  ...contactRoutes,
  ...lookupRoutes,
  ...hardwareRoutes,
  ...adminRoutes,
  ...webhookRoutes,
])
