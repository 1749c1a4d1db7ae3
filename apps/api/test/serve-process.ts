/**
 * The API as a process of its own, as `jackfield serve` runs it, so that tests can kill it. Takes its options as JSON from its first argument,
 * prints its address as JSON, and stops gently on SIGTERM.
 */
import { serve } from '../src/serve.ts'
import type { ServeOptions } from '../src/serve.ts'

const options = JSON.parse(process.argv[2]!) as Partial<ServeOptions>
const say = (message: string, fields?: Readonly<Record<string, unknown>>): void =>
  void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`)
const quiet = (): void => {}
const api = await serve({ ...options, logger: { debug: quiet, info: quiet, warn: say, error: say } })
process.once('SIGTERM', () => void api.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ url: api.url })}\n`)
