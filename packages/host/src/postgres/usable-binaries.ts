import { randomUUID } from 'node:crypto'
import { chmod, copyFile, lstat, mkdir, readFile, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isAlive } from './postmaster-file.ts'
import { canRun } from './server-user.ts'
import type { ServerUser } from './server-user.ts'
import { programOf } from './binaries.ts'
import type { Binaries } from './binaries.ts'

/** A link that npm's install script would have made: both paths start with `native/`. */
interface LibraryLink {
  readonly source: string
  readonly target: string
}

/**
 * The binaries where `user` can run them and with all their library links. They stay where npm put them if that is so already; links that a
 * blocked install script left out are made there. Else they are copied once, to `copies`, by version.
 */
export async function usableBinaries(binaries: Binaries, user: ServerUser | null, copies: string): Promise<Binaries> {
  const isReachable = user === null || (await canRun(programOf(binaries, 'postgres'), user))
  if (isReachable && (await makeLinks(binaries.folder))) return binaries
  const folder = join(copies, `binaries-${binaries.version}-${process.platform}-${process.arch}`)
  const copy: Binaries = { ...binaries, folder }
  if (!(await exists(folder))) await copyTo(binaries.folder, folder)
  return copy
}

/** False where links are missing and can't be made in this folder. */
async function makeLinks(folder: string): Promise<boolean> {
  for (const link of await linksOf(folder)) {
    if (await exists(link.path)) continue
    try {
      await symlink(link.value, link.path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

async function linksOf(folder: string): Promise<readonly { path: string; value: string }[]> {
  const text = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return (JSON.parse(text) as readonly LibraryLink[]).map(({ source, target }) => ({
    path: join(dirname(folder), target),
    value: relative(dirname(target), source),
  }))
}

async function copyTo(from: string, to: string): Promise<void> {
  await removeUnfinished(to)
  const unfinished = `${to}.new-${process.pid}-${randomUUID()}`
  try {
    await copyTree(from, unfinished)
    for (const link of await linksOf(from)) {
      await symlink(link.value, join(unfinished, relative(from, link.path))).catch(ignoreExisting)
    }
    await rename(unfinished, to)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process has finished the same copy first.
    if (!(await exists(to))) throw error
  }
}

/** What a killed process left of the same copy. */
async function removeUnfinished(to: string): Promise<void> {
  for (const name of await readdir(dirname(to))) {
    const pid = name.startsWith(`${basename(to)}.new-`) ? Number(/\.new-(\d+)-/.exec(name)?.[1]) : Number.NaN
    if (Number.isSafeInteger(pid) && !isAlive(pid)) await rm(join(dirname(to), name), { recursive: true, force: true })
  }
}

/**
 * Copies with modes that everybody can read, whatever the umask and the modes of the source are. No hard links: package managers share one
 * file among projects, and its mode with it. Static libraries are for compiling and stay out.
 */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to)
  await chmod(to, 0o755)
  const isProgram = basename(from) === 'bin'
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyTree(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target)
      await chmod(target, isProgram || /\.(so|dylib)/.test(entry.name) ? 0o755 : 0o644)
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
