import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { root } from '../repository/workspace.ts'

const reportShape = z.object({
  requests: z.number(),
  operations: z.array(z.string()),
  findings: z.array(z.object({ finding: z.string(), times: z.number() })),
})

/** What a checking proxy saw. */
export type ProxyReport = z.infer<typeof reportShape>

/** A proxy that holds all that passes against an OpenAPI document. */
export interface CheckingProxy {
  readonly url: string
  /** Ends it. */
  stop(): Promise<ProxyReport>
}

/** Starts one before `target`. The tool reads YAML by a package of the repository's root, so it runs there. */
export async function startCheckingProxy(tool: string, document: string, target: string): Promise<CheckingProxy> {
  const child = spawn(process.execPath, [tool, 'proxy', document, '--target', target], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const endWithUs = (): void => void child.kill()
  process.once('exit', endWithUs)
  const url = await addressOf(child)
  return {
    url,
    async stop() {
      const reply = await fetch(`${url}/__report`)
      const report = reportShape.parse(await reply.json())
      process.off('exit', endWithUs)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
      return report
    },
  }
}

/** Its first line names where it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The proxy has no output.')
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    // What it prints later must not fill the pipe.
    child.stdout.resume()
    if (address) return address
    throw new Error(`The proxy says: ${line}`)
  }
  throw new Error('The proxy ended before it listened.')
}
