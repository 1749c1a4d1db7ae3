import { InvalidInputError, VersionConflictError } from '@jackfield/core'

/** The ETag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/**
 * The version that a change must still find, by its If-Match header. Undefined: any. Throws `VersionConflictError` where `current` is none of
 * those given; weak tags never match.
 */
export function versionIn(ifMatch: string | undefined, current: number): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  const tags = ifMatch.split(',').map((tag) => tag.trim())
  if (tags.includes(etagOf(current))) return current
  throw new VersionConflictError({
    message: `This is at version ${current} now, which is none of those that If-Match names.`,
    nextStep: 'Read it again, decide anew, and send its ETag as If-Match.',
  })
}

/** Whether a change may only make what is not there yet, by its If-None-Match header. */
export function mustBeNew(ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  throw new InvalidInputError({
    message: 'If-None-Match can only be `*` here.',
    nextStep: 'Send `*` where it must not be there yet, If-Match with an ETag where it must be as you read it, or neither.',
  })
}
