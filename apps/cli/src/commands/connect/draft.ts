import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from '@jackfield/host'
import { z } from 'zod'

/** The steps of `connect`, in their order. */
export const stages = ['guide', 'settings', 'role', 'defaults', 'ticket'] as const
export type Stage = (typeof stages)[number]

const draftShape = z.object({
  connector: z.string().min(1),
  /** What the connection is called; null until it was asked for. */
  name: z.string().nullable(),
  jobs: z.string(),
  /** Answers so far, secrets never: those are kept in the vault, and only once they were tested. */
  settings: z.record(z.string(), z.unknown()),
  /** The step that comes next. */
  stage: z.enum(stages),
  /** The alert of the test ticket, once it was taken over: it makes one ticket, however often `connect` is run. */
  alertId: z.string().nullable(),
})

/** Where a `connect` stands that was not ended. */
export type Draft = Readonly<z.output<typeof draftShape>>

/** The one draft of a home. */
export interface DraftFile {
  readonly path: string
  /** Null where there is none, or none that can be read: it is begun anew then. */
  read(): Promise<Draft | null>
  /** Replaces it as a whole. */
  write(draft: Draft): Promise<void>
  remove(): Promise<void>
}

export function draftFile(home: Home): DraftFile {
  const path = join(home.dir, 'connect.json')
  return {
    path,
    async read() {
      const text = await readFile(path, 'utf8').catch(() => null)
      if (text === null) return null
      try {
        return draftShape.parse(JSON.parse(text))
      } catch {
        return null
      }
    },
    async write(draft) {
      const passing = `${path}.${process.pid}`
      await writeFile(passing, `${JSON.stringify(draft, null, 2)}\n`, { mode: 0o600 })
      await rename(passing, path)
    },
    remove: () => rm(path, { force: true }),
  }
}
