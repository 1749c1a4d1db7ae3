/** Every public name of @jackfield/desk. */
export type { Alert, AlertProblem, AlertReading } from './alerts/alert.ts'
export { readAlerts } from './alerts/read-alerts.ts'
export type { ReadAlertsOptions } from './alerts/read-alerts.ts'
export { createApiKeys } from './keys/api-keys.ts'
export type { ApiKeys, IssuedApiKey } from './keys/api-keys.ts'
export { mayDo } from './keys/api-key.ts'
export type { ApiKey, NewApiKey } from './keys/api-key.ts'
export { createAudit } from './audit.ts'
export type { Audit, AuditEntry, AuditQuery, NewAuditEntry } from './audit.ts'
export type { CompanyLink, StoredCompanyLink, UnmappedCompany } from './companies.ts'
export { exportLinks, readLinks } from './company-links-csv.ts'
export type { LinkProblem, LinkReading } from './company-links-csv.ts'
export { certainFrom, suggestCompanies } from './company-suggestions.ts'
export type { AmbiguousCompany, CompanySource, CompanySuggestion, CompanySuggestions, SuggestionReason } from './company-suggestions.ts'
export type { Desk } from './desk.ts'
export type { ConnectionSource, DeskConnection } from './desk-connection.ts'
export type { Discoveries, DiscoveryQuery, DiscoveryReport, DiscoveryRun, StartOptions } from './discovery/discoveries.ts'
export type { DiscoveredDevice, DiscoveredQuery } from './discovery/devices.ts'
export type { DevicePair } from './discovery/device-rows.ts'
export { companyKeyOf } from './discovery/device-companies.ts'
export { deviceLinkOf } from './discovery/device-link.ts'
export type {
  DeviceStep,
  DiscoveryCounts,
  DiscoveryOptions,
  DiscoveryPlan,
  DiscoveryProgress,
  DiscoveryResult,
} from './discovery/discovery.ts'
export type { RunOptions } from './discovery/runs.ts'
export { createDesk, createDesks } from './desks.ts'
export type { DeskOptions, Desks, DesksOptions } from './desks.ts'
export { eventData, eventTypes } from './events/event.ts'
export type { DeskEvent, EventData, EventType } from './events/event.ts'
export type {
  DeliveryAttempt,
  DeliveryQuery,
  EventDelivery,
  EventQuery,
  IssuedSubscription,
  NewSubscription,
  Subscription,
  SubscriptionChanges,
  Subscriptions,
} from './events/subscription.ts'
export type { ChangedHook, Hook, HookAddress, HookQuery, Hooks, HookTopic, ReceivedDelivery } from './hooks/hook.ts'
export { createIdempotency } from './idempotency.ts'
export type { Idempotency, IdempotencyClaim, IdempotencyStart, IdempotentRequest, StoredReply } from './idempotency.ts'
export type { AcceptedAlert, AcceptOptions } from './intake.ts'
export { pageOf, rangeOf } from './page.ts'
export type { Page, PageQuery, PageRange, VersionCondition } from './page.ts'
export { postgresQuota } from './quota/postgres-quota.ts'
export type { PostgresQuotaOptions } from './quota/postgres-quota.ts'
export { forgetQuota } from './quota/quota-rows.ts'
export { referenceOf } from './reference.ts'
export type { ReferenceParts } from './reference.ts'
export type { AlertLink, AlertLinks, NewAlertLink } from './links/link.ts'
export type { AlertPageQuery, AlertQuery, AlertSummary, Backlog } from './reports/alerts.ts'
export type { LinkedTicket, LinkedTicketQuery } from './reports/linked-tickets.ts'
export type { AlertTrace, TraceStep } from './reports/trace.ts'
export type { KeptAlert, SettledAlert, WaitingAlert, WaitOptions, WaitState } from './reports/wait.ts'
export { CompanyUnmappedError } from './road/company.ts'
export type { Sealer } from './sealer.ts'
export { migrateDatabase } from './store/migrate.ts'
export type { AlertOutcome, ConnectionTable, DeskSchema, VendorCall } from './store/schema.ts'
export type { Hold } from './store/hold.ts'
export type { Scope } from './store/scope.ts'
export { defaultWorkspace, openStore } from './store/store.ts'
export type { Store, WorkspaceTransaction } from './store/store.ts'
export { recordVendorCalls } from './vendor-calls.ts'
export type { DeskWork, WorkOptions } from './work.ts'
export { createWorkspaces } from './workspaces.ts'
export type { Workspace, Workspaces } from './workspaces.ts'
