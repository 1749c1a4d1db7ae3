import { open, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  /** Null until the server has opened it. */
  readonly port: number | null
  readonly state: 'starting' | 'ready' | 'stopping'
}

/** The server that runs on this data folder; null where none does, whatever a file left by a killed one says. */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const recorded = await recordedPostmaster(data)
  return recorded && (await isServerOf(recorded.pid, data)) ? recorded : null
}

/**
 * Makes a file that a dead server left behind harmless. Postgres believes it as long as *any* process of the same user has that number,
 * which after a restart of a container is likely. The number becomes ours, for a server ignores its own parent; the file stays, because the
 * server also finds in it whether children of the dead one are still at work.
 */
export async function disownStaleFile(data: string): Promise<void> {
  const recorded = await recordedPostmaster(data)
  if (!recorded || process.platform === 'win32' || !isAlive(recorded.pid) || (await isServerOf(recorded.pid, data))) return
  const file = join(data, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8')).split('\n')
  const handle = await open(file, 'r+')
  try {
    const text = [String(process.pid), ...lines.slice(1)].join('\n')
    await handle.truncate(0)
    await handle.write(text, 0)
  } finally {
    await handle.close()
  }
}

/** Whether a process has this number. One that belongs to somebody else counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function recordedPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, state.
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  const port = Number(lines[3])
  return {
    pid,
    port: Number.isSafeInteger(port) && port > 0 ? port : null,
    state: lines[7] === 'ready' ? 'ready' : lines[7] === 'stopping' ? 'stopping' : 'starting',
  }
}

/** The number may since belong to another program, or the whole folder may be a copy. A server's working folder is its data folder. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const folder = await realpath(data)
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === folder
  } catch (error) {
    // ENOENT: it ended, or is a zombie. In a container even root may not see this link of another user's process, but its arguments.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
    return words.includes(folder) || words.includes(data)
  }
}
