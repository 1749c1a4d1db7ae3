import type { Comment, Program } from 'oxc-parser'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parse } from './imports-of.ts'
import { root } from './workspace.ts'

/** The names that an index file exports by `export { … } from` and whose declaration has no doc comment above it. */
export function undocumentedNames(index: string): readonly string[] {
  const missing: string[] = []
  for (const node of parse(index, read(index)).program.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.source) continue
    const path = posix.join(posix.dirname(index), node.source.value)
    const text = read(path)
    const { program, comments } = parse(path, text)
    for (const { local } of node.specifiers) {
      const name = local.type === 'Literal' ? String(local.value) : local.name
      if (!hasDocComment(program, comments, text, name)) missing.push(`${path}: ${name}`)
    }
  }
  return missing
}

/** Whether some declaration of `name` follows a doc comment, with nothing but white space and line comments between. */
export function hasDocComment(program: Program, comments: readonly Comment[], text: string, name: string): boolean {
  return program.body.some((node) => {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return false
    const { declaration } = node
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''))
        : 'id' in declaration && declaration.id?.type === 'Identifier'
          ? [declaration.id.name]
          : []
    if (!names.includes(name)) return false
    const above = comments.findLast((comment) => comment.end <= node.start && comment.type === 'Block' && comment.value.startsWith('*'))
    return above !== undefined && /^(\s|\/\/[^\n]*\n)*$/.test(text.slice(above.end, node.start))
  })
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8')
}
