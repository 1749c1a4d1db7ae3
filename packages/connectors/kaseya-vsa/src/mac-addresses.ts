/** MAC addresses in texts that hold one or several, written with or without separators: upper case with colons, each once. */
export function macAddressesIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => text.match(/(?<![0-9a-f])(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}(?![0-9a-f])/gi) ?? [])
  const plain = found.map((address) => address.replaceAll(/[^0-9a-f]/gi, '').toUpperCase())
  return [...new Set(plain)].filter((address) => !/^0+$/.test(address)).map((address) => address.replaceAll(/(..)(?!$)/g, '$1:'))
}
