import { AsyncLocalStorage } from 'node:async_hooks'
import type { Fetch } from '@jackfield/core'
import type { VendorCall } from './store/schema.ts'

const current = new AsyncLocalStorage<VendorCall[]>()

/** Runs `work` and gives the vendor calls that it made, also those of a failure: `calls` is filled as they end. */
export function withVendorCalls<T>(calls: VendorCall[], work: () => Promise<T>): Promise<T> {
  return current.run(calls, work)
}

/**
 * The same fetch, each call of which is written into the ledger's step that made it. The host wraps the fetch of every connection in it;
 * outside a step it costs nothing.
 */
export function recordVendorCalls(fetch: Fetch): Fetch {
  return async (url, init) => {
    const calls = current.getStore()
    if (!calls) return fetch(url, init)
    const started = performance.now()
    let status: number | null = null
    try {
      const response = await fetch(url, init)
      status = response.status
      return response
    } finally {
      const milliseconds = Math.round(performance.now() - started)
      calls.push({ method: init?.method ?? 'GET', path: new URL(url).pathname, status, milliseconds })
    }
  }
}
