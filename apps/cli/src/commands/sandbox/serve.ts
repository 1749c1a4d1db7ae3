import type { RunningSandbox, SandboxOptions, VendorSandbox } from '@jackfield/sandbox'
import type { App, Result } from '../../app.ts'
import { whenAborted } from '../../interruption.ts'
import { UsageError } from '../../usage-error.ts'
import { sandboxOf } from '../../vendor-sandboxes.ts'

export interface SandboxInput {
  readonly connector: string
  readonly port?: number
  readonly publicUrl?: string
  readonly seed?: string
  readonly variant?: readonly string[]
  readonly faults?: number
  readonly stdin?: boolean
}

/** Serves a vendor's sandbox. The first line of stdout is JSON: where it is and what a connection to it needs. Its keys open nothing else. */
export async function serveSandbox(app: App, input: SandboxInput): Promise<Result> {
  const stopped = app.interruption.takeOver()
  const vendor = await sandboxOf(await app.registry(), input.connector)
  const { everyFault } = await import('@jackfield/sandbox')
  const running = await start(vendor, {
    ...(input.port === undefined ? {} : { port: input.port }),
    ...(input.publicUrl === undefined ? {} : { publicUrl: addressOf(input.publicUrl) }),
    ...(input.seed === undefined ? {} : { seed: seedOf(vendor, input.seed) }),
    ...(input.variant === undefined ? {} : { variants: variantsOf(vendor, input.variant) }),
    ...(input.faults === undefined ? {} : { faults: everyFault(input.faults) }),
  })
  process.stdout.write(`${JSON.stringify({ connector: running.connector, url: running.url, settings: running.settings })}\n`)
  app.screen.note(`Serving until Ctrl-C${input.stdin ? ' or the end of stdin' : ''}.`)
  try {
    await Promise.race([whenAborted(stopped), ...(input.stdin ? [stdinEnds()] : [])])
  } finally {
    await running.stop()
  }
  // The one line of its output is out already.
  return { document: undefined, text: '' }
}

async function start(vendor: VendorSandbox, options: SandboxOptions): Promise<RunningSandbox> {
  const { SandboxInputError } = await import('@jackfield/sandbox')
  try {
    return await vendor.start(options)
  } catch (error) {
    if (!(error instanceof SandboxInputError)) throw error
    throw new UsageError(error.message, 'See `jackfield sandbox --help`.')
  }
}

function seedOf(vendor: VendorSandbox, seed: string): string {
  if (vendor.seeds.includes(seed)) return seed
  throw new UsageError(`There is no seed “${seed}”.`, `Give --seed one of: ${vendor.seeds.join(', ')}.`)
}

function variantsOf(vendor: VendorSandbox, given: readonly string[]): Readonly<Record<string, string>> {
  const chosen = given.map((text): readonly [string, string] => {
    const [name = '', value = ''] = text.split('=', 2)
    const values = vendor.variants[name]
    if (values?.includes(value)) return [name, value]
    const known = Object.entries(vendor.variants).map(([variant, all]) => `${variant}=${all.join('|')}`)
    throw new UsageError(
      `There is no variant “${text}”.`,
      known.length > 0 ? `Known are: ${known.join(', ')}.` : 'This vendor’s sandbox has none.',
    )
  })
  return Object.fromEntries(chosen)
}

function addressOf(text: string): string {
  const url = URL.parse(text)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return text.replace(/\/+$/, '')
  throw new UsageError(`--public-url “${text}” is no http address.`, 'Give it as http://127.0.0.1:8080.')
}

function stdinEnds(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve())
      .resume()
  })
}
