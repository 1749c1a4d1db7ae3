/** Text that is markup already, with everything in it escaped that was not. */
export interface Markup {
  readonly markup: string
}

export type Piece = string | Markup | readonly Piece[]

/** A template of markup: what is put in is escaped, unless it is markup itself. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.map((part, at) => (at === 0 ? part : `${textOf(pieces[at - 1]!)}${part}`)).join('') }
}

/** As it is, unescaped. */
export function verbatim(text: string): Markup {
  return { markup: text }
}

function textOf(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece)
  return 'markup' in piece ? piece.markup : piece.map(textOf).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!)
}
