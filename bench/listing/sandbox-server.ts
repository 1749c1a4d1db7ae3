import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface SandboxServer {
  /** What a connection to it needs. */
  readonly settings: Readonly<Record<string, unknown>>
  /** How many devices it has, where it has any. */
  readonly devices: number
  stop(): Promise<void>
}

/** Starts a sandbox in a process of its own, by a script that prints its settings, and waits until it serves. */
export async function startSandboxServer(script: URL, ...words: readonly string[]): Promise<SandboxServer> {
  const server = spawn(process.execPath, [fileURLToPath(script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(server, 'exit')
  const [line] = (await Promise.race([
    once(createInterface(server.stdout), 'line'),
    gone.then(() => Promise.reject(new Error('The sandbox ended before it served.'))),
  ])) as [string]
  const { settings, devices = 0 } = JSON.parse(line) as { settings: Record<string, unknown>; devices?: number }
  return {
    settings,
    devices,
    async stop() {
      server.kill()
      await gone
    },
  }
}
