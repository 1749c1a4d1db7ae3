const mask = '[redacted]'

/** What looks like a credential wherever it stands: log-in headers, user parts of addresses, and members named like secrets. */
const patterns: readonly [RegExp, string][] = [
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/_=.~-]{6,}/gi, `$1 ${mask}`],
  [/(\/\/)[^/@\s:]+:[^/@\s]+@/g, `$1${mask}@`],
  [
    /("?(?:private[_-]?key|secret|password|token|authorization|api[_-]?key|signing[_-]?key)"?\s*[:=]\s*)("[^"]*"|[^\s,;&}]+)/gi,
    `$1${mask}`,
  ],
]

/**
 * Takes secrets out of a text: the given values, also as they stand in JSON, in an address and in base64 log-in headers, and whatever is
 * shaped like a credential. Values shorter than 4 characters are left, for they would blank out ordinary words.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) {
    if (secret.length < 4) continue
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]))
      clean = clean.replaceAll(form, mask)
  }
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement)
  return clean
}

/** The same for a value of any shape: every text inside it is cleaned, members marked secret by name lose their value. */
export function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redact(value, secrets)
  if (Array.isArray(value)) return value.map((part) => redactValue(part, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      typeof part === 'string' && /^(authorization|cookie|(private|api|signing)[_-]?key|password|secret|token)$/i.test(name)
        ? mask
        : redactValue(part, secrets),
    ]),
  )
}
