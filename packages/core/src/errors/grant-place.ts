/** One permission and the place where a technician grants it. */
export interface GrantPlace {
  /** The permission's id in the connector's role. */
  readonly permission: string
  /** The vendor's own menu words, outermost first: `System > Security Roles > (role) > Service Desk > Close Service Tickets`. */
  readonly path: readonly string[]
  /** Axis and rank to set, in the vendor's words: `Edit Level: All`. */
  readonly levels: readonly string[]
}
