import { pathToFileURL } from 'node:url'
import { root } from '../repository/workspace.ts'

/** docs/openapi.json: the API's own document, as `/openapi.json` gives it. */
export async function apiDocumentText(): Promise<string> {
  const path = 'apps/api/src/openapi-document.ts'
  const { openApiDocument } = (await import(pathToFileURL(`${root}/${path}`).href)) as { readonly openApiDocument: () => object }
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`
}
