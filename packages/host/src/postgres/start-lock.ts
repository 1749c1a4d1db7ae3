import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { isAlive } from './postmaster-file.ts'

export interface StartLock {
  release(): Promise<void>
}

const refreshEvery = 2_000
const staleAfter = 20_000

/**
 * Takes the right to make or start a cluster, or gives null while another process has it. The file holds its owner's pid and is touched
 * as long as the owner lives: a lock of a dead process, or one that nobody touches, is taken over. Two owners at once would do no harm,
 * only double work: a new cluster is moved into place in one step and Postgres itself refuses a second server.
 */
export async function takeStartLock(file: string): Promise<StartLock | null> {
  const content = `${process.pid}\n${randomUUID()}\n`
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!handle) {
    await removeStale(file)
    return null
  }
  await handle.writeFile(content)
  await handle.close()
  const refresh = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), refreshEvery)
  refresh.unref()
  return {
    async release() {
      clearInterval(refresh)
      if ((await readFile(file, 'utf8').catch(() => '')) === content) await rm(file, { force: true })
    },
  }
}

async function removeStale(file: string): Promise<void> {
  const content = await readFile(file, 'utf8').catch(() => null)
  const info = await stat(file).catch(() => null)
  if (content === null || !info) return
  const pid = Number(content.split('\n')[0])
  const age = Date.now() - info.mtimeMs
  // An empty file is one that is just being written.
  const isStale = age > staleAfter || (content.endsWith('\n') && !isAlive(pid))
  if (!isStale) return
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(() => {})
  // Between the look and the move a new owner may have come: its lock goes back.
  if ((await readFile(aside, 'utf8').catch(() => content)) !== content) await link(aside, file).catch(() => {})
  await rm(aside, { force: true })
}
