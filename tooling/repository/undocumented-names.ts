import type { Comment, Program } from 'oxc-parser'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { docCommentOf } from './doc-comment.ts'
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

/** Whether some declaration of `name` follows a doc comment. */
export function hasDocComment(program: Program, comments: readonly Comment[], text: string, name: string): boolean {
  return docCommentOf(program, comments, text, name) !== null
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8')
}
