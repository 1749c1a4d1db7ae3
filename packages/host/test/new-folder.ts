import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder, removed when the test is over. */
export async function newFolder(): Promise<string> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'jackfield-host-')))
  onTestFinished(() => rm(dir, { recursive: true }))
  return dir
}
