import { parseSync, Visitor } from 'oxc-parser'
import type { ParseResult } from 'oxc-parser'

/** One place where a file asks for a module. */
export interface Import {
  /** As written. Null for `import(expression)`, which only runs can tell. */
  readonly specifier: string | null
  /** Whether it is gone after the types are stripped. `import { type A }` is not: the module is still loaded. */
  readonly isTypeOnly: boolean
  readonly isDynamic: boolean
  readonly line: number
}

/** Parses a TypeScript file. Throws where it does not parse. */
export function parse(path: string, text: string): ParseResult {
  const result = parseSync(path, text, { lang: 'ts' })
  const [error] = result.errors
  if (error) throw new Error(`${path}: ${error.message}`)
  return result
}

/** Every module that a file asks for: imports, re-exports, dynamic imports and types by `import('…')`. */
export function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = []
  const add = (specifier: string | null, isTypeOnly: boolean, isDynamic: boolean, start: number): void => {
    found.push({ specifier, isTypeOnly, isDynamic, line: text.slice(0, start).split('\n').length })
  }
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type', false, node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type', false, node.start)
    },
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type', false, node.start),
    ImportExpression: (node) => add(literal(node.source), false, true, node.start),
    TSImportType: (node) => add(node.source.value, true, false, node.start),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add(literal(node.arguments[0]), false, true, node.start)
    },
  }).visit(parse(path, text).program)
  return found
}

function literal(node: { readonly type: string; readonly value?: unknown } | undefined): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}
