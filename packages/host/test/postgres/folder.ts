import { statSync } from 'node:fs'
import { chmod, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { removeClusterFolder } from '../../src/postgres/remove-cluster.ts'

export const isRoot = process.getuid?.() === 0

/** False for a checkout below a folder that only its owner may enter, such as a home of mode 0700. */
export const canOthersReachCheckout = foldersAbove(import.meta.dirname).every((folder) => (statSync(folder).mode & 0o001) !== 0)

/** What a cluster keeps in its folder, but for the copy of the binaries that it needs where its user can't reach the checkout. */
export async function contentsOf(dir: string): Promise<readonly string[]> {
  return (await readdir(dir)).filter((name) => !name.startsWith('binaries-'))
}

/** A new folder where Postgres' user can go, removed with the server in it when the test is over. */
export async function clusterFolder(): Promise<string> {
  const dir = await makeFolder()
  onTestFinished(() => removeClusterFolder(dir))
  return dir
}

/** One folder for all tests of a group, each of which leaves it without a server: setting a cluster up is most of a test's time. */
export function sharedClusterFolder(): () => string {
  let dir = ''
  beforeAll(async () => {
    dir = await makeFolder()
  })
  afterAll(() => removeClusterFolder(dir))
  return () => dir
}

async function makeFolder(): Promise<string> {
  const dir = await mkdtemp(join(isRoot ? '/tmp' : tmpdir(), `jackfield-cluster-${process.pid}-`))
  await chmod(dir, isRoot ? 0o755 : 0o700)
  return dir
}

function foldersAbove(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [path, ...foldersAbove(parent)]
}
