import type { Manifest } from '../repository/workspace.ts'
import type { ConnectorPackage } from './connector-packages.ts'

/**
 * An app's package.json with a dependency on each connector, and on no package of the workspace that is gone. `packageNames` are all
 * packages of the workspace.
 */
export function appManifestText(text: string, connectors: readonly ConnectorPackage[], packageNames: readonly string[]): string {
  const manifest = JSON.parse(text) as Manifest
  const kept = Object.entries(manifest.dependencies ?? {}).filter(
    ([name, range]) => !range.startsWith('workspace:') || packageNames.includes(name),
  )
  const all = new Map([...kept, ...connectors.map(({ packageName }) => [packageName, 'workspace:^'] as const)])
  const dependencies = Object.fromEntries([...all].sort(([left], [right]) => (left < right ? -1 : 1)))
  return `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`
}
