import { z } from 'zod'

/** What is read of an error reply. */
export interface VendorErrorBody {
  readonly kind: 'errors' | 'message' | 'html' | 'text' | 'empty'
  /** One sentence each, of one line; empty where the vendor said nothing. */
  readonly errors: readonly string[]
}

const errorsBody = z.object({ errors: z.array(z.unknown()) })
const messageBody = z.object({ Message: z.string() })

/**
 * Failures are 500 with `{errors:[…]}`; routes and methods that are not there answer `{Message}` or a web page of IIS, a log-in that is not
 * accepted answers nothing at all (fact sheet section 3).
 */
export function vendorErrorFrom(reply: { readonly text: string; readonly body: unknown }): VendorErrorBody {
  const listed = errorsBody.safeParse(reply.body)
  if (listed.success) return { kind: 'errors', errors: listed.data.errors.map(oneLine).filter((line) => line !== '') }
  const message = messageBody.safeParse(reply.body)
  if (message.success) return { kind: 'message', errors: [oneLine(message.data.Message)] }
  const text = reply.text.trim()
  if (text === '') return { kind: 'empty', errors: [] }
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(text)) return { kind: 'html', errors: [] }
  return { kind: 'text', errors: [oneLine(text)] }
}

/** “Missing Required Field: title ; on record number [1].” loses its tail: there is never more than one record. */
function oneLine(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replace(/\s*;\s*on record number \[\d+\]\.?\s*$/i, '')
    .trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
