/** Twelve hexadecimal digits, bare or in pairs with one kind of sign between. What goes on before or behind is a longer thing, such as a GUID. */
const address = /(?<![0-9a-z:-])[0-9a-f]{2}([:-]?)(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z:-])/gi

/** MAC addresses in texts that hold one or several: upper case with colons, each once. */
export function macAddressesIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => text.match(address) ?? [])
  const plain = found.map((one) => one.replaceAll(/[^0-9a-f]/gi, '').toUpperCase())
  return [...new Set(plain)].filter((one) => !/^0+$/.test(one)).map((one) => one.replaceAll(/(..)(?!$)/g, '$1:'))
}
