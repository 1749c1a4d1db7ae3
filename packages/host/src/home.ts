import { chmod, mkdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { InvalidInputError } from '@jackfield/core'
import { z } from 'zod'

/** A text of the environment by name, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>

const homeConfig = z.strictObject({
  /** Third-party connectors: names of npm packages, or paths that start with `./` or `/`. */
  connectors: z.array(z.string().min(1)).default([]),
  /** Hosts of the operator's own network that may be reached beside public ones: names, addresses or CIDR ranges. */
  allowHosts: z.array(z.string().min(1)).default([]),
})

export type HomeConfig = Readonly<z.output<typeof homeConfig>>

/** The folder where Jackfield keeps its key, its database and what the user configured. */
export interface Home {
  readonly dir: string
  /** From `config.json`, which need not be there. */
  readonly config: HomeConfig
}

/** Opens the home: `dir` where given, else JACKFIELD_HOME, else `~/.jackfield` (`%APPDATA%\jackfield` on Windows). Makes it with mode 0700. */
export async function openHome(dir: string | null, env: Environment): Promise<Home> {
  const wanted = resolve(dir || env['JACKFIELD_HOME'] || defaultDir(env))
  try {
    const made = await mkdir(wanted, { recursive: true, mode: 0o700 })
    // mkdir's own mode is cut by the umask.
    if (made !== undefined) await chmod(wanted, 0o700)
  } catch (error) {
    throw new InvalidInputError({
      message: `The home folder ${wanted} can't be made.`,
      nextStep: 'Name another one with `--home FOLDER` or JACKFIELD_HOME.',
      cause: error,
    })
  }
  // One home, one path: its database is found by it.
  const real = await realpath(wanted)
  return { dir: real, config: await readConfig(join(real, 'config.json')) }
}

function defaultDir(env: Environment): string {
  if (process.platform === 'win32' && env['APPDATA']) return join(env['APPDATA'], 'jackfield')
  return join(env['HOME'] || homedir(), '.jackfield')
}

async function readConfig(file: string): Promise<HomeConfig> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw new InvalidInputError({ message: `${file} can't be read.`, nextStep: 'Make it readable for this user.', cause: error })
  })
  const nextStep = `Mend ${file}: it looks like {"connectors": ["@acme/jackfield-acme"]}.`
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new InvalidInputError({ message: `${file} is not JSON.`, nextStep, cause: error })
  }
  const parsed = homeConfig.safeParse(value)
  if (parsed.success) return parsed.data
  throw new InvalidInputError({ message: `${file} does not hold what it should: ${z.prettifyError(parsed.error)}`, nextStep })
}
