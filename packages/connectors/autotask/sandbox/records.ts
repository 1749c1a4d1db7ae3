/** A field's value. A time is kept as UTC with milliseconds and a Z, so that it can be compared as a text; null is not kept at all. */
export type Value = string | number | boolean
export type Values = Readonly<Record<string, Value>>

/** A record of any entity. */
export interface EntityRow {
  readonly id: number
  /** By the field's name; what is not there is null. */
  readonly values: Values
  /** By the name of the user-defined field. */
  readonly udfs: Readonly<Record<string, string>>
}

/** One value of a picklist. */
export interface PicklistValue {
  readonly value: number | string
  readonly label: string
  readonly parent?: number
  readonly isDefault?: true
  readonly isInactive?: true
  /** Made by the tenant, and no part of the vendor's own list. */
  readonly isOwn?: true
}

/** A user-defined field. */
export interface UdfDefinition {
  readonly id: number
  readonly name: string
  readonly udfType: number
  readonly isProtected: boolean
  /** Values of a list; null where it is a text. */
  readonly list: readonly string[] | null
}

/** Somebody who logs in to the interface. */
export interface ApiUser {
  readonly userName: string
  readonly secret: string
  /** The tracking identifier. */
  readonly integrationCode: string
  readonly resourceId: number
  readonly isActive: boolean
  readonly isLocked: boolean
  /** A Full User can be looked up in its zone, and not log in. */
  readonly isApiOnly: boolean
  /** Failed log-ins in a row. */
  readonly failures: number
}
