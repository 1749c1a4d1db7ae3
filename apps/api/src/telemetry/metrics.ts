import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Backlog } from '@jackfield/desk'

/** What `/metrics` tells, for Prometheus. No label holds a name of a tenant. */
export interface Metrics {
  /** By operation id; `none` where a request belongs to none. */
  observe(operation: string, status: number, seconds: number): void
  accepted(alerts: number): void
  /** Requests under way, one more or one less. */
  underWay(change: 1 | -1): void
  readonly contentType: string
  text(): Promise<string>
}

const backlogAge = 10_000

/** `backlog` is asked when somebody looks, and at most every ten seconds. */
export function createMetrics(backlog: () => Promise<Pick<Backlog, 'alerts' | 'kept'>>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'jackfield_http_request_duration_seconds',
    help: 'Requests by operation and status.',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const underWay = new Gauge({ name: 'jackfield_http_requests_under_way', help: 'Requests that have no reply yet.', registers })
  const accepted = new Counter({ name: 'jackfield_alerts_accepted_total', help: 'Alerts taken over for good.', registers })
  const recent = keptFor(backlogAge, backlog)
  for (const [name, what, help] of [
    ['jackfield_alerts_open', 'alerts', 'Alerts that are not settled, in all workspaces.'],
    ['jackfield_alerts_kept', 'kept', 'Alerts that wait for a later try or for a person, in all workspaces.'],
  ] as const) {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set((await recent())[what])
      },
    })
  }
  return {
    observe: (operation, status, seconds) => requests.observe({ operation, status: String(status) }, seconds),
    accepted: (alerts) => accepted.inc(alerts),
    underWay: (change) => underWay.inc(change),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}

function keptFor<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null
  return () => {
    const now = performance.now()
    if (last === null || now - last.at > milliseconds) {
      const answer = ask()
      last = { at: now, answer }
      answer.catch(() => (last = null))
    }
    return last.answer
  }
}
