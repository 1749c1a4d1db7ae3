/** A text from outside on one line, without control characters: a ticket's title must not steer the terminal. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
}

/** The same for a text of several lines. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(plain)
    .join('\n')
}

/** A time for people: minutes, in UTC. */
export function time(value: string | Date | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' ? value : value.toISOString()
  return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2')
}

/** `1 ticket`, `2 tickets`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
