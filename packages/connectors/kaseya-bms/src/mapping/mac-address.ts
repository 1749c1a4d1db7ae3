const pairs = /../g

/** Upper case with colons, however it was typed; null for what is no address. */
export function macFrom(text: string): string | null {
  const digits = text.replace(/[\s:.-]/g, '').toUpperCase()
  return /^[0-9A-F]{12}$/.test(digits) && !/^0+$/.test(digits) ? (digits.match(pairs) ?? []).join(':') : null
}

/** What stands in a field that has room for one address, and may hold several all the same. Each once. */
export function macAddressesIn(text: string | null): readonly string[] {
  if (text === null) return []
  const whole = macFrom(text)
  if (whole !== null) return [whole]
  const found = text.split(/[,;|/\s]+/).map(macFrom)
  return [...new Set(found.filter((mac) => mac !== null))]
}
