import { describeGrants, operationsFor } from '@jackfield/app-kit'
import { leastRole } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { drawGrants, drawImpossible, drawPresets } from '../../output/role.ts'

/** The least role for some jobs, from the connector's own data: no connection is needed. */
export async function showRole(app: App, input: { readonly connector: string; readonly for?: string }): Promise<Result> {
  const connector = await (await app.registry()).get(input.connector)
  const { role, displayName } = connector
  const operations = operationsFor(input.for, Object.keys(connector.capabilities) as CapabilityName[], displayName)
  const grants = leastRole(role, operations)
  const needs = role.needs.filter((need) => operations.includes(need.operation))
  return {
    document: {
      connector: connector.id,
      operations,
      grants: describeGrants(role, grants, needs),
      needs,
      presets: role.presets,
      never: role.never,
    },
    text: [
      `The least rights that ${displayName} must grant for ${input.for ?? 'everything this connector does'}:`,
      drawGrants(role, grants, needs),
      ...drawPresets(role),
      ...drawImpossible(role, operations),
    ].join('\n\n'),
  }
}
