export const longestTitle = 300
export const longestText = 100_000

/** Title and text within their limits. Nothing goes unsaid: a cut title stands in full at the head of the text, a cut text ends by saying so. */
export function fitted(title: string, text: string): { readonly title: string; readonly text: string } {
  const line = oneLine(title)
  const body = plainText(text)
  if (line.length <= longestTitle) return { title: line, text: cutText(body) }
  return { title: cut(line, longestTitle), text: cutText(body === '' ? line : `${line}\n\n${body}`) }
}

/** Line breaks, tabs and control characters become spaces. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** At most `length` characters; what was cut ends in an ellipsis. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${withoutHalf(text.slice(0, length - 1)).trimEnd()}…`
}

/** Line breaks as `\n`, without control characters: terminal escapes and NUL have no place in a ticket. */
function plainText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  return lines.replace(/(?![\n\t])\p{Cc}/gu, '').trim()
}

function cutText(text: string): string {
  if (text.length <= longestText) return text
  const notice = `\n\n[Cut here: the text has ${text.length.toLocaleString('en-US')} characters. The alert itself is kept in full.]`
  return withoutHalf(text.slice(0, longestText - notice.length)) + notice
}

/** A cut between the two halves of a character takes both away. */
function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text
}
