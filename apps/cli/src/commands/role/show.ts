import { describeGrants, editionsOf, onlyOne, operationsFor } from '@jackfield/app-kit'
import type { Edition } from '@jackfield/app-kit'
import { leastRole } from '@jackfield/core'
import type { CapabilityName, OperationId } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { drawGrants, drawImpossible, drawPresets } from '../../output/role.ts'

export interface ShowInput {
  readonly connector: string
  readonly for?: string
  readonly edition?: string
}

/** The least role for some jobs, from the connector's own data: no connection is needed. */
export async function showRole(app: App, input: ShowInput): Promise<Result> {
  const connector = await (await app.registry()).get(input.connector)
  const { displayName } = connector
  const operations = operationsFor(input.for, Object.keys(connector.capabilities) as CapabilityName[], displayName)
  const editions = editionsOf(connector, input.edition)
  const jobs = input.for ?? 'everything this connector does'
  return {
    document: {
      connector: connector.id,
      operations,
      ...onlyOne(editions.map((edition) => describeEdition(edition, operations))),
    },
    text: editions.flatMap((edition) => drawEdition(edition, operations, { displayName, jobs })).join('\n\n'),
  }
}

function describeEdition({ role, when }: Edition, operations: readonly OperationId[]) {
  const needs = role.needs.filter((need) => operations.includes(need.operation))
  return { when, grants: describeGrants(role, leastRole(role, operations), needs), needs, presets: role.presets, never: role.never }
}

function drawEdition(
  { name, role }: Edition,
  operations: readonly OperationId[],
  { displayName, jobs }: { readonly displayName: string; readonly jobs: string },
): readonly string[] {
  const needs = role.needs.filter((need) => operations.includes(need.operation))
  return [
    `The least rights that ${name === null ? displayName : `${displayName}, ${name},`} must grant for ${jobs}:`,
    drawGrants(role, leastRole(role, operations), needs),
    ...drawPresets(role),
    ...drawImpossible(role, operations),
  ]
}
