import type { Hook } from '@hono/zod-openapi'
import type { z } from 'zod'
import { answerProblem, RequestError } from './problem.ts'
import type { Flaw } from './problem.ts'
import type { RequestEnvironment } from './variables.ts'

const places: Readonly<Record<string, string>> = { json: 'body', query: 'query', param: 'path', header: 'header' }

/** Answers a request that does not fit the document: each part of it that is wrong, and what belongs there. */
export const refuseInvalid: Hook<unknown, RequestEnvironment, string, Response | undefined> = (result, c) => {
  if (result.success) return undefined
  const errors = flawsOf(places[result.target] ?? result.target, result.error.issues)
  const [first] = errors
  return answerProblem(
    c,
    new RequestError({
      code: 'INVALID_INPUT',
      status: 422,
      message: errors.length === 1 ? first!.message : `${errors.length} things of this request can’t be used.`,
      nextStep: first!.nextStep,
      errors,
    }),
  )
}

function flawsOf(place: string, issues: readonly z.core.$ZodIssue[]): readonly Flaw[] {
  return issues.flatMap((issue) => {
    const field = [place, ...issue.path].join('.')
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: `${field}.${key}`,
        message: `${field} has no \`${key}\`.`,
        nextStep: 'Take it out, or look in `/openapi.json` how it is spelled.',
      }))
    }
    return [{ field, message: `${field}: ${issue.message}.`, nextStep: `Correct \`${field}\` and send it again.` }]
  })
}
