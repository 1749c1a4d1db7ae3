import type { ModuleExportName } from 'oxc-parser'
import { parse } from './imports-of.ts'

/** What a module gives to others, by name, each list sorted. */
export interface Exports {
  readonly values: readonly string[]
  readonly types: readonly string[]
}

/**
 * The names that a file exports, as written in it. Throws for `export *` and `export default`, which hide what is public.
 */
export function exportsOf(path: string, text: string): Exports {
  const values = new Set<string>()
  const types = new Set<string>()
  for (const node of parse(path, text).program.body) {
    if (node.type === 'ExportAllDeclaration') throw new Error(`${path}: export * hides which names are public`)
    if (node.type === 'ExportDefaultDeclaration') throw new Error(`${path}: a default export has no name of its own`)
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const specifier of node.specifiers) {
      const isType = node.exportKind === 'type' || specifier.exportKind === 'type'
      ;(isType ? types : values).add(nameOf(specifier.exported))
    }
    const { declaration } = node
    if (!declaration) continue
    if (declaration.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations) if (id.type === 'Identifier') values.add(id.name)
    } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
      const isType = declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration'
      ;(isType ? types : values).add(declaration.id.name)
    }
  }
  return { values: [...values].sort(), types: [...types].sort() }
}

function nameOf(name: ModuleExportName): string {
  return name.type === 'Literal' ? String(name.value) : name.name
}
