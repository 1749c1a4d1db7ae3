/** Files, each with the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/**
 * The groups of files that reach one another, each sorted, the whole sorted by first file (Tarjan's strongly connected components). A
 * file that imports itself is a group of one.
 */
export function importCycles(graph: ImportGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const cycles: string[][] = []

  const visit = (file: string): void => {
    order.set(file, order.size)
    low.set(file, order.get(file)!)
    stack.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) {
        visit(next)
        low.set(file, Math.min(low.get(file)!, low.get(next)!))
      } else if (stack.includes(next)) {
        low.set(file, Math.min(low.get(file)!, order.get(next)!))
      }
    }
    if (low.get(file) !== order.get(file)) return
    const group = stack.splice(stack.indexOf(file))
    if (group.length > 1 || graph.get(file)?.includes(file)) cycles.push(group.sort())
  }

  for (const file of [...graph.keys()].sort()) if (!order.has(file)) visit(file)
  return cycles.sort((left, right) => left[0]!.localeCompare(right[0]!))
}
