import type { App, Result } from '../../app.ts'
import { createLogger } from '../../cli-logger.ts'
import { stoppingLine, whenAborted } from '../../interruption.ts'

export interface ServeInput {
  readonly host: string
  readonly port: number
  readonly publicUrl?: string
  readonly work: boolean
  /** 0: none. */
  readonly rateLimit: number
  /** Kilobytes. */
  readonly bodyLimit: number
  readonly corsOrigin?: readonly string[]
}

/** Serves the API until it is stopped. The first line of stdout tells where; with `--json` it is a document. */
export async function serveApi(app: App, input: ServeInput): Promise<Result> {
  const stopped = app.interruption.takeOver(() => app.screen.note(stoppingLine))
  const { serve } = await import('@jackfield/api/serve')
  const { dir } = await app.home()
  const database = URL.parse(app.env['DATABASE_URL'] ?? '')
  if (database?.password) app.secrets.add(decodeURIComponent(database.password))
  const api = await app.screen.during('Opening the database', (progress) =>
    serve({
      home: dir,
      env: app.env,
      logger: createLogger(app.env['JACKFIELD_DEBUG'] ? 'debug' : 'warn', app.secrets),
      host: input.host,
      port: input.port,
      publicUrl: input.publicUrl ?? app.env['JACKFIELD_PUBLIC_URL'] ?? null,
      work: input.work,
      rateLimit: input.rateLimit === 0 ? null : input.rateLimit,
      bodyLimit: input.bodyLimit * 1024,
      corsOrigins: input.corsOrigin ?? [],
      onProgress: (line) => progress.say(line),
    }),
  )
  try {
    process.stdout.write(
      app.screen.isJson ? `${JSON.stringify({ url: api.url })}\n` : `Serving ${api.url}, its reference is ${api.url}/docs\n`,
    )
    app.screen.note(`Serving${input.work ? ' and working' : ''} until Ctrl-C. The first key: \`jackfield api-keys create NAME --may '*'\`.`)
    await whenAborted(stopped)
  } finally {
    await api.stop()
  }
  // The one line of its output is out already.
  return { document: undefined, text: '' }
}
