import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { InvalidInputError } from '@jackfield/core'

/** Seals texts so that they may rest in a database. */
export interface Vault {
  /** `about` says what the text belongs to, such as workspace and connection id: it can be opened for nothing else. */
  seal(plain: string, about: string): string
  /** Throws `InvalidInputError` where another key sealed it, or where it was changed or moved. */
  open(sealed: string, about: string): string
}

const cipher = 'aes-256-gcm'
const version = 'v1'
const nonceLength = 12
const tagLength = 16

/** AES-256-GCM with a random nonce for each seal. `key` has 32 bytes. Sealed: `v1.<key's mark>.<nonce, tag and cipher text in base64url>`. */
export function createVault(key: Uint8Array): Vault {
  if (key.byteLength !== 32) throw new InvalidInputError({ message: 'A vault needs a key of 32 bytes.', nextStep: 'Use `masterKey`.' })
  const mark = createHash('sha256').update('jackfield key mark\0').update(key).digest('base64url').slice(0, 8)
  return {
    seal(plain, about) {
      const nonce = randomBytes(nonceLength)
      const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(about))
      const text = Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()])
      return `${version}.${mark}.${Buffer.concat([nonce, sealing.getAuthTag(), text]).toString('base64url')}`
    },
    open(sealed, about) {
      const [form, sealedBy, body, ...rest] = sealed.split('.')
      if (form !== version || sealedBy === undefined || body === undefined || rest.length > 0) throw new InvalidInputError(damaged)
      if (sealedBy !== mark) throw new InvalidInputError(otherKey)
      const bytes = Buffer.from(body, 'base64url')
      if (bytes.byteLength < nonceLength + tagLength) throw new InvalidInputError(damaged)
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
      opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
      try {
        return Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()]).toString('utf8')
      } catch {
        throw new InvalidInputError(damaged)
      }
    },
  }
}

const otherKey = {
  message: 'These settings were sealed with another key than the one in use.',
  nextStep:
    'Give the key they were sealed with: set JACKFIELD_KEY, or put the file `key` of the home folder back. Without it, remove the connection and add it again.',
}

const damaged = {
  message: 'These sealed settings were changed, or moved from another connection, and are not opened.',
  nextStep:
    'Restore the database from a backup, or remove the connection and add it again. The key (JACKFIELD_KEY or the file `key`) is the right one.',
}
