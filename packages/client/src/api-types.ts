import type { components, operations, paths, webhooks } from './generated/api.gen.ts'

/** Every path of the API, as openapi-typescript reads its document. */
export type ApiPaths = paths
/** Every operation, by its id: `alerts.push`. */
export type ApiOperations = operations
/** Every record, by its name: `ApiSchemas['Alert']`. */
export type ApiSchemas = components['schemas']
/** What subscribers are told, by type: `ticket.created`. */
export type ApiWebhooks = webhooks
