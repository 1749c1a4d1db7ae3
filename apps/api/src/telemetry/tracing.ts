import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api'
import type { Environment } from '@jackfield/host'
import type { MiddlewareHandler } from 'hono'
import type { RequestEnvironment } from '../http/variables.ts'

/** Where spans go. */
export interface Tracing {
  /** Sends what is left. */
  close(): Promise<void>
}

/**
 * Spans to the collector that the environment names (`OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`; `OTEL_SERVICE_NAME` and
 * the other variables of OpenTelemetry as the exporter reads them). Null where none is named: then nothing of the SDK is loaded.
 */
export async function startTracing(env: Environment): Promise<Tracing | null> {
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT']
  if (!endpoint || env['OTEL_SDK_DISABLED'] === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none') return null
  const [
    { OTLPTraceExporter },
    { BatchSpanProcessor, TracerProvider },
    { AsyncLocalStorageContextManager },
    resources,
    { W3CTraceContextPropagator },
  ] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/core'),
  ])
  const named = resources.resourceFromAttributes({ 'service.name': env['OTEL_SERVICE_NAME'] || 'jackfield' })
  const resource = named.merge(resources.detectResources({ detectors: [resources.envDetector] }))
  const provider = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return {
    async close() {
      await provider.shutdown()
      trace.disable()
      propagation.disable()
      context.disable()
    },
  }
}

const tracer = trace.getTracer('@jackfield/api')

/** One span a request, below the caller's where it sends `traceparent`. What the request calls at vendors hangs below it. */
export const requestSpan: MiddlewareHandler<RequestEnvironment> = (c, next) => {
  const parent = propagation.extract(context.active(), Object.fromEntries(c.req.raw.headers))
  return tracer.startActiveSpan(c.req.method, { kind: SpanKind.SERVER }, parent, async (span) => {
    try {
      await next()
      const operation = c.get('operation')
      if (operation) span.updateName(operation.id)
      span.setAttributes({
        'http.request.method': c.req.method,
        'http.route': operation?.path ?? 'none',
        'http.response.status_code': c.res.status,
        'jackfield.request_id': c.get('requestId'),
      })
      if (c.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
    } finally {
      span.end()
    }
  })
}
