import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { UnsupportedError } from '@jackfield/core'

/** The user that the server runs as where it can't be the caller: Postgres refuses to run as root. */
export interface ServerUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Null where the server runs as the caller: everywhere but under root. Under root `postgres` where there is one, else `nobody`; never a new user. */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const user = await lookUp(name)
    if (user) return user
  }
  throw new UnsupportedError({
    message: 'Postgres does not run as root, and this machine has neither a user `postgres` nor `nobody`.',
    nextStep: 'Run Jackfield as an ordinary user, or set DATABASE_URL to a Postgres of yours.',
  })
}

async function lookUp(name: string): Promise<ServerUser | null> {
  const ask = async (flag: string): Promise<number> => Number((await promisify(execFile)('id', [flag, name])).stdout.trim())
  try {
    const [uid, gid] = await Promise.all([ask('-u'), ask('-g')])
    return Number.isSafeInteger(uid) && Number.isSafeInteger(gid) && uid !== 0 ? { name, uid, gid } : null
  } catch {
    return null
  }
}

const execute = 0o1
const readAndExecute = 0o5

/** Whether `user` can go into this folder: each folder above it and itself must let it through. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (!(await allows(path, user, execute))) return false
    if (path === dirname(path)) return true
  }
}

/** Whether `user` can run this program. */
export async function canRun(program: string, user: ServerUser): Promise<boolean> {
  return (await allows(program, user, readAndExecute)) && (await canEnter(dirname(resolve(program)), user))
}

async function allows(path: string, user: ServerUser, wanted: number): Promise<boolean> {
  const info = await stat(path).catch(() => null)
  if (!info) return false
  const shift = info.uid === user.uid ? 6 : info.gid === user.gid ? 3 : 0
  return ((info.mode >> shift) & wanted) === wanted
}
