import { InvalidInputError, jobOperations, operations, operationsOf } from '@jackfield/core'
import type { CapabilityName, Job, OperationId } from '@jackfield/core'

/**
 * The operations that a list such as `tickets,close` names, by job or one by one and by commas; all of the given capabilities where it is
 * left out. Jobs are cut to what the capabilities have; an operation that is named by itself and isn't there is refused. `owner` is who has
 * the capabilities, for the error.
 */
export function operationsFor(jobs: string | undefined, capabilities: readonly CapabilityName[], owner: string): readonly OperationId[] {
  const available = new Set(operationsOf(capabilities))
  if (jobs === undefined) return [...available]
  const wanted = new Set<OperationId>()
  for (const word of jobs
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    if (isJob(word)) for (const operation of jobOperations[word]) if (available.has(operation)) wanted.add(operation)
    if (isOperation(word)) {
      if (!available.has(word)) throw refusal(`${owner} has no ${word}.`)
      wanted.add(word)
    }
    if (!isJob(word) && !isOperation(word)) throw refusal(`“${word}” is no job and no operation.`)
  }
  if (wanted.size > 0) return [...wanted]
  throw refusal(`“${jobs}” names nothing that ${owner} can do.`)
}

function refusal(message: string): InvalidInputError {
  return new InvalidInputError({
    message,
    nextStep: `Name some of: ${Object.keys(jobOperations).join(', ')}, or operations such as ticketDesk.create, by commas.`,
  })
}

function isJob(word: string): word is Job {
  return Object.hasOwn(jobOperations, word)
}

function isOperation(word: string): word is OperationId {
  if (word === 'connection.check') return true
  const [capability = '', method = ''] = word.split('.')
  return Object.hasOwn(operations, capability) && (operations[capability as CapabilityName] as readonly string[]).includes(method)
}
