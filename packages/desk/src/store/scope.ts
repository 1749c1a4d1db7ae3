import { escapeLiteral } from 'pg'

/**
 * Whose rows a transaction sees. Each kind is one setting of the session that the policies of the database read; without any of them no row
 * of any table is seen.
 */
export type Scope =
  | { readonly kind: 'workspace'; readonly id: string }
  /** The one key of this public id, of whatever workspace: how a program is recognised before its workspace is known. */
  | { readonly kind: 'api_key'; readonly id: string }
  /** The one webhook whose token has this digest. */
  | { readonly kind: 'hook'; readonly id: string }
  /** The list of workspaces, and nothing of what is in them. */
  | { readonly kind: 'operator'; readonly id: 'on' }

/** The statement that makes a transaction see a scope, until the transaction ends. */
export function scopeStatement({ kind, id }: Scope): string {
  return `set local jackfield.${kind} = ${escapeLiteral(id)}`
}
