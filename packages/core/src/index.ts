/** The contract. Every public name of @jackfield/core stands here, and test/public-names.test.ts pins them. */
export type { AlertClosing, AlertRemoval, AlertSource, ClosedAlert, SourceAlert, SourceAlertQuery } from './alert-source.ts'
export { capabilityStability } from './capability.ts'
export type { Absence, CapabilityMap, DeclaredCapabilities, Support, UnsupportedField } from './capability.ts'
export type { Catalog, CatalogEntry, CatalogStatus } from './catalog.ts'
export type { Clock } from './clock.ts'
export type { Company, CompanyDirectory, CompanyQuery, Contact } from './company-directory.ts'
export { requireCapability } from './connection.ts'
export type { ConnectionCheck, ConnectionV1 } from './connection.ts'
export { defineConnector } from './connector.ts'
export type { AnyConnector, Choice, ConnectContext, ConnectorV1, TicketChoices } from './connector.ts'
export type { Device, DeviceInventory, DeviceQuery } from './device-inventory.ts'
export type { ChangedDevice, DeviceChange, DeviceDraft, DeviceRegister, LinkScope } from './device-register.ts'
export { AlreadyRunningError } from './errors/already-running-error.ts'
export { AuthenticationError } from './errors/authentication-error.ts'
export { BlockedAddressError } from './errors/blocked-address-error.ts'
export { errorCodes } from './errors/error-codes.ts'
export type { ErrorCode, ErrorCodeFacts } from './errors/error-codes.ts'
export { IdempotencyInProgressError } from './errors/idempotency-in-progress-error.ts'
export { IdempotencyKeyReusedError } from './errors/idempotency-key-reused-error.ts'
export { IncompleteListingError } from './errors/incomplete-listing-error.ts'
export { InvalidInputError } from './errors/invalid-input-error.ts'
export { NotFoundError } from './errors/not-found-error.ts'
export { NotTakenError } from './errors/not-taken-error.ts'
export { PermissionError } from './errors/permission-error.ts'
export { RateLimitedError } from './errors/rate-limited-error.ts'
export { RejectedError } from './errors/rejected-error.ts'
export { TimeoutError } from './errors/timeout-error.ts'
export { UnreachableError } from './errors/unreachable-error.ts'
export { UnreadableReplyError } from './errors/unreadable-reply-error.ts'
export { UnverifiedDeliveryError } from './errors/unverified-delivery-error.ts'
export { UnsupportedError } from './errors/unsupported-error.ts'
export { VendorFaultError } from './errors/vendor-fault-error.ts'
export { VersionConflictError } from './errors/version-conflict-error.ts'
export type { GrantPlace } from './errors/grant-place.ts'
export { JackfieldError } from './errors/jackfield-error.ts'
export type { JackfieldErrorOptions, Outcome, VendorReply } from './errors/jackfield-error.ts'
export type { Fetch, FetchInit, FetchResponse } from './fetch.ts'
export type { Id, Reference, Timestamp } from './id.ts'
export { listingOf, mapListing } from './listing.ts'
export type { Listing } from './listing.ts'
export type { Logger } from './logger.ts'
export type { Notice } from './notice.ts'
export { jobOperations, operations, operationsOf } from './operation.ts'
export type { CapabilityName, Job, OperationId } from './operation.ts'
export type { Lane, Quota, QuotaLease, QuotaLimit, QuotaObservation, QuotaRequest } from './quota.ts'
export { redact, redactValue } from './redaction.ts'
export { isDeviceLink, isReference, referenceIn } from './reference.ts'
export { rightsByBaseline, withLesson } from './role-baseline.ts'
export { judgeRole } from './role-judgement.ts'
export type { HeldRights } from './role-judgement.ts'
export type { RoleInspector, RoleReport } from './role-inspector.ts'
export type { LearntRight, RightsSnapshot, RoleBaseline, RoleLearner } from './role-learner.ts'
export { leastRole, rankOf, roleFor } from './role.ts'
export type { Axis, Certainty, Grant, HeldRight, Impossible, Need, Permission, Preset, RoleDefinition, RoleFinding } from './role.ts'
export type { SettingCondition } from './setting-condition.ts'
export { settingAlternatives } from './setting-alternatives.ts'
export type { SettingAlternatives } from './setting-alternatives.ts'
export { connectionSettings, secret, secretValues, settingFields } from './settings.ts'
export type { ConnectionSettings, SettingField, SettingsSchema } from './settings.ts'
export { textIn } from './text.ts'
export type { Language, Text } from './text.ts'
export type { AddedAttachment, AttachmentContent, AttachmentDraft, TicketAttachment, TicketAttachments } from './ticket-attachments.ts'
export { priorityLevels } from './ticket.ts'
export type { Phase, PriorityChoice, PriorityLevel, Ticket, TicketChange, TicketDraft, TicketPriority, TicketStatus } from './ticket.ts'
export type {
  ChangedTicket,
  CreatedTicket,
  ReferencePlacement,
  ReferenceScope,
  TicketDesk,
  TicketQuery,
  WorkEvidence,
  WorkMark,
  WorkState,
} from './ticket-desk.ts'
export type { AddedNote, TicketNote, TicketNotes } from './ticket-notes.ts'
export type {
  Delivery,
  DeliveredEvent,
  RegisteredWebhook,
  Webhook,
  WebhookReceiver,
  WebhookTarget,
  WebhookTopic,
} from './webhook-receiver.ts'
export type { Warning } from './warning.ts'
export { compareMarks } from './work-marks.ts'
