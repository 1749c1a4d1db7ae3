import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, cp, link, lstat, mkdir, readFile, readdir, readlink, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findBinaries, programOf } from '../../src/postgres/binaries.ts'
import type { Binaries } from '../../src/postgres/binaries.ts'
import { canRun, serverUser } from '../../src/postgres/server-user.ts'
import { usableBinaries } from '../../src/postgres/usable-binaries.ts'
import { clusterFolder, isRoot } from './folder.ts'

const binaries = findBinaries()
const hasLinks = process.platform === 'linux'

/** The binaries as npm leaves them where install scripts are blocked. */
async function withoutLinks(dir: string): Promise<Binaries> {
  const folder = join(dir, 'package', 'native')
  const isBig = (path: string): boolean => path.startsWith(join(binaries.folder, 'lib')) || path.startsWith(join(binaries.folder, 'share'))
  await cp(binaries.folder, folder, { recursive: true, filter: (path) => !isBig(path) })
  // Hard links where they can be: no test changes these files.
  for (const part of ['lib', 'share']) await linkTree(join(binaries.folder, part), join(folder, part))
  for (const { target } of await linksOf(folder)) await rm(join(dir, 'package', target), { force: true })
  return { ...binaries, folder }
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target)
    else if (entry.isFile()) await link(source, target).catch(() => copyFile(source, target))
  }
}

async function linksOf(folder: string): Promise<{ source: string; target: string }[]> {
  return JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
}

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

async function versionOf(from: Binaries): Promise<string> {
  return (await promisify(execFile)(programOf(from, 'postgres'), ['--version'])).stdout
}

describe('the built-in Postgres', () => {
  it('is found for this platform with its version', async () => {
    expect(binaries.version).toMatch(/^\d+\./)
    expect(await versionOf(binaries)).toContain(`(PostgreSQL) ${binaries.major}.`)
  })

  it('has no programs for musl, and says what to do', () => {
    expect(() => findBinaries({ os: 'linux', arch: 'x64', libc: 'musl' })).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED', nextStep: expect.stringContaining('DATABASE_URL') as string }),
    )
  })

  it('is not there for every platform, and says what to do', () => {
    expect(() => findBinaries({ os: 'freebsd', arch: 'x64', libc: null })).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED', nextStep: expect.stringContaining('DATABASE_URL') as string }),
    )
  })

  it.runIf(hasLinks)('gets its library links where an install script was not allowed to make them', async () => {
    const dir = await clusterFolder()
    const bare = await withoutLinks(dir)
    await expect(versionOf(bare)).rejects.toThrow('error while loading shared libraries')
    const usable = await usableBinaries(bare, null, dir)
    expect(usable).toEqual(bare)
    expect(await versionOf(usable)).toContain(binaries.major)
    for (const { target } of await linksOf(bare.folder)) expect(await readlink(join(dir, 'package', target))).not.toContain('/')
  })

  it.runIf(hasLinks && isRoot)('is copied once, with modes that its user can read, where that user cannot reach it', async () => {
    const user = (await serverUser())!
    const dir = await clusterFolder()
    const closed = await withoutLinks(dir)
    await chmod(join(closed.folder, 'bin', 'postgres'), 0o700)
    await chmod(join(dir, 'package'), 0o700)
    expect(await canRun(programOf(closed, 'postgres'), user)).toBe(false)
    const copies = join(dir, 'copies')
    await mkdir(join(copies, `binaries-${binaries.version}-linux-${process.arch}.new-${await endedPid()}-0`), { recursive: true })
    const mask = process.umask(0o077)
    try {
      const [one, two] = await Promise.all([usableBinaries(closed, user, copies), usableBinaries(closed, user, copies)])
      expect(one.folder).toBe(two.folder)
      expect(await canRun(programOf(one, 'postgres'), user)).toBe(true)
      const { stdout } = await promisify(execFile)(programOf(one, 'postgres'), ['--version'], { uid: user.uid, gid: user.gid, cwd: '/' })
      expect(stdout).toContain(binaries.major)
      expect((await stat(join(one.folder, 'share', 'postgresql', 'postgres.bki'))).mode & 0o777).toBe(0o644)
      expect(await readdir(copies)).toEqual([`binaries-${binaries.version}-linux-${process.arch}`])
      const before = await lstat(one.folder)
      expect((await lstat((await usableBinaries(closed, user, copies)).folder)).ino).toBe(before.ino)
    } finally {
      process.umask(mask)
    }
  })
})
