import assert from 'node:assert/strict'
import type { FaultKind, FaultPlan } from '@jackfield/sandbox'
import type { Bench } from './bench.ts'
import type { SeenRequest } from './traffic.ts'

/** The one request of a write that changes something at the vendor. */
export interface CommitRequest {
  readonly method: string
  /** The end of its path, enough to tell it from the others. */
  readonly path: string
  isSame(request: SeenRequest): boolean
  /** The same request about another ticket. */
  onTicket(fromId: string, toId: string): CommitRequest
}

/** Runs a write without faults and finds the request after which the sandbox's tickets, webhooks or devices were others than before. */
export async function commitRequestOf(bench: Bench, write: () => Promise<unknown>): Promise<CommitRequest> {
  let state = stateOf(bench)
  let commit: SeenRequest | null = null
  bench.traffic.afterReply = (request) => {
    const now = stateOf(bench)
    if (now !== state) commit ??= request
    state = now
  }
  await write()
  bench.traffic.afterReply = () => {}
  assert.ok(commit, 'no request of this write changed anything at the vendor')
  return likeRequest(commit)
}

/** Every request with the method and the path of `request`, whatever its query. */
export function likeRequest(request: SeenRequest): CommitRequest {
  return requestAt(request.method, pathOf(request))
}

function requestAt(method: string, path: string): CommitRequest {
  return {
    method,
    path: path.slice(path.lastIndexOf('/') + 1),
    isSame: (other) => other.method === method && pathOf(other) === path,
    onTicket: (fromId, toId) =>
      requestAt(
        method,
        path
          .split('/')
          .map((part) => (part === fromId ? toId : part))
          .join('/'),
      ),
  }
}

function pathOf(request: SeenRequest): string {
  return new URL(request.url).pathname.replace(/\/$/, '')
}

/** Faults to which no reply ever comes. */
const silent: readonly FaultKind[] = ['timeout-after', 'late-commit']

/**
 * Lets one fault, or several of a kind, fall on this request and its repetitions. Where no reply will come the request is given up as soon
 * as the fault was dealt out: once for each, so that a repetition finds the vendor answering.
 */
export function dealFault(
  bench: Bench,
  request: CommitRequest,
  kind: FaultKind,
  more: Partial<FaultPlan> & { readonly times?: number } = {},
): void {
  const { times = 1, ...plan } = more
  bench.sandbox.setFaults({ seed: 1, script: [{ kind, method: request.method, path: request.path, times }], ...plan })
  if (!silent.includes(kind)) return
  let seen = dealtOf(bench, kind)
  bench.traffic.givesUp = (waiting) => {
    if (!request.isSame(waiting) || dealtOf(bench, kind) <= seen) return false
    seen += 1
    return true
  }
}

/** How often this request was sent and may have been carried out: one that the vendor refused (4xx) may be sent again. */
export function timesSent(bench: Bench, commit: CommitRequest): number {
  const isRefused = ({ status = 0 }: SeenRequest): boolean => status >= 400 && status < 500
  return bench.traffic.requests.filter((request) => commit.isSame(request) && !isRefused(request)).length
}

/** How many faults of a kind were dealt out since the last reset. */
export function dealtOf(bench: Bench, kind: FaultKind): number {
  return bench.sandbox.stats().faults[kind] ?? 0
}

function stateOf(bench: Bench): string {
  return JSON.stringify([bench.sandbox.tickets(), bench.sandbox.webhooks(), bench.sandbox.devices()])
}
