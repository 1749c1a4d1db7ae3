import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { systemClock } from '@jackfield/connector-kit'
import { UnreachableError } from '@jackfield/core'
import { findBinaries, programOf } from './binaries.ts'
import { serverEnvironment } from './initialise.ts'
import { runningPostmaster } from './postmaster-file.ts'

/**
 * Stops the server of a cluster's folder at once, whoever uses it and without its last writes, which nobody will read, and removes the
 * folder.
 */
export async function removeClusterFolder(dir: string): Promise<void> {
  // First out of sight, so that a process that still uses it does not start the server anew. Windows moves no folder with open files.
  const aside = `${dir}.removed-${randomUUID()}`
  const folder = await rename(dir, aside).then(
    () => aside,
    () => dir,
  )
  for (const name of await readdir(folder).catch(() => [])) {
    if (/^\d+$/.test(name)) await stopAtOnce(join(folder, name, 'data'))
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function stopAtOnce(data: string): Promise<void> {
  const running = await runningPostmaster(data)
  if (!running) return
  await signalPostmaster(running.pid, data, 'immediate')
  const end = systemClock.now() + 30_000
  while ((await runningPostmaster(data)) !== null) {
    if (systemClock.now() > end) {
      throw new UnreachableError({
        message: `The built-in database (process ${running.pid}, data in ${data}) does not end.`,
        nextStep: `End that process, then remove the folder.`,
      })
    }
    await systemClock.sleep(10)
  }
}

/** `smart`: no new sessions, ends with the last one. `immediate`: ends now, recovers at the next start. */
export async function signalPostmaster(pid: number, data: string, mode: 'smart' | 'immediate'): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(programOf(findBinaries(), 'pg_ctl'), ['stop', '-W', '-D', data, '-m', mode], {
      env: serverEnvironment(),
      windowsHide: true,
    })
    return
  }
  try {
    process.kill(pid, mode === 'smart' ? 'SIGTERM' : 'SIGQUIT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
