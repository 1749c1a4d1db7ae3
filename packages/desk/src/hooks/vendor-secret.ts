import { createHash } from 'node:crypto'

/**
 * The secret that a vendor is offered to sign with, 43 characters. Made of the token, so that a registration that broke off offers the same
 * again; the token can't be learnt from it.
 */
export function newSecretOf(token: string): string {
  return createHash('sha256').update(`jackfield webhook secret\0${token}`).digest('base64url')
}
