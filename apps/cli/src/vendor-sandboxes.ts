import type { ConnectorEntry, ConnectorRegistry } from '@jackfield/host'
import { UnsupportedError } from '@jackfield/core'
import type { VendorSandbox } from '@jackfield/sandbox'

/** The sandbox of a connector. An unknown connector is an error that names the known ones. */
export async function sandboxOf(registry: ConnectorRegistry, id: string): Promise<VendorSandbox> {
  await registry.get(id)
  const entry = registry.list().find((candidate) => candidate.id === id)
  const sandbox = entry && (await sandboxIn(entry))
  if (sandbox) return sandbox
  throw new UnsupportedError({
    message: `The connector ${id} brings no sandbox.`,
    nextStep: '`jackfield connectors list` shows the others.',
  })
}

/** Every sandbox that can show the demo. */
export async function demoSandboxes(registry: ConnectorRegistry): Promise<readonly VendorSandbox[]> {
  const found: VendorSandbox[] = []
  for (const entry of registry.list()) {
    const sandbox = await sandboxIn(entry)
    if (sandbox?.seeds.includes('demo')) found.push(sandbox)
  }
  return found
}

/** Null where the package has none: a third party's connector may do without. */
async function sandboxIn(entry: ConnectorEntry): Promise<VendorSandbox | null> {
  const loaded = (await entry.loadSandbox().catch((error: unknown) => {
    if (entry.from === 'config') return null
    throw error
  })) as Partial<VendorSandbox> | null
  return typeof loaded?.start === 'function' && Array.isArray(loaded.seeds) ? (loaded as VendorSandbox) : null
}
