import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./serve-process.ts', import.meta.url))

/** A server in a process of its own, always at the same address. */
export class ServedProcess {
  readonly #options: string
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | null = null

  constructor(options: object, env: Readonly<Record<string, string>>) {
    this.#options = JSON.stringify(options)
    this.#env = { ...process.env, ...env }
  }

  async start(): Promise<void> {
    this.#child = spawn(process.execPath, [script, this.#options], { env: this.#env, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(createInterface({ input: this.#child.stdout! }), 'line')
  }

  /** Ends it by a signal. Its exit code, null where it was killed. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child
    if (!child) return null
    const gone = once(child, 'exit')
    child.kill(signal)
    this.#child = null
    return (await gone)[0] as number | null
  }
}
