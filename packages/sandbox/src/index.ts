/** The engine for vendor sandboxes. Every public name of @jackfield/sandbox stands here. */
export type { SandboxClock } from './clock.ts'
export type { SandboxAlarms, SandboxDefinition, SandboxWebhooks, SpokenFault, WorldContext } from './definition.ts'
export { bodyText, commitWith, cutConnection, jsonReply, listWith, Refusal, replyWith } from './exchange.ts'
export type { Answer, ListAnswer, ListPage, SandboxReply, SandboxRequest } from './exchange.ts'
export { everyFault, faultKinds } from './fault-plan.ts'
export type { FaultKind, FaultPlan, ScriptedFault } from './fault-plan.ts'
export { SandboxInputError } from './input-error.ts'
export type { DeliveryOutcome, OutgoingDelivery } from './outgoing-delivery.ts'
export { seededRandom } from './random.ts'
export type { Random } from './random.ts'
export { realClock } from './real-clock.ts'
export type { Route } from './route.ts'
export { defineSandbox, serveSandbox } from './serve-sandbox.ts'
export { integerTable, textTable } from './table.ts'
export type { Table, TableRow, TableSnapshot } from './table.ts'
export type {
  RunningSandbox,
  NewSandboxAlarm,
  SandboxAlarm,
  SandboxDelivery,
  SandboxDevice,
  SandboxOptions,
  SandboxRight,
  SandboxStats,
  SandboxTechnician,
  SandboxTicket,
  SandboxWebhook,
  VendorSandbox,
} from './vendor-sandbox.ts'
export { virtualClock } from './virtual-clock.ts'
export type { VirtualClockOptions } from './virtual-clock.ts'
