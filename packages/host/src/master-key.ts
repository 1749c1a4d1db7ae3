import { randomBytes, randomUUID } from 'node:crypto'
import { link, lstat, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidInputError } from '@jackfield/core'
import type { Environment, Home } from './home.ts'

/** The key that the vault seals with. */
export interface MasterKey {
  /** 32 bytes. */
  readonly key: Uint8Array
  readonly from: 'environment' | 'file'
  /** Where it lies; null from the environment. */
  readonly file: string | null
  /** Made just now: time to tell people to back it up. */
  readonly isNew: boolean
}

const keyLength = 32

/** JACKFIELD_KEY (base64 or hex of 32 bytes), else the file `key` of the home with mode 0600, made on the first run. */
export async function masterKey(home: Home, env: Environment): Promise<MasterKey> {
  const given = env['JACKFIELD_KEY']
  if (given !== undefined && given.trim() !== '') {
    const key = decodeKey(given)
    if (key) return { key, from: 'environment', file: null, isNew: false }
    throw new InvalidInputError({
      message: `JACKFIELD_KEY is not a key: it must be base64 or hex of ${keyLength} bytes.`,
      nextStep: "Make one with `openssl rand -base64 32`, and keep it: settings sealed with another key can't be opened with it.",
      secrets: [given],
    })
  }
  const file = join(home.dir, 'key')
  const found = await readKey(file)
  if (found) return { key: found, from: 'file', file, isNew: false }
  const isNew = await makeKey(file)
  const key = await readKey(file)
  if (!key) throw new InvalidInputError({ message: `The key file ${file} vanished.`, nextStep: 'Run the command again.' })
  return { key, from: 'file', file, isNew }
}

/** Null for anything else than 32 bytes in hex or base64, also base64url. */
function decodeKey(text: string): Uint8Array | null {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, 'hex'))
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return null
  return new Uint8Array(Buffer.from(trimmed, 'base64'))
}

async function readKey(file: string): Promise<Uint8Array | null> {
  const info = await stat(file).catch(() => null)
  if (!info) return null
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InvalidInputError({
      message: `The key file ${file} can't be read.`,
      nextStep: 'Run Jackfield as the user that owns it, or set JACKFIELD_KEY.',
      cause: error,
    })
  })
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
    throw new InvalidInputError({
      message: `Others than you may read or change the key file ${file} (mode ${(info.mode & 0o777).toString(8)}).`,
      nextStep: `Run \`chmod 600 ${file}\`; if others had a look at it, give your connections new keys at their vendors.`,
    })
  }
  const key = decodeKey(text)
  if (key) return key
  throw new InvalidInputError({
    message: `The key file ${file} holds no key.`,
    nextStep: 'Put it back from a backup. Without one, remove the file and add your connections again.',
  })
}

/** Writes the whole file aside and gives it its name only where none is there: of two first runs at once, both take the first one's key. */
async function makeKey(file: string): Promise<boolean> {
  const aside = `${file}.${randomUUID()}`
  try {
    const handle = await open(aside, 'wx', 0o600)
    try {
      await handle.writeFile(`${randomBytes(keyLength).toString('base64')}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    try {
      await link(aside, file)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') return false
      // A file system without hard links.
      if ((await lstat(file).catch(() => null)) === null) await rename(aside, file)
    }
    return true
  } finally {
    await rm(aside, { force: true })
  }
}
