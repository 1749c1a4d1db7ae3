/** Characters that .NET's own JSON encoder escapes inside texts, and that a signature was seen to be computed over (FACTS 6, Signature). */
const escaped = /[&<>'`+\u007f-\uffff]|\\"/g

/** The same JSON with those characters as `\uXXXX`, with capital digits. */
export function escapedJson(json: string): string {
  return json.replace(escaped, (part) => {
    const character = part === '\\"' ? '"' : part
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  })
}
