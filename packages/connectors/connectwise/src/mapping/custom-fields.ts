import { z } from 'zod'
import type { Change } from './ticket-change.ts'

const holder = z.object({ customFields: z.array(z.looseObject({ type: z.string().nullish() })) })

/**
 * The step that writes a record's custom fields back as they were read. Null where it has none. Left out are passwords: what is read of
 * them may be a mask, and would be stored.
 */
export function customFieldsAsTheyAre(raw: unknown): Change | null {
  const found = holder.safeParse(raw)
  if (!found.success) return null
  const fields = found.data.customFields.filter(({ type }) => type?.toLowerCase() !== 'password')
  return fields.length === 0 ? null : { op: 'replace', path: 'customFields', value: fields }
}
