import type { ConnectorPackage } from './connector-packages.ts'

/** The module by which an app finds the connectors that are installed with it. Each is loaded when it is asked for. */
export function registryText(connectors: readonly ConnectorPackage[]): string {
  return `// Written by \`node tooling/generate.ts\` from the folders of packages/connectors. Do not edit.
import type { AnyConnector } from '@jackfield/core'
import type { VendorSandbox } from '@jackfield/sandbox'

/** A connector that comes with this app. Nothing of it is loaded before it is asked for. */
export interface BuiltInConnector {
  readonly package: string
  readonly connector: () => Promise<AnyConnector>
  readonly sandbox: () => Promise<VendorSandbox>
}

/** By id. */
export const connectors: Readonly<Record<string, BuiltInConnector>> = {
${connectors.map(entry).join('\n')}
}
`
}

function entry({ id, packageName }: ConnectorPackage): string {
  const key = /^[a-z]+$/.test(id) ? id : `'${id}'`
  return `  ${key}: {
    package: '${packageName}',
    connector: () => import('${packageName}').then((loaded) => loaded.connector),
    sandbox: () => import('${packageName}/sandbox').then((loaded) => loaded.sandbox),
  },`
}
