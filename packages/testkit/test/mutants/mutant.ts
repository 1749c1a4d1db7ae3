import type { AnyConnector, CapabilityMap, CapabilityName, ConnectContext, ConnectionV1, RoleDefinition } from '@jackfield/core'
import { acmeConnector } from '../sample/acme-connector.ts'

/** The sample connector with one thing wrong, and the requirements that must find it. */
export interface Mutant {
  /** What is wrong. */
  readonly wrong: string
  readonly found: readonly [string, ...string[]]
  /** A variant of the sample sandbox in which it shows; left out: the standard one. */
  readonly variant?: Readonly<Record<string, string>>
  readonly connector: AnyConnector
}

const right = acmeConnector()

/** A connector whose value differs. */
export function defined(changes: Partial<AnyConnector>): AnyConnector {
  return { ...right, ...changes }
}

export function withRole(changes: Partial<RoleDefinition>): AnyConnector {
  return defined({ role: { ...right.role, ...changes } })
}

/** A connector that is given another context than the host made. */
export function inContext(alter: (context: ConnectContext) => ConnectContext): AnyConnector {
  return defined({ connect: async (settings: unknown, context) => await right.connect(settings, alter(context)) })
}

/** A connector whose connections differ. */
export function connected(
  alter: (connection: ConnectionV1, context: ConnectContext, settings: { apiKey: string }) => ConnectionV1,
): AnyConnector {
  return defined({
    connect: async (settings: { apiKey: string }, context) => alter(await right.connect(settings, context), context, settings),
  })
}

/** A connector one of whose capabilities differs. */
export function capable<N extends CapabilityName>(
  name: N,
  alter: (capability: CapabilityMap[N], all: CapabilityMap, context: ConnectContext) => Partial<CapabilityMap[N]>,
): AnyConnector {
  return connected((connection, context) => {
    const all = connection.capabilities as CapabilityMap
    return { ...connection, capabilities: { ...all, [name]: { ...all[name], ...alter(all[name], all, context) } } }
  })
}
