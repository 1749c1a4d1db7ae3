import type { JackfieldErrorOptions } from '@jackfield/core'
import { z } from 'zod'
import { optionalFlag, optionalList, optionalNumber, optionalText, record } from './wire/fields.ts'

/** What is read of a reply that is no success. Texts are of one line; empty where the vendor said nothing. */
export interface VendorErrorBody {
  readonly kind: 'json' | 'html' | 'text' | 'empty'
  readonly code: string | null
  readonly message: string
  /** The vendor's list of what is wrong with single members. */
  readonly subErrors: readonly string[]
}

/** What all errors made of one reply have in common. */
export type ErrorBase = Omit<JackfieldErrorOptions, 'message' | 'nextStep'>

const lenientText = optionalText.catch(null)

const envelope = record({
  success: optionalFlag,
  error: record({
    code: optionalNumber,
    message: lenientText,
    details: lenientText,
    subErrors: optionalList(z.string()).catch([]),
  }).nullish(),
  /** The framework's own form, where a request did not reach the vendor's code. */
  message: lenientText,
  title: lenientText,
  errors: z.record(z.string(), z.array(z.string())).nullish().catch(null),
})

/** Error replies carry the envelope of all replies; what stands before the service (a proxy, a log-in page) has its own ways. */
export function vendorErrorFrom(reply: { readonly text: string; readonly body: unknown }): VendorErrorBody {
  const parsed = typeof reply.body === 'object' && reply.body !== null ? envelope.safeParse(reply.body) : null
  if (parsed?.success) {
    const { error, message, title, errors } = parsed.data
    const said = [error?.message ?? message ?? title, error?.details].filter((part) => part !== null && part !== undefined)
    return {
      kind: 'json',
      code: error?.code == null ? null : String(error.code),
      message: oneLine([...new Set(said)].join(' ')),
      subErrors: [...(error?.subErrors ?? []), ...Object.values(errors ?? {}).flat()].map(oneLine),
    }
  }
  const trimmed = reply.text.trim()
  if (trimmed === '') return { kind: 'empty', code: null, message: '', subErrors: [] }
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(trimmed)) return { kind: 'html', code: null, message: '', subErrors: [] }
  return { kind: 'text', code: null, message: oneLine(trimmed), subErrors: [] }
}

/** The code that comes with a missing, expired or wrong token, as a client of the live service has seen it. */
export const sessionRefused = '978001'

/** Words that say that somebody may not do it. */
export const refusalWords =
  /permission|not authori[sz]ed|unauthori[sz]ed|access (?:is |was )?denied|no access|not allowed|forbidden|insufficient|(?:access|security) rights?|privilege/i

/** Whether a failure is about the limit of calls: the service turned the call away, and nothing was done. */
export function speaksOfLimit(message: string): boolean {
  return /too many (?:requests|calls)|rate.?limit|throttl|(?:number|limit) of (?:api )?(?:calls|requests)|calls? (?:limit|quota)/i.test(
    message,
  )
}

/** Whether a reply of status 200 says that it is none. */
export function isFailure(body: unknown): boolean {
  const parsed =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? record({ success: optionalFlag }).safeParse(body) : null
  return parsed?.success === true && parsed.data.success === false
}

/** The end of a sentence, with what the vendor said where it said something. */
export function said(vendor: VendorErrorBody): string {
  if (!vendor.message) return '.'
  return `: ${vendor.message}${/[.!?…]$/.test(vendor.message) ? '' : '.'}`
}

function oneLine(raw: string): string {
  const line = raw.replaceAll(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
