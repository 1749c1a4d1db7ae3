/** What kind of value a member of a record has. `id`: a whole number of up to 26 digits. `date`: milliseconds in a record, null where unknown. */
export type MemberType = 'id' | 'int' | 'text' | 'date' | 'bool' | 'list' | 'object'

export interface Member {
  readonly type: MemberType
  readonly isFilterable: boolean
  readonly isSortable: boolean
}

/** The members of a kind of record, in the order in which they are sent. */
export type Members = Readonly<Record<string, Member>>

/** A record before it takes the vendor's form: ids are texts of digits, dates milliseconds. */
export type SourceRecord = Readonly<Record<string, unknown>>

/** Members from a short form: the type, then `f` for filterable and `s` for sortable, such as `text fs`. */
export function membersFrom(short: Readonly<Record<string, `${MemberType}${'' | ' f' | ' s' | ' fs'}`>>): Members {
  return Object.fromEntries(
    Object.entries(short).map(([name, text]) => {
      const [type, flags = ''] = text.split(' ') as [MemberType, string?]
      return [name, { type, isFilterable: flags.includes('f'), isSortable: flags.includes('s') }]
    }),
  )
}

/** The member's own name, whatever the case it was asked by. */
export function memberNamed(members: Members, name: string): string | undefined {
  return name in members ? name : Object.keys(members).find((known) => known.toLowerCase() === name.toLowerCase())
}
