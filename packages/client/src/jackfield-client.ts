import createClient from 'openapi-fetch'
import type { Client } from 'openapi-fetch'
import type { ApiPaths } from './api-types.ts'

export interface JackfieldClientOptions {
  /** Where the API is served: `https://jackfield.example.com`. */
  readonly baseUrl: string
  /** `jf_…`. */
  readonly apiKey: string
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch
}

/**
 * One method for each of HTTP's, typed by path: `client.POST('/v1/alerts', { body })`. The reply is `{ data }`, or `{ error }` with the problem
 * that the server tells: its `code` is permanent, `nextStep` says what to do.
 */
export type JackfieldClient = Client<ApiPaths>

/** Makes a client of one API and key. It holds nothing but these: nothing has to be closed. */
export function createJackfieldClient({ baseUrl, apiKey, fetch }: JackfieldClientOptions): JackfieldClient {
  return createClient<ApiPaths>({ baseUrl, headers: { authorization: `Bearer ${apiKey}` }, ...(fetch ? { fetch } : {}) })
}
