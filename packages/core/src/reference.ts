/** `JF-` and 26 base32 characters (RFC 4648, upper case), the first 130 bits of a SHA-256. */
const pattern = /JF-[A-Z2-7]{26}(?![A-Z2-7])/

/** Whether the whole text is a Jackfield reference. */
export function isReference(text: string): boolean {
  return text.length === 29 && pattern.test(text)
}

/** The first reference inside a longer text, for vendors that have no field of their own for it. */
export function referenceIn(text: string): string | null {
  return pattern.exec(text)?.[0] ?? null
}

const linkPattern = /^JD-[A-Z2-7]{26}$/

/** Whether a text is a device link of Jackfield's: `JD-` and 26 base32 characters. What other products wrote there is theirs. */
export function isDeviceLink(text: string): boolean {
  return linkPattern.test(text)
}
