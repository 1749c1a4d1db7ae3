import { posix } from 'node:path'
import { packageNameOf } from './import-violations.ts'
import { importsOf } from './imports-of.ts'
import type { ImportGraph } from './import-cycles.ts'
import type { SourceFile } from './source-file.ts'
import type { WorkspacePackage } from './workspace.ts'

/**
 * The files that each file loads, across packages by their `exports`. With `types` the imports that only types make are in it too;
 * without, it is what runs.
 */
export function importGraph(
  files: readonly SourceFile[],
  packages: readonly WorkspacePackage[],
  { types }: { types: boolean },
): ImportGraph {
  const known = new Set(files.map((file) => file.path))
  return new Map(
    files.map((file) => [
      file.path,
      importsOf(file.path, file.text)
        .filter((asked) => (types || !asked.isTypeOnly) && asked.specifier !== null)
        .map((asked) => resolve(file.path, asked.specifier!, packages))
        .filter((path): path is string => path !== null && known.has(path)),
    ]),
  )
}

function resolve(from: string, specifier: string, packages: readonly WorkspacePackage[]): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  const name = packageNameOf(specifier)
  const target = packages.find((candidate) => candidate.manifest.name === name)
  const entry = target?.manifest.exports?.[`.${specifier.slice(name.length)}`]
  return target && entry ? posix.join(target.folder, entry) : null
}
