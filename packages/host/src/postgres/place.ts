import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, readdir, realpath, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InvalidInputError } from '@jackfield/core'
import { canEnter } from './server-user.ts'
import type { ServerUser } from './server-user.ts'

/** Where the database of a home lies. */
export interface Place {
  /** The cluster's folder. It need not exist. */
  readonly dir: string
  /** Where copied binaries are kept. */
  readonly copies: string
  /** Gone after a restart of the machine: nothing better could be made. */
  readonly isTemporary: boolean
}

/** Where homes of root have their databases: the folders themselves can be changed for tests. */
export interface RootPlaces {
  readonly lasting: string
  readonly temporary: string
}

/** `TMPDIR` is left aside: root's own may be closed to the server's user. */
const rootPlaces: RootPlaces = { lasting: '/var/lib/jackfield', temporary: '/tmp' }

/**
 * In the home folder for an ordinary user. Under root the server is another user, who can't go into a home of mode 0700: then
 * `/var/lib/jackfield/<hash of the home's path>` where that can be made, else a folder below the system's temp folder.
 */
export async function placeOf(home: string, user: ServerUser | null, places: RootPlaces = rootPlaces): Promise<Place> {
  const inHome = join(home, 'postgres')
  if (user === null) return { dir: inHome, copies: inHome, isTemporary: false }
  await refuseHomeOfOtherUser(home, inHome)
  const { lasting, temporary } = await rootCandidates(home, places)
  if ((await exists(lasting)) || !(await exists(temporary))) {
    if (await makeLasting(places.lasting, user)) return { dir: lasting, copies: places.lasting, isTemporary: false }
  }
  return { dir: temporary, copies: temporary, isTemporary: true }
}

/** All folders that the database of this home can be in, for its removal. */
export async function possiblePlaces(home: string, user: ServerUser | null, places: RootPlaces = rootPlaces): Promise<readonly string[]> {
  const inHome = join(home, 'postgres')
  if (user === null) return [inHome]
  const { lasting, temporary } = await rootCandidates(home, places)
  return [inHome, lasting, temporary]
}

/** Takes away what no home uses any more: the copied binaries and the common folder, once the last cluster has gone. */
export async function tidyRootPlace(places: RootPlaces = rootPlaces): Promise<void> {
  const names = await readdir(places.lasting).catch(() => null)
  if (!names || names.some((name) => !name.startsWith('binaries-'))) return
  for (const name of names) await rm(join(places.lasting, name), { recursive: true, force: true })
  await rmdir(places.lasting).catch(() => {})
}

/** Makes the cluster's folder. Under root everybody may pass through it, but nobody else write; it must not be somebody else's trap. */
export async function makePlace(dir: string, user: ServerUser | null): Promise<void> {
  const mode = user ? 0o755 : 0o700
  await mkdir(dirname(dir), { recursive: true })
  const isNew = await mkdir(dir, { mode }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  if (isNew) await chmod(dir, mode)
  if (user && !(await isRootsOwn(dir))) {
    throw new InvalidInputError({
      message: `The folder ${dir} is not root's own, or others may write into it, so a database can't be kept there safely.`,
      nextStep: `Move it away, or run \`chown root: ${dir} && chmod 755 ${dir}\` if you made it yourself.`,
    })
  }
}

async function rootCandidates(home: string, places: RootPlaces): Promise<{ lasting: string; temporary: string }> {
  const hash = createHash('sha256')
    .update(await realpath(home).catch(() => home))
    .digest('hex')
    .slice(0, 16)
  return { lasting: join(places.lasting, hash), temporary: join(places.temporary, `jackfield-${hash}`) }
}

async function makeLasting(dir: string, user: ServerUser): Promise<boolean> {
  try {
    if (!(await exists(dir))) {
      await mkdir(dir).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
      await chmod(dir, 0o755)
    }
    return (await isRootsOwn(dir)) && (await canEnter(dir, user))
  } catch {
    return false
  }
}

async function isRootsOwn(dir: string): Promise<boolean> {
  const info = await lstat(dir)
  return info.isDirectory() && info.uid === 0 && (info.mode & 0o022) === 0
}

async function refuseHomeOfOtherUser(home: string, inHome: string): Promise<void> {
  const info = await lstat(inHome).catch(() => null)
  if (!info) return
  throw new InvalidInputError({
    message: `The home ${home} has its database from an ordinary user (uid ${info.uid}); root would start with an empty one.`,
    nextStep: 'Run Jackfield as that user, or give root a home of its own with `--home FOLDER` or JACKFIELD_HOME.',
  })
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null
}
