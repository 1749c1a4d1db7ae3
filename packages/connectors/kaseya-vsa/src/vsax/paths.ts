/**
 * The calls of VSA X that are used, for the typed client. The vendor publishes its reference as text and not as OpenAPI: each path and each
 * field stands in that text, which `tooling/test/vendor-text.test.ts` proves.
 */

/** The options of a list (fact sheet 2.2). */
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

interface Write<Path = never, Body = never> {
  readonly parameters: [Path] extends [never] ? {} : { readonly path: Path }
  readonly requestBody?: [Body] extends [never] ? never : { readonly content: { readonly 'application/json': Body } }
  readonly responses: Reply
}

interface RecordId {
  readonly id: string
}

/** A registration for notifications (fact sheet 2.4). */
export interface NewWebhook {
  readonly Name: string
  readonly Description: string
  readonly Priorities: readonly string[]
  /** Null: of all organizations. */
  readonly OrganizationIds: string[] | null
  readonly Url: string
  readonly Language: 'en' | 'de'
}

export interface VsaxPaths {
  '/environment/': { get: Get }
  '/devices': { get: Get<never, ListQuery> }
  '/devices/{id}': { get: Get<RecordId> }
  '/assets': { get: Get<never, ListQuery> }
  '/assets/{id}': { get: Get<RecordId> }
  '/organizations': { get: Get<never, ListQuery> }
  '/organizations/{id}': { get: Get<RecordId> }
  '/sites': { get: Get<never, ListQuery> }
  '/notifications': { get: Get<never, ListQuery> }
  '/notifications/{id}': { get: Get<RecordId>; delete: Write<RecordId> }
  '/notifications/webhooks': { get: Get<never, ListQuery>; post: Write<never, NewWebhook> }
  '/notifications/webhooks/{id}': { get: Get<RecordId>; put: Write<RecordId, NewWebhook>; delete: Write<RecordId> }
  '/notifications/webhooks/{id}/regenerateSecretKey': { post: Write<RecordId> }
  '/automation/scripts': { get: Get<never, ListQuery> }
  '/customFields': { get: Get<never, ListQuery> }
  '/patchmanagement/globalrules/': { get: Get }
}
