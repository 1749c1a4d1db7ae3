import { Visitor } from 'oxc-parser'
import { parse } from './imports-of.ts'

/** Where code that serves every vendor holds the id of one: in a text or in a name. Comments may give examples. */
export function connectorNamesIn(path: string, text: string, ids: readonly string[]): readonly string[] {
  const plain = ids.map((id) => ({ id, letters: id.replaceAll('-', '') }))
  const found: string[] = []
  const look = (words: string, start: number): void => {
    const letters = words.toLowerCase().replace(/[^a-z0-9]/g, '')
    const hit = plain.find((candidate) => letters.includes(candidate.letters))
    if (hit) found.push(`${path}:${text.slice(0, start).split('\n').length}: names ${hit.id}`)
  }
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string') look(node.value, node.start)
    },
    TemplateElement: (node) => look(node.value.raw, node.start),
    Identifier: (node) => look(node.name, node.start),
  }).visit(parse(path, text).program)
  return found
}
