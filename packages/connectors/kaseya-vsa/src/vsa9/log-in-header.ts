import { createHash } from 'node:crypto'

/** Basic log-in by a personal access token (fact sheet 1.2 a). */
export function tokenLogIn(userName: string, accessToken: string): string {
  return `Basic ${base64(`${userName}:${accessToken}`)}`
}

/**
 * Basic log-in by the hashes of a password (fact sheet 1.2 b): the password itself never leaves. `random` is a number of the client's own that covers
 * the hashes; its digits are sent along.
 */
export function passwordLogIn(userName: string, password: string, random: string): string {
  const covered = (algorithm: 'sha256' | 'sha1'): string => hash(algorithm, hash(algorithm, password + userName) + random)
  const parts = [
    `user=${userName}`,
    `pass2=${covered('sha256')}`,
    `pass1=${covered('sha1')}`,
    `rpass2=${hash('sha256', password)}`,
    `rpass1=${hash('sha1', password)}`,
    `rand2=${random}`,
  ]
  return `Basic ${base64(parts.join(','))}`
}

function hash(algorithm: 'sha256' | 'sha1', text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex')
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
