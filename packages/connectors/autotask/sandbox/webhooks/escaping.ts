/** A pair of an escape, or a character that .NET's own JSON encoder escapes inside texts, which signatures were seen to cover (FACTS 6, Signature). */
const part = /\\(.)|[&<>'`+\u007f-\uffff]/g

/** The same JSON with those characters, and quotes in texts, as `\uXXXX` with capital digits. */
export function escapedJson(json: string): string {
  return json.replace(part, (found, escaped: string | undefined) => {
    if (escaped !== undefined && escaped !== '"') return found
    const character = escaped ?? found
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  })
}
