import { z } from 'zod'

/** What is read of an error reply. Texts are of one line; empty where the vendor said nothing. */
export interface VendorErrorBody {
  readonly kind: 'json' | 'html' | 'text' | 'empty'
  readonly code: string | null
  readonly message: string
  /** One sentence a field of `errors`, such as “status/name: Service Status not found for Service Board 1.” */
  readonly fields: readonly string[]
  /** Whether one of `errors` says that there is such a record already. */
  readonly isDouble: boolean
}

const text = z.string().nullish().catch(null)
const body = z.object({
  code: text,
  /** Instead of `code` where a limit was met. */
  error: text,
  message: text,
  errors: z
    .array(z.object({ code: text, message: text, resource: text, field: text }))
    .nullish()
    .catch(null),
})

/** Bodies come pretty-printed, with `errors` missing or null, as HTML from a proxy or the web interface, or not at all. */
export function vendorErrorFrom(reply: { readonly text: string; readonly body: unknown }): VendorErrorBody {
  const parsed = body.safeParse(reply.body)
  if (parsed.success) {
    const { code, error, message, errors } = parsed.data
    return {
      kind: 'json',
      code: code ?? error ?? null,
      message: oneLine(message ?? ''),
      fields: (errors ?? []).map((one) => sentence([one.field, oneLine(one.message ?? one.code ?? '')])),
      isDouble: (errors ?? []).some((one) => one.code === 'ObjectExists'),
    }
  }
  const trimmed = reply.text.trim()
  if (trimmed === '') return { kind: 'empty', code: null, message: '', fields: [], isDouble: false }
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(trimmed)) return { kind: 'html', code: null, message: '', fields: [], isDouble: false }
  return { kind: 'text', code: null, message: oneLine(trimmed), fields: [], isDouble: false }
}

function sentence(parts: readonly (string | null | undefined)[]): string {
  const joined = parts.filter((part) => part).join(': ')
  return /[.!?]$/.test(joined) ? joined : `${joined}.`
}

function oneLine(raw: string): string {
  const line = raw.replaceAll(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
