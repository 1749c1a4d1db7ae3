import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether `X-Hook-Signature` belongs to the body: `sha1=` and base64 of HMAC-SHA1. Signed is the body as it came, or, as clients have seen, the body
 * with some characters inside its texts escaped: both are tried (fact sheet section 6).
 */
export function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  if (matches(body, signature, secret)) return true
  const escaped = escapedBody(body)
  return escaped !== null && matches(escaped, signature, secret)
}

/** Compared as text, so that another spelling of the same bytes is another signature; in a time that tells nothing. */
function matches(body: Uint8Array | string, signature: string, secret: string): boolean {
  const expected = Buffer.from(`sha1=${createHmac('sha1', secret).update(body).digest('base64')}`, 'latin1')
  const given = Buffer.from(signature, 'utf8')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const jsonText = /"(?:[^"\\]|\\.)*"/gs

/** The same JSON as .NET's default encoder writes its texts; null where the bytes are no text. */
export function escapedBody(body: Uint8Array): string | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
  return text.replaceAll(jsonText, (quoted) => `"${escapedText(quoted.slice(1, -1))}"`)
}

/** `& < > ' " \` +` and all that is not ASCII, by UTF-16 unit with capital hexadecimal digits. What is escaped already stays, but for `\"`. */
function escapedText(text: string): string {
  return text.replaceAll('\\"', '\\u0022').replaceAll(/[&<>'`+\u0080-\uFFFF]/g, unicodeEscape)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
