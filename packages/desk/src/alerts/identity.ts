import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'

export const longestKey = 512
const longestStable = 2000

/** What tells one condition from another where its source gives no lasting id. */
export interface ConditionTraits {
  readonly product: string
  /** Ids and names of the rule, types, and the stable title; order and case don't matter. */
  readonly rule: readonly string[]
  /** Ids of the resources, else of the device, else of the user. */
  readonly subject: readonly string[]
}

/** A SHA-256 in hex over the traits. */
export function hashedKey(traits: ConditionTraits): string {
  const inOrder = (values: readonly string[]): readonly string[] =>
    [...new Set(values.map((value) => value.trim().toLowerCase()))].toSorted()
  return sha256(JSON.stringify([traits.product.toLowerCase(), inOrder(traits.rule), inOrder(traits.subject)]))
}

/** The source's own id of a finding, within its product and class. */
export function findingKey(product: string, classUid: number, uid: string): string {
  return givenKey(`${product}:${classUid}:${uid}`)
}

/** A key that the source gives. One that is too long to be a key is hashed. */
export function givenKey(key: string): string {
  return key.length <= longestKey ? key : sha256(key)
}

/** A UUID and nothing else: many products make a new one for each event, so it proves no identity. */
export function isBareUuid(text: string): boolean {
  return (
    /^(?:urn:uuid:)?\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i.test(text) ||
    /^[\da-f]{12}[1-8][\da-f]{3}[89ab][\da-f]{15}$/i.test(text)
  )
}

const uuid = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?'
const month =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\\b\\.?'
const day = '\\d{1,2}(?:st|nd|rd|th)?\\b\\.?'
const namedDate = new RegExp(`\\b${weekday}(?:${day}\\s+${month}|${month}\\s+${day})(?:,?\\s+\\d{4}\\b)?`, 'giu')
const writtenDate = new RegExp(`\\b${weekday}(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})(?=\\b|T)`, 'giu')
const zone = '(?:\\s*(?:(?:z|utc|gmt|cest|cet|[ecmp][sd]t)\\b|[+-]\\d\\d:?\\d\\d\\b))?'
const clock = new RegExp(
  `(?:\\bT|(?<![\\w.]))(?:\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:\\s*[ap]\\.?m\\b\\.?)?|\\d{1,2}\\s*[ap]m\\b)${zone}`,
  'gi',
)
const addressLike = /(?<![\w:.])[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\.\d+){0,3}(?![\w:])/gi
const hexRun = /\b(?:0x[\da-f]+|(?=[a-f]*\d)[\da-f]{8,})\b/gi
// Not the short number of a name: SRV-01 and SRV-02 are two machines.
const number = /(?<![\p{L}\d])(?!(?<=\p{L}[-_])\d{1,3}(?!\d|[.,:/-]\d))\d+(?:[.,:/-]\d+)*/gu
const cve = /\bcve-\d{4}-\d{4,}\b/gi

/**
 * A title without what changes from event to event: times, numbers, UUIDs, hex runs and addresses. CVE ids stay, for they say what the
 * condition is, and so do digits that belong to a word (`srv01`, `SRV-01`, `T1059`). Titles are looked at as far as `longestStable` characters.
 */
export function stableTitle(title: string): string {
  const head = title.slice(0, longestStable)
  const names = head.match(cve) ?? []
  const stable = head
    .replace(cve, ' ')
    .replace(uuid, ' ')
    .replace(namedDate, ' ')
    .replace(writtenDate, ' ')
    .replace(clock, ' ')
    .replace(addressLike, (candidate) => (isIPv6(candidate) ? ' ' : candidate))
    .replace(hexRun, ' ')
    .replace(number, ' ')
    .concat(' ', names.join(' '))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  return /[\p{L}\d]/u.test(stable) ? stable : head.trim().toLowerCase()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
