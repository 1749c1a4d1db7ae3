import { BinaryOperationNode, ColumnNode, OperationNodeTransformer, OperatorNode, ReferenceNode, ValueNode } from 'kysely'
import type { KyselyPlugin, OperationNode, RawNode } from 'kysely'
import type { Store } from '../src/index.ts'

/** How often a filter was taken out: a run in which nothing was would prove nothing. */
export interface Removed {
  count: number
}

/** The same store, whose statements have lost every filter by workspace that the code puts into them: only the database keeps workspaces apart. */
export function withoutFilter(store: Store, removed: Removed): Store {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => new FilterRemover(removed).transformNode(node),
    transformResult: async ({ result }) => result,
  }
  return { ...store, in: (workspace) => store.in(workspace).withPlugin(plugin), under: (scope) => store.under(scope).withPlugin(plugin) }
}

const nowhere = ValueNode.create('no workspace')

/** `workspace_id = $1` becomes `workspace_id <> 'no workspace'`, which is always true. */
class FilterRemover extends OperationNodeTransformer {
  readonly #removed: Removed

  constructor(removed: Removed) {
    super()
    this.#removed = removed
  }

  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    const isFilter = isWorkspaceColumn(node.leftOperand) && ValueNode.is(node.rightOperand) && isEqual(node.operator)
    if (!isFilter) return super.transformBinaryOperation(node)
    this.#removed.count += 1
    return BinaryOperationNode.create(super.transformNode(node.leftOperand), OperatorNode.create('<>'), nowhere)
  }

  protected override transformRaw(node: RawNode): RawNode {
    const raw = super.transformRaw(node)
    const filter = /workspace_id\s*=\s*$/
    const at = (place: number): boolean => filter.test(raw.sqlFragments[place] ?? '') && ValueNode.is(raw.parameters[place]!)
    this.#removed.count += raw.parameters.filter((_, place) => at(place)).length
    return {
      ...raw,
      sqlFragments: raw.sqlFragments.map((text, place) =>
        place < raw.parameters.length && at(place) ? text.replace(/=\s*$/, '<> ') : text,
      ),
      parameters: raw.parameters.map((parameter, place) => (at(place) ? nowhere : parameter)),
    }
  }
}

function isWorkspaceColumn(node: OperationNode): boolean {
  return ReferenceNode.is(node) && ColumnNode.is(node.column) && node.column.column.name === 'workspace_id'
}

function isEqual(node: OperationNode): boolean {
  return OperatorNode.is(node) && node.operator === '='
}
