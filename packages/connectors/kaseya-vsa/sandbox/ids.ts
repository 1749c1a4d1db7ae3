/** Ids of so many digits, all beginning alike: the n-th is the same in every run. */
export function digitIds(start: string, digits: number): (count: number) => string {
  return (count) => start + String(BigInt(count) * 1_000_003n + 71n).padStart(digits - start.length, '0')
}

/** A GUID out of chances. */
export function guidFrom(integer: (least: number, most: number) => number): string {
  return hexDigits(32, integer).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function hexDigits(count: number, integer: (least: number, most: number) => number): string {
  return Array.from({ length: count }, () => integer(0, 15).toString(16)).join('')
}
