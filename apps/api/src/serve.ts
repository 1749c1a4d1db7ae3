// tsyringe wants this polyfill before anything else is loaded.
import 'reflect-metadata'
import { readFileSync } from 'node:fs'
import { get } from '@jackfield/app-kit'
import { InvalidInputError } from '@jackfield/core'
import type { Logger } from '@jackfield/core'
import type { Environment } from '@jackfield/host'
import { compose } from './container.ts'
import { createApi } from './http/api.ts'
import { AllWorkspaces } from './http/tokens.ts'
import { operationWords } from './operation-words.ts'
import { operations } from './operations.ts'
import { listen } from './server.ts'
import { requestSpan, startTracing } from './telemetry/tracing.ts'

/** How the API is to be served. What is left out has its default. */
export interface ServeOptions {
  /** The folder of key, configuration and embedded database. Default: JACKFIELD_HOME, else `~/.jackfield`. */
  readonly home?: string | null
  /** DATABASE_URL, JACKFIELD_KEY, JACKFIELD_METRICS_TOKEN and what OpenTelemetry reads. Default: the process's. */
  readonly env?: Environment
  readonly logger: Logger
  /** Default 127.0.0.1: whoever serves others puts a proxy with TLS in front. */
  readonly host?: string
  /** Default 8480; 0: a free one. */
  readonly port?: number
  /** Where vendors reach this server, such as `https://jackfield.example.com`. Without it no webhook can be registered. */
  readonly publicUrl?: string | null
  /** Whether this process works on alerts and deliveries, too. Default true. */
  readonly work?: boolean
  /** Requests a minute for each API key, in this process. Null: no limit. Default 6000. */
  readonly rateLimit?: number | null
  /** Bytes of a request's body. Default 4 MiB. */
  readonly bodyLimit?: number
  /** Origins of browsers that may call. Default none. */
  readonly corsOrigins?: readonly string[]
  /** Takes a line for a person before what takes time. */
  readonly onProgress?: (line: string) => void
}

/** An API that is served. */
export interface ServedApi {
  /** Where it listens. */
  readonly url: string
  /**
   * Stops gently: no new request, those under way end (within 25 s), work under way ends and the rest is handed back, then all is closed.
   * Safe to call twice.
   */
  stop(): Promise<void>
}

const patience = 25_000

/** Serves the API and works beside it, until it is stopped. Throws a `JackfieldError` where it can't begin. */
export async function serve(options: ServeOptions): Promise<ServedApi> {
  const { env = process.env, logger, host = '127.0.0.1', port = 8480, work = true, onProgress = () => {} } = options
  const publicUrl = options.publicUrl ? addressOf(options.publicUrl) : null
  const abort = new AbortController()
  const composition = await compose({ home: options.home ?? null, env, logger, signal: abort.signal, publicUrl, onProgress })
  const { container, desks, closing } = composition
  let isStopping = false
  try {
    const tracing = await startTracing(env)
    if (tracing) closing.add(() => tracing.close())
    const api = createApi(container, {
      version: version(),
      bodyLimit: options.bodyLimit ?? 4 * 1024 * 1024,
      rateLimit: options.rateLimit === undefined ? 6000 : options.rateLimit,
      corsOrigins: options.corsOrigins ?? [],
      metricsToken: env['JACKFIELD_METRICS_TOKEN'] || null,
      span: tracing ? requestSpan : null,
      async isReady() {
        if (isStopping) return 'This server is stopping.'
        return get(container, AllWorkspaces)
          .list({ limit: 1 })
          .then(() => null)
          .catch(() => 'The database does not answer.')
      },
    })
    const server = await listen(api.fetch, { host, port })
    closing.add(() => server.stop(0))
    const working = work ? await desks.startWork() : null
    let stopping: Promise<void> | null = null
    const stop = async (): Promise<void> => {
      isStopping = true
      await Promise.all([server.stop(patience), working?.stop()])
      await closing.closeAll()
    }
    return { url: server.url, stop: () => (stopping ??= stop()) }
  } catch (error) {
    await closing.closeAll().catch(() => {})
    throw error
  }
}

/**
 * What an API key may do, in the words that keys hold: ids of operations, `alerts.*`, `*`; `read` becomes all that change nothing. Throws
 * `InvalidInputError` for a word that fits no operation.
 */
export function keyOperations(wanted: readonly string[]): readonly string[] {
  return operationWords(
    operations.map(({ shape }) => shape),
    wanted,
  )
}

function version(): string {
  // The same path from src and from dist.
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}

function addressOf(text: string): string {
  const url = URL.parse(text)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.search === '' && url.hash === '' && url.username === '') {
    return text.replace(/\/+$/, '')
  }
  throw new InvalidInputError({
    message: `The public address “${text}” is no http address.`,
    nextStep: 'Give it as https://jackfield.example.com, with a path where a proxy adds one.',
  })
}
