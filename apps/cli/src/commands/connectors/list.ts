import type { AnyConnector } from '@jackfield/core'
import type { ConnectorEntry } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { showError } from '../../output/error-text.ts'
import { table } from '../../output/table.ts'

interface ListedConnector {
  readonly id: string
  readonly package: string
  readonly from: ConnectorEntry['from']
  readonly displayName: string | null
  readonly kind: string | null
  readonly capabilities: AnyConnector['capabilities'] | null
  readonly reference: AnyConnector['reference']
  /** Why it can't be loaded. */
  readonly trouble: string | null
}

/** Every connector: those that come along and those that the home's config.json names. One that can't be loaded is listed with the reason. */
export async function listConnectors(app: App): Promise<Result> {
  const registry = await app.registry()
  const connectors = await Promise.all(registry.list().map(describe))
  return {
    document: { connectors },
    text: table(
      ['ID', 'NAME', 'KIND', 'CAN DO', 'FROM'],
      connectors.map((one) => [
        one.id,
        one.displayName,
        one.kind?.toUpperCase() ?? null,
        one.trouble ??
          Object.entries(one.capabilities ?? {})
            .map(([name, support]) => (support.level === 'full' ? name : `${name} (in part)`))
            .join(', '),
        one.from === 'built-in' ? one.package : `${one.package} (config.json)`,
      ]),
    ),
  }
}

async function describe(entry: ConnectorEntry): Promise<ListedConnector> {
  const { id, package: name, from } = entry
  try {
    const { displayName, kind, capabilities, reference } = await entry.load()
    return { id, package: name, from, displayName, kind, capabilities, reference, trouble: null }
  } catch (error) {
    return {
      id,
      package: name,
      from,
      displayName: null,
      kind: null,
      capabilities: null,
      reference: null,
      trouble: showError(error, []).line,
    }
  }
}
