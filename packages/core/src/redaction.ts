const mask = '[redacted]'

/** Shorter values would blank out ordinary words. */
const shortestSecret = 4

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
 * Takes secrets out of a text: the given values, also as they stand in JSON and in an address, and whatever is shaped like a credential,
 * base64 log-in headers among it.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const form of formsOf(secrets)) clean = clean.replaceAll(form, mask)
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement)
  return clean
}

/** Each secret as it may stand in a text, the longest first: where one begins like another, the longer must not leave its tail. */
function formsOf(secrets: readonly string[]): readonly string[] {
  const forms = new Set<string>()
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue
    const encoded = encodeURIComponent(secret)
    for (const form of [secret, encoded, encoded.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)]) forms.add(form)
  }
  return [...forms].sort((left, right) => right.length - left.length)
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
