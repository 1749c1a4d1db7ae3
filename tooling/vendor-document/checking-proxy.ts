import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { z } from 'zod'
import { root } from '../repository/workspace.ts'
import { withJoinedFile } from './twin-paths.ts'

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

/** An OpenAPI document to hold something against. `ignoreCase`: names may come in another case than it writes them. */
export interface CheckedDocument {
  readonly file: string
  readonly ignoreCase: boolean
}

const caseFlag = ({ ignoreCase }: CheckedDocument): readonly string[] => (ignoreCase ? ['--ignore-case'] : [])

/** What differs between `ours` and a vendor's document, a line a difference. The tool reads YAML by a package of the root, so it runs there. */
export async function differencesBetween(tool: string, ours: string, document: CheckedDocument): Promise<readonly string[]> {
  const ran = await withJoinedFile(document.file, (theirs) => {
    const words = [tool, 'compare', ours, theirs, ...caseFlag(document)]
    return promisify(execFile)(process.execPath, words, { cwd: root }).catch((error: unknown) => error as { stdout?: string })
  })
  if (!ran.stdout) throw ran
  return ran.stdout.trim().split('\n').slice(0, -1)
}

/** Starts one before `target`. */
export async function startCheckingProxy(tool: string, document: CheckedDocument, target: string): Promise<CheckingProxy> {
  const words = [tool, 'proxy', document.file, '--target', target, ...caseFlag(document)]
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
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
