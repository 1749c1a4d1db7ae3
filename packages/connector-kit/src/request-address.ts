import { InvalidInputError } from '@jackfield/core'

/** Where a request goes. */
export interface RequestAddress {
  readonly url: string
  /** Relative to the base address, without the query; of an absolute address, all but the query. For buckets and log lines. */
  readonly path: string
}

/** `.` or `..` as a whole segment, which every URL parser takes as “one level up”: an id of that kind would reach another endpoint. */
const dotSegment = /(^|\/)(\.|%2e){1,2}(\/|$)/i

/** Puts `target` below `baseUrl`, or takes it as it is where it starts with http. */
export function requestAddress(baseUrl: string | null, target: string): RequestAddress {
  const path = target.split(/[?#]/, 1)[0] ?? ''
  if (dotSegment.test(path)) {
    throw new InvalidInputError({
      message: 'An id of this request would lead to another endpoint.',
      nextStep: 'Check the ids that were given: none can be “.” or “..”.',
      outcome: 'not-sent',
    })
  }
  if (baseUrl === null) return { url: target, path }
  const slash = target.startsWith('/') ? '' : '/'
  return { url: `${baseUrl.replace(/\/$/, '')}${slash}${target}`, path: `${slash}${path}` }
}

export function isAbsolute(target: string): boolean {
  return /^https?:\/\//i.test(target)
}
