import { isObject } from './body.ts'
import { badRequest, invalidObject } from './errors.ts'

/** One operation of a JSON Patch: the member it names, and what that member becomes. */
export interface MemberChange {
  readonly member: string
  readonly value: unknown
}

/**
 * The operations of a PATCH body, in order. A leading slash is optional and case counts (FACTS 2). A path into a reference
 * (`status/id`) becomes the reference found by that part: clients do so in production, though the vendor advises against it. `known` are
 * the members that may be named. The vendor's words for a bad path are not known.
 */
export function readPatch(body: unknown, resource: string, known: ReadonlySet<string>): readonly MemberChange[] {
  if (!Array.isArray(body)) throw badRequest('The request body is no list of patch operations.')
  return body.map((operation: unknown) => {
    if (!isObject(operation) || typeof operation['path'] !== 'string') throw badRequest('A patch operation needs op and path.')
    const op = String(operation['op']).toLowerCase()
    if (!['add', 'replace', 'remove'].includes(op)) throw badRequest(`The patch operation '${String(operation['op'])}' is not supported.`)
    const [member, part, ...rest] = operation['path'].replace(/^\//, '').split('/')
    if (member === undefined || !known.has(member) || rest.length) {
      throw invalidObject(resource, [
        { code: 'InvalidField', message: `The path '${operation['path']}' can not be patched.`, resource, field: operation['path'] },
      ])
    }
    const value = op === 'remove' ? null : operation['value']
    return { member, value: part === undefined || value === null ? value : { [part]: value } }
  })
}
