/** Every public name of @jackfield/client. */
export { createJackfieldClient } from './jackfield-client.ts'
export type { JackfieldClient, JackfieldClientOptions } from './jackfield-client.ts'
export type { ApiOperations, ApiPaths, ApiSchemas, ApiWebhooks } from './api-types.ts'
