import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An OpenAPI document, as far as its paths go. */
export interface Paths {
  readonly paths?: Readonly<Record<string, object>>
}

/**
 * The document with paths made one that differ by nothing but what their parameters are called: BMS has `DELETE /hardwareasset/{Id}` beside
 * `GET /hardwareasset/{assetId}`, and the tool that compares knows one of two such. The same document where there are none.
 */
export function withTwinPathsJoined<D extends Paths>(document: D): D {
  const byShape = Map.groupBy(Object.entries(document.paths ?? {}), ([path]) => path.replaceAll(/\{[^}]*\}/g, '{}').toLowerCase())
  if ([...byShape.values()].every((twins) => twins.length === 1)) return document
  const joined = [...byShape.values()].map((twins) => [twins[0]?.[0], Object.assign({}, ...twins.map(([, item]) => item)) as object])
  return { ...document, paths: Object.fromEntries(joined) as Record<string, object> }
}

/** Calls `use` with a file that has the joined document: the given one where there is nothing to join, else one that is removed afterwards. */
export async function withJoinedFile<T>(file: string, use: (file: string) => Promise<T>): Promise<T> {
  if (!file.endsWith('.json')) return use(file)
  const document = JSON.parse(readFileSync(file, 'utf8')) as Paths
  const joined = withTwinPathsJoined(document)
  if (joined === document) return use(file)
  const folder = mkdtempSync(join(tmpdir(), 'vendor-document-'))
  try {
    const copy = join(folder, 'document.json')
    writeFileSync(copy, JSON.stringify(joined))
    return await use(copy)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
