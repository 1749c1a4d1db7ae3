import type { ConnectorEntry } from '@jackfield/host'
import { connectors } from './generated/connectors.gen.ts'

/** The connectors that come with this package, loaded when they are used. */
export function builtInConnectors(): readonly ConnectorEntry[] {
  return Object.entries(connectors).map(([id, { package: name, connector, sandbox }]) => ({
    id,
    package: name,
    from: 'built-in',
    load: connector,
    loadSandbox: sandbox,
  }))
}
