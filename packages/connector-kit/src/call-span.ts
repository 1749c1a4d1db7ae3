import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { OperationId } from '@jackfield/core'

const tracer = trace.getTracer('@jackfield/connector-kit')

/** What one request to a vendor is known by. */
export interface CalledVendor {
  readonly connector: string
  readonly operation: OperationId
  readonly method: string
  /** Without the query, which may hold names. */
  readonly path: string
  readonly host: string
}

/**
 * One span for each request to a vendor, a repeated one too, below whatever span is active. Where the process has no OpenTelemetry SDK it
 * costs next to nothing. `statusOf` tells the reply's status, null where none came.
 */
export function inCallSpan<T>(call: CalledVendor, work: () => Promise<T>, statusOf: () => number | null): Promise<T> {
  const attributes = {
    'http.request.method': call.method,
    'server.address': call.host,
    'url.path': call.path,
    'jackfield.connector': call.connector,
    'jackfield.operation': call.operation,
  }
  return tracer.startActiveSpan(`${call.connector} ${call.operation}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await work()
    } finally {
      const status = statusOf()
      if (status !== null) span.setAttribute('http.response.status_code', status)
      if (status === null || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    }
  })
}
