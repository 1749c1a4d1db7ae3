import type { Id } from '@jackfield/core'

/** An id of the same form as `known` that no record has: its digits all 9, one digit more while that is taken. */
export function missingId(known: Id, taken: readonly Id[]): Id {
  let id = known.replace(/\d/g, '9')
  if (id === known || id.length < 6) id = `${id}99`
  while (taken.includes(id)) id += '9'
  return id
}
