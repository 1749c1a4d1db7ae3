import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, in the characters of an address. */
export function newHookToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether a text can be a token at all. */
export function isHookToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text)
}

/** By which the database finds a token that it does not hold: SHA-256, hexadecimal. Nobody guesses 256 random bits, so no slow hash is needed. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What the token and the secret of a webhook are sealed for. */
export function aboutHook(workspace: string, hookId: string): string {
  return `${workspace}/hooks/${hookId}`
}
