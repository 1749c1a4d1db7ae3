import { InvalidInputError } from '@jackfield/core'
import { isReading } from './http/operation.ts'
import type { OperationShape } from './http/operation.ts'

/**
 * What a new key may do, in the words that keys hold: ids of operations, `alerts.*`, `*`; `read` becomes all that change nothing, as they are
 * today. Throws `InvalidInputError` for a word that fits no operation.
 */
export function operationWords(known: readonly OperationShape[], wanted: readonly string[]): readonly string[] {
  const words = new Set<string>()
  for (const word of wanted) {
    if (word === 'read') for (const shape of known.filter(isReading)) words.add(shape.id)
    else if (fits(known, word)) words.add(word)
    else throw unknownWord(known, word)
  }
  return [...words]
}

function fits(known: readonly OperationShape[], word: string): boolean {
  if (word === '*') return true
  return known.some(({ id }) => (word.endsWith('.*') ? id.startsWith(word.slice(0, -1)) : id === word))
}

function unknownWord(known: readonly OperationShape[], word: string): InvalidInputError {
  const groups = [...new Set(known.map(({ id }) => `${id.split('.')[0]}.*`))]
  return new InvalidInputError({
    message: `“${word}” is no operation of this API.`,
    nextStep: `Name some of: read, ${groups.join(', ')}, *, or single ones such as ${known.find(({ id }) => id === 'alerts.push')?.id ?? known[0]!.id}.`,
  })
}
