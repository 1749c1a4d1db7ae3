import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidInputError } from '@jackfield/core'
import { programOf } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { ownerName } from './initialise.ts'
import type { ServerUser } from './server-user.ts'

/** The newest other major version whose data lies in the cluster's folder; null where there is none. */
export async function otherMajor(dir: string, major: string): Promise<string | null> {
  const majors = (await readdir(dir)).filter((name) => /^\d+$/.test(name) && name !== major)
  return majors.sort((left, right) => Number(left) - Number(right)).at(-1) ?? null
}

/** A server can't read the data of another major version. The way out: dump with the old one's programs, restore with the new one. */
export function otherMajorError(dir: string, old: string, binaries: Binaries, user: ServerUser | null): InvalidInputError {
  const run = user ? `runuser -u ${user.name} -- ` : ''
  const ours = programOf(binaries, 'pg_ctl')
  const oldPort = 54_300 + Number(old)
  const newPort = 54_300 + Number(binaries.major)
  const call = (port: number, program: string): string => `${program} -h 127.0.0.1 -p ${port} -U ${ownerName}`
  const asks = (major: string): string => `asks for what the file '${join(dir, major, 'password')}' holds`
  const start = (program: string, port: number, major: string): string =>
    `${run}${program} -D '${join(dir, major, 'data')}' -o "-p ${port} -h 127.0.0.1" -w start`
  const stop = (program: string, major: string): string => `${run}${program} -D '${join(dir, major, 'data')}' -w stop`
  const aside = `${old}.old`
  return new InvalidInputError({
    message: `The database in ${dir} is of Postgres ${old}, and this Jackfield brings Postgres ${binaries.major}, which can't read it. Nothing was changed.`,
    nextStep: [
      `Dump it with the programs of Postgres ${old} (pg_ctl, pg_dump, pg_restore) and restore it into ${binaries.major}, or go back to the Jackfield that made it:`,
      `  ${start('pg_ctl', oldPort, old)}`,
      `  ${call(oldPort, 'pg_dump')} -Fc -f jackfield.dump ${ownerName}   # ${asks(old)}`,
      `  ${stop('pg_ctl', old)}`,
      `  mv '${join(dir, old)}' '${join(dir, aside)}'`,
      `  # Run the command that led here once more: it makes the new database, still empty.`,
      `  ${start(`'${ours}'`, newPort, binaries.major)}`,
      `  ${call(newPort, 'pg_restore')} --clean --create -d postgres jackfield.dump   # ${asks(binaries.major)}`,
      `  ${stop(`'${ours}'`, binaries.major)}`,
    ].join('\n'),
  })
}
