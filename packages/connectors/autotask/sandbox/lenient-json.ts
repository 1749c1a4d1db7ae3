/**
 * JSON as the vendor reads it (FACTS 2): names without quotes, single quotes, and a comma too many do no harm. What is strict is read by the
 * platform's own parser. Throws a SyntaxError for what can't be read even so.
 */
export function parseLenient(text: string): unknown {
  const clean = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(clean)
  } catch {
    return JSON.parse(strictFrom(clean))
  }
}

const token =
  /(?<text>"(?:[^"\\]|\\[\s\S])*")|'(?<single>(?:[^'\\]|\\[\s\S])*)'|(?<number>-?\d[\w.+-]*)|(?<word>[A-Za-z_$][\w$]*)|(?<surplus>,(?=\s*[}\]]))|[\s\S]/g

/** The same in strict JSON, token by token. */
function strictFrom(text: string): string {
  return text.replace(token, (part: string, ...rest: unknown[]) => {
    const { single, word, surplus } = rest.at(-1) as Readonly<Record<string, string | undefined>>
    if (surplus !== undefined) return ''
    if (single !== undefined) return JSON.stringify(unescaped(single))
    return word === undefined || /^(true|false|null)$/.test(word) ? part : JSON.stringify(word)
  })
}

function unescaped(inner: string): string {
  const plain: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  return inner.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_whole, code: string | undefined, escaped = '') =>
    code === undefined ? (plain[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
