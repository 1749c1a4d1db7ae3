import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The top folder of the repository, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '')

/** The part that a package plays in the house. Connectors and apps share one each; every other package is alone in its own. */
export type Layer =
  | 'core'
  | 'connector-kit'
  | 'sandbox'
  | 'testkit'
  | 'connector'
  | 'desk'
  | 'host'
  | 'client'
  | 'create-connector'
  | 'app-kit'
  | 'app'
  | 'tooling'
  | 'bench'

type Names = Readonly<Record<string, string>>

/** What the checks read of a package.json. */
export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly type?: string
  readonly sideEffects?: boolean
  readonly license?: string
  readonly description?: string
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string }
  readonly engines?: Names
  readonly exports?: Names
  readonly bin?: Names
  readonly files?: readonly string[]
  readonly scripts?: Names
  readonly publishConfig?: { readonly access?: string; readonly exports?: Readonly<Record<string, unknown>>; readonly bin?: Names }
  readonly dependencies?: Names
  readonly peerDependencies?: Names
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly devDependencies?: Names
  readonly optionalDependencies?: Names
}

export interface WorkspacePackage {
  /** Below the root, with slashes: `packages/core`. */
  readonly folder: string
  readonly layer: Layer
  readonly manifest: Manifest
}

const alone: readonly Layer[] = ['core', 'connector-kit', 'sandbox', 'testkit', 'desk', 'host', 'client', 'create-connector', 'app-kit']

/** The layer of a folder. A folder that the house doesn't know is an error: DESIGN names each with what it may import. */
export function layerOf(folder: string): Layer {
  if (folder.startsWith('packages/connectors/')) return 'connector'
  if (folder.startsWith('apps/')) return 'app'
  if (folder === 'tooling' || folder.startsWith('tooling/')) return 'tooling'
  if (folder === 'bench') return folder
  const layer = alone.find((candidate) => folder === `packages/${candidate}`)
  if (!layer) throw new Error(`${folder} is a package that tooling/repository/import-table.ts has no row for`)
  return layer
}

/** Every package of the workspace but the root, by folder. */
export function readWorkspace(): readonly WorkspacePackage[] {
  const folders = ['packages/*', 'packages/connectors/*', 'apps/*', 'tooling', 'tooling/*', 'bench']
  return globSync(
    folders.map((folder) => `${folder}/package.json`),
    { cwd: root },
  )
    .map((file) => file.slice(0, -'/package.json'.length).replaceAll('\\', '/'))
    .sort()
    .map((folder) => ({ folder, layer: layerOf(folder), manifest: readManifest(folder) }))
}

/** The package.json of a folder; of the root where the folder is `.`. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8')) as Manifest
}
