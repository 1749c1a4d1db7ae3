const integer = /^-?\d+$/

/** Order of two numbers written as text, to the digit where both are whole. NaN where one of them is no number. */
export function compareNumbers(left: string, right: string): number {
  if (integer.test(left) && integer.test(right)) {
    const difference = BigInt(left) - BigInt(right)
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
  if (left.trim() === '' || right.trim() === '') return Number.NaN
  return Math.sign(Number(left) - Number(right))
}

/** Order of two texts in any case (see like-pattern.ts on case). Not by a locale: the same on every machine. */
export function compareText(left: string, right: string): number {
  const lowerLeft = left.toLowerCase()
  const lowerRight = right.toLowerCase()
  return lowerLeft < lowerRight ? -1 : lowerLeft > lowerRight ? 1 : 0
}
