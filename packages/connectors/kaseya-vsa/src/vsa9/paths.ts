/**
 * The calls of VSA 9 that are used, for the typed client. There is no OpenAPI document of the vendor to compare with: each path stands in
 * the endpoint list or in a table of the fact sheet, which `tooling/test/vendor-text.test.ts` proves.
 */

/** The options of a list (fact sheet 1.4). */
export interface ListQuery {
  readonly $top?: number
  readonly $skip?: number
  readonly $filter?: string
  readonly $orderby?: string
}

interface Reply {
  readonly 200: { readonly content: { readonly 'application/json': unknown } }
}

interface Get<Path = never, Query = never> {
  readonly parameters: ([Path] extends [never] ? {} : { readonly path: Path }) & ([Query] extends [never] ? {} : { readonly query?: Query })
  readonly responses: Reply
}

interface Write<Path, Body = never> {
  readonly parameters: { readonly path: Path }
  readonly requestBody?: [Body] extends [never] ? never : { readonly content: { readonly 'application/json': Body } }
  readonly responses: Reply
}

interface AlarmId {
  readonly alarmId: string
}
interface DeskId {
  readonly deskId: string
}
interface TicketId {
  readonly ticketId: string
}

/** A new ticket. Ids go out as text: the server reads them as numbers and answers 500 to a name (fact sheet 1.9). */
export interface NewTicket {
  readonly Summary: string
  readonly Description: string
  readonly Priority: string
  readonly Status?: string
  readonly Category?: string
}

export interface NewNote {
  readonly Text: string
  readonly Hidden: boolean
  readonly SystemFlag: boolean
}

/** What a person wrote when an alarm was closed (fact sheet 1.7). */
export type ClosingNote = readonly [{ readonly key: 'notes'; readonly value: string }]

export interface Vsa9Paths {
  '/auth': { get: Get }
  '/environment': { get: Get }
  '/ismoduleinstalled/{moduleId}': { get: Get<{ readonly moduleId: string }> }
  '/system/currentUser': { get: Get }
  '/system/roles': { get: Get<never, ListQuery> }
  '/system/users': { get: Get<never, ListQuery> }
  '/system/orgs': { get: Get<never, ListQuery> }
  '/system/orgs/{orgId}': { get: Get<{ readonly orgId: string }> }
  '/assetmgmt/assets': { get: Get<never, ListQuery> }
  '/assetmgmt/assets/{assetId}': { get: Get<{ readonly assetId: string }> }
  '/assetmgmt/assettypes': { get: Get<never, ListQuery> }
  '/assetmgmt/audit': { get: Get<never, ListQuery> }
  '/assetmgmt/audit/{agentId}/summary': { get: Get<{ readonly agentId: string }> }
  '/assetmgmt/alarms/true': { get: Get<never, ListQuery> }
  '/assetmgmt/alarms/{alarmId}': { get: Get<AlarmId> }
  '/assetmgmt/alarms/{alarmId}/close': { put: Write<AlarmId, ClosingNote> }
  '/automation/agentprocs': { get: Get<never, ListQuery> }
  '/automation/servicedesks': { get: Get<never, ListQuery> }
  '/automation/servicedesks/{deskId}/status': { get: Get<DeskId, ListQuery> }
  '/automation/servicedesks/{deskId}/priorities': { get: Get<DeskId, ListQuery> }
  '/automation/servicedesks/{deskId}/categories': { get: Get<DeskId, ListQuery> }
  '/automation/servicedesks/{deskId}/tickets': { get: Get<DeskId, ListQuery> }
  '/automation/servicedesktickets/{deskId}/ticket': { post: Write<DeskId, NewTicket> }
  '/automation/servicedesktickets/{ticketId}': { get: Get<TicketId> }
  '/automation/servicedesktickets/{ticketId}/notes': { get: Get<TicketId, ListQuery>; post: Write<TicketId, NewNote> }
  '/automation/servicedesktickets/{ticketId}/status/{statusId}': { put: Write<TicketId & { readonly statusId: string }> }
  '/automation/servicedesktickets/{ticketId}/priority/{priorityId}': { put: Write<TicketId & { readonly priorityId: string }> }
}
