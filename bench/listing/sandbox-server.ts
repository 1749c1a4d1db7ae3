import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface SandboxServer {
  /** What a connection to it needs. */
  readonly settings: Readonly<Record<string, unknown>>
  stop(): Promise<void>
}

/** Starts the sandbox in a process of its own and waits until it serves. */
export async function startSandboxServer(seed: string): Promise<SandboxServer> {
  const script = fileURLToPath(new URL('./sandbox-process.ts', import.meta.url))
  const server = spawn(process.execPath, [script, seed], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(server, 'exit')
  const [line] = (await Promise.race([
    once(createInterface(server.stdout), 'line'),
    gone.then(() => Promise.reject(new Error('The sandbox ended before it served.'))),
  ])) as [string]
  return {
    settings: (JSON.parse(line) as { settings: Record<string, unknown> }).settings,
    async stop() {
      server.kill()
      await gone
    },
  }
}
