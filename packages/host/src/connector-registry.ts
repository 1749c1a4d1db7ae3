import { join } from 'node:path'
import { InvalidInputError } from '@jackfield/core'
import type { AnyConnector } from '@jackfield/core'
import type { Home, HomeConfig } from './home.ts'
import { importPackage } from './package-import.ts'

/** A connector that can be used, before any of its code is loaded. */
export interface ConnectorEntry {
  readonly id: string
  /** The npm package, or the path as the configuration has it. */
  readonly package: string
  readonly from: 'built-in' | 'config'
  load(): Promise<AnyConnector>
  /** The connector's sandbox. */
  loadSandbox(): Promise<unknown>
}

/** The connectors of this home: those that come with Jackfield and those that the user named in `config.json`. */
export interface ConnectorRegistry {
  /** All, the built-in ones first. One of `config.json` that can't be used stands there under its package's name, and its `load` says why. */
  list(): readonly ConnectorEntry[]
  /** Throws `InvalidInputError` with the known ids where there is none of this id. */
  get(id: string): Promise<AnyConnector>
}

/** What of a home tells where connectors are. */
type Connectable = Pick<Home, 'dir'> & { readonly config: Pick<HomeConfig, 'connectors'> }

/**
 * Makes the registry and loads the packages of `config.json`, for only their code tells their ids. They are looked for in the home folder
 * (`npm install --prefix HOME NAME` puts them there), then in `workingDir`, and export their connector as `connector` and the sandbox of
 * their subpath `./sandbox` as `sandbox`. No id can be taken twice.
 */
export async function createConnectorRegistry(
  builtIn: readonly ConnectorEntry[],
  home: Connectable,
  workingDir: string = process.cwd(),
): Promise<ConnectorRegistry> {
  const entries = [...builtIn]
  const folders = [home.dir, workingDir]
  for (const loading of home.config.connectors.map((name) => configuredEntry(name, folders))) {
    const entry = await loading
    const earlier = entries.find((candidate) => candidate.id === entry.id)
    entries.push(earlier ? unusable(entry.package, takenTwice(home, earlier, entry)) : entry)
  }
  return {
    list: () => entries,
    async get(id) {
      const found = entries.find((entry) => entry.id === id)
      if (found) return found.load()
      throw new InvalidInputError({
        message: `There is no connector called “${id}”.`,
        nextStep: `Known are: ${entries.map((entry) => entry.id).join(', ') || 'none'}. Somebody else's package is named in ${join(home.dir, 'config.json')} under "connectors".`,
      })
    },
  }
}

async function configuredEntry(name: string, folders: readonly string[]): Promise<ConnectorEntry> {
  try {
    const connector = connectorIn(await importPackage(name, null, folders), name)
    return {
      id: connector.id,
      package: name,
      from: 'config',
      load: async () => connector,
      loadSandbox: async () => sandboxIn(await importPackage(name, 'sandbox', folders), name),
    }
  } catch (error) {
    return unusable(name, error)
  }
}

/** One package that fails must not keep the others from working. */
function unusable(name: string, reason: unknown): ConnectorEntry {
  const refuse = (): Promise<never> => Promise.reject(reason)
  return { id: name, package: name, from: 'config', load: refuse, loadSandbox: refuse }
}

function sandboxIn(module: unknown, name: string): unknown {
  const { sandbox } = module as { sandbox?: unknown }
  if (sandbox !== undefined) return sandbox
  throw new InvalidInputError({
    message: `The package ${name}/sandbox has no export called \`sandbox\`.`,
    nextStep: 'Ask its author for one made with @jackfield/sandbox.',
  })
}

function connectorIn(module: unknown, name: string): AnyConnector {
  const connector = (module as { connector?: Partial<AnyConnector> }).connector
  if (
    connector?.specificationVersion === 'v1' &&
    typeof connector.id === 'string' &&
    typeof connector.connect === 'function' &&
    connector.settings
  ) {
    return connector as AnyConnector
  }
  throw new InvalidInputError({
    message: connector
      ? `The connector of ${name} is not one of specification v1, which is all this Jackfield knows.`
      : `The package ${name} has no export called \`connector\`.`,
    nextStep: connector ? 'Update Jackfield or that package.' : 'Export what `defineConnector` returns as `connector`.',
  })
}

function takenTwice(home: Connectable, earlier: ConnectorEntry, later: ConnectorEntry): InvalidInputError {
  return new InvalidInputError({
    message: `Two connectors are called “${later.id}”: ${earlier.package}${earlier.from === 'built-in' ? ' (built in)' : ''} and ${later.package}. The first is used.`,
    nextStep: `Take one out of "connectors" in ${join(home.dir, 'config.json')}; its author can give it another id.`,
  })
}
