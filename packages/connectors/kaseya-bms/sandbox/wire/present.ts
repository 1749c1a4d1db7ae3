import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** A record under the names of the vendor's document, which are in PascalCase. */
export type WireRecord = Readonly<Record<string, unknown>>

/** How this tenant's interface writes names and ids (variants `casing`, `acronyms`, `ids`). */
export function present(tenant: Tenant, value: unknown): unknown {
  const isPascal = variantOf(tenant, 'casing') === 'pascal'
  const camel = variantOf(tenant, 'acronyms') === 'dotnet' ? dotnetName : firstLetterName
  return presentWith(value, isPascal ? (name) => name : camel, variantOf(tenant, 'ids') === 'text')
}

function presentWith(value: unknown, nameOf: (name: string) => string, idsAreText: boolean): unknown {
  if (Array.isArray(value)) return value.map((entry) => presentWith(entry, nameOf, idsAreText))
  if (typeof value !== 'object' || value === null) return value
  const presented: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    presented[nameOf(name)] =
      idsAreText && typeof member === 'number' && isIdName(name) ? String(member) : presentWith(member, nameOf, idsAreText)
  }
  return presented
}

function isIdName(name: string): boolean {
  return /(?:^|[a-z0-9A-Z])Id$|^(?:Created|Modified)By$/.test(name)
}

const dotnetNames = new Map<string, string>()

/** .NET's rule: the capitals at the start become small, but the one before a small letter stays. `SLAId` is `slaId`, `CCs` is `cCs`. */
export function dotnetName(name: string): string {
  const known = dotnetNames.get(name)
  if (known !== undefined) return known
  const letters = name.split('')
  for (const [index, letter] of letters.entries()) {
    const next = letters[index + 1]
    if (index === 1 && !isCapital(letter)) break
    if (index > 0 && next !== undefined && !isCapital(next)) break
    letters[index] = letter.toLowerCase()
  }
  const camel = letters.join('')
  dotnetNames.set(name, camel)
  return camel
}

function firstLetterName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function isCapital(letter: string): boolean {
  return letter >= 'A' && letter <= 'Z'
}
