import type { Comment, Program } from 'oxc-parser'

/** The doc comment right above the declaration of `name`, with nothing but white space and line comments between; null where there is none. */
export function docCommentOf(program: Program, comments: readonly Comment[], text: string, name: string): string | null {
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue
    const { declaration } = node
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''))
        : 'id' in declaration && declaration.id?.type === 'Identifier'
          ? [declaration.id.name]
          : []
    if (!names.includes(name)) continue
    const above = comments.findLast((comment) => comment.end <= node.start && comment.type === 'Block' && comment.value.startsWith('*'))
    if (above && /^(\s|\/\/[^\n]*\n)*$/.test(text.slice(above.end, node.start))) return plainText(above.value)
  }
  return null
}

/** The words of a comment, without its stars and line ends. */
function plainText(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*+ ?/, '').trim())
    .join(' ')
    .trim()
}
