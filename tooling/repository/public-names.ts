import { readFileSync } from 'node:fs'
import { exportsOf } from './exports-of.ts'
import type { Exports } from './exports-of.ts'
import { root } from './workspace.ts'
import type { WorkspacePackage } from './workspace.ts'

/** By package, by `exports` key: the names that anybody may import. */
export type PublicNames = Readonly<Record<string, Readonly<Record<string, Exports>>>>

/** The public names of every package that is published as a library, read from the source files that its `exports` point at. */
export function readPublicNames(packages: readonly WorkspacePackage[]): PublicNames {
  const names: Record<string, Record<string, Exports>> = {}
  for (const { folder, manifest } of packages) {
    if (manifest.private) continue
    for (const [key, entry] of Object.entries(manifest.exports ?? {})) {
      if (!entry.endsWith('.ts') || manifest.publishConfig?.exports?.[key] === undefined) continue
      const path = `${folder}/${entry.slice('./'.length)}`
      ;(names[manifest.name] ??= {})[key] = exportsOf(path, readFileSync(`${root}/${path}`, 'utf8'))
    }
  }
  return names
}
