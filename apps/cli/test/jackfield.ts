import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openDatabase, openHome } from '@jackfield/host'
import type { SandboxRight, SandboxTicket } from '@jackfield/sandbox'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** What one run of the command line printed and ended with. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Compiled code of the many short runs. Below node_modules, so that the tree stays clean. */
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/jackfield/compile', import.meta.url))

/** The user's own home, key and database stay out of tests. */
const { DATABASE_URL: _, JACKFIELD_HOME: __, JACKFIELD_KEY: ___, JACKFIELD_DEBUG: ____, ...cleanEnvironment } = process.env

/** What every run of these tests has for its environment. */
export const processEnvironment: NodeJS.ProcessEnv = { ...cleanEnvironment, NODE_COMPILE_CACHE: compileCache }

/** Runs `jackfield …` as a process of its own, with `stdin` piped in where given. */
export async function jackfield(
  words: readonly string[],
  options: { stdin?: string; home?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const child = start(options.home === undefined ? words : [...words, '--home', options.home], options.env)
  child.stdin!.on('error', () => {})
  child.stdin!.end(options.stdin ?? '')
  const [stdout, stderr, code] = await Promise.all([textOf(child.stdout!), textOf(child.stderr!), endOf(child)])
  return { code, stdout, stderr }
}

/** A process that was started and not yet waited for. */
export function start(words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [main, ...words], {
    env: { ...processEnvironment, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

export function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('close', (code) => resolve(code)))
}

/** A home of its own in the temporary folder, removed with its database, which this process keeps running meanwhile. */
export async function passingHome(): Promise<{
  dir: string
  file(name: string, content: string): Promise<string>
  remove(): Promise<void>
}> {
  const dir = await mkdtemp(join(tmpdir(), 'jackfield-cli-'))
  const database = await openDatabase({ home: await openHome(dir, {}), env: {} })
  return {
    dir,
    async file(name, content) {
      const path = join(dir, name)
      await writeFile(path, content, { mode: 0o600 })
      return path
    },
    async remove() {
      await database.close({ remove: true })
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export interface ServedSandbox {
  readonly url: string
  readonly settings: Readonly<Record<string, string>>
  tickets(): Promise<readonly SandboxTicket[]>
  setRights(rights: readonly SandboxRight[] | 'everything'): Promise<void>
  control(method: string, name: string, body?: unknown): Promise<unknown>
  stop(): Promise<number | null>
}

/** `jackfield sandbox connectwise …` in its own process, as soon as it has told where it serves. */
export function servedSandbox(...words: readonly string[]): Promise<ServedSandbox> {
  return servedSandboxOf('connectwise', ...words)
}

/** The same of any vendor. */
export async function servedSandboxOf(connector: string, ...words: readonly string[]): Promise<ServedSandbox> {
  const child = start(['sandbox', connector, '--stdin', ...words])
  let complaint = ''
  child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve)
    child.once('close', () => reject(new Error(`the sandbox did not start: ${complaint}`)))
  })
  const { url, settings } = JSON.parse(line) as { url: string; settings: Record<string, string> }
  const control = async (method: string, name: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(`${url}/__sandbox/${name}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (!reply.ok) throw new Error(`${method} ${name}: ${reply.status} ${await reply.text()}`)
    return reply.json()
  }
  return {
    url,
    settings,
    control,
    tickets: () => control('GET', 'tickets') as Promise<readonly SandboxTicket[]>,
    setRights: async (rights) => void (await control('PUT', 'rights', rights)),
    async stop() {
      child.stdin!.end()
      return endOf(child)
    },
  }
}

/** The one document that `--json` prints. Throws where stdout holds anything else. */
export function documentOf<T = Record<string, never>>(ran: Ran): T {
  return JSON.parse(ran.stdout) as T
}

export async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += (chunk as Buffer).toString()
  return text
}
