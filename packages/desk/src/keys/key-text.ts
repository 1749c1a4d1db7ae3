import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key as its holder has it: `jf_<id>_<secret>`. */
export interface KeyText {
  /** 64 random bits: by it the key is found. */
  readonly id: string
  /** 256 random bits: by it the key is proved. */
  readonly secret: string
}

export function newKeyText(): KeyText {
  return { id: randomBytes(8).toString('hex'), secret: randomBytes(32).toString('base64url') }
}

export function writeKeyText({ id, secret }: KeyText): string {
  return `jf_${id}_${secret}`
}

/** Null for a text that is no key. */
export function readKeyText(text: string): KeyText | null {
  const [, id, secret] = /^jf_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/.exec(text) ?? []
  return id === undefined || secret === undefined ? null : { id, secret }
}

/**
 * SHA-256, hexadecimal. A slow hash is for secrets that people choose and others can guess; 256 random bits are found by nobody, however fast
 * the hash, and this one is asked for at every request.
 */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** In a time that tells nothing of where they differ. Null, where there is no such key, takes as long. */
export function isSecretOf(secret: string, hash: string | null): boolean {
  const given = Buffer.from(hashOfSecret(secret), 'hex')
  const known = Buffer.from(hash ?? hashOfNothing, 'hex')
  return timingSafeEqual(given, known) && hash !== null
}

const hashOfNothing = hashOfSecret('')
