import type { ServerResponse } from 'node:http'
import type { SandboxClock } from './clock.ts'
import type { SandboxDefinition, SpokenFault } from './definition.ts'
import { canTear, deliver, deliverTorn, drop } from './delivery.ts'
import { Refusal } from './exchange.ts'
import type { Answer, SandboxReply, SandboxRequest } from './exchange.ts'
import type { DrawnFault, FaultDealer } from './fault-dealer.ts'
import type { LateCommits } from './late-commits.ts'
import type { PageSender } from './page-faults.ts'
import type { Router } from './route.ts'
import type { Counters } from './stats.ts'

/** What one request meets. `world`, `faults` and `pages` are those of now: a reset replaces them. */
export interface ExchangeParts<World> {
  readonly definition: SandboxDefinition<World>
  readonly router: Router<World>
  readonly clock: SandboxClock
  readonly counters: Counters
  readonly lateCommits: LateCommits
  /** Aborts when the sandbox stops. */
  readonly stopped: AbortSignal
  readonly state: { readonly world: World; readonly faults: FaultDealer; readonly pages: PageSender }
}

/** Serves one request of the vendor's interface: counts it, draws its fault, asks its route, and sends, or does not send, the reply. */
export async function serveExchange<World>(
  parts: ExchangeParts<World>,
  asked: Omit<SandboxRequest, 'params'>,
  outgoing: ServerResponse,
): Promise<void> {
  const { definition, router, state } = parts
  const match = router.match(asked.method, asked.localPath)
  const request: SandboxRequest = { ...asked, params: match?.params ?? {} }
  parts.counters.served(match ? `${asked.method} ${match.route.path}` : `${asked.method} (no such route)`)
  const fault = state.faults.draw({
    method: asked.method,
    path: asked.localPath,
    kind: match?.route.kind ?? 'read',
    needsLogin: match !== null && match.route.needsLogin !== false,
  })

  if (fault?.kind === 'dropped-before') {
    fault.deal()
    return drop(outgoing)
  }
  if (fault && isSpokenBefore(fault.kind)) {
    fault.deal()
    return deliver(outgoing, definition.faultReply(state.world, fault.kind, fault.seconds(), request))
  }
  try {
    const answer: Answer = match
      ? await answerOf(definition, state.world, request, match.route)
      : { kind: 'reply', reply: definition.noRoute(state.world, request, router.methodsOf(asked.localPath)) }
    await finish(parts, request, answer, fault, outgoing)
  } catch (reason) {
    deliver(outgoing, reason instanceof Refusal ? reason.reply : failure(reason))
  }
}

async function answerOf<World>(
  definition: SandboxDefinition<World>,
  world: World,
  request: SandboxRequest,
  route: SandboxDefinition<World>['routes'][number],
): Promise<Answer> {
  const refusal = definition.admit(world, request, route)
  return refusal ? { kind: 'reply', reply: refusal } : await route.answer(world, request)
}

async function finish<World>(
  parts: ExchangeParts<World>,
  request: SandboxRequest,
  answer: Answer,
  fault: DrawnFault | null,
  outgoing: ServerResponse,
): Promise<void> {
  if (answer.kind === 'cut') return drop(outgoing)
  if (answer.kind === 'commit' && fault?.kind === 'late-commit') return commitLater(parts, answer.commit, fault, outgoing)
  const reply =
    answer.kind === 'commit' ? answer.commit() : answer.kind === 'list' ? parts.state.pages.send(answer.list, fault) : answer.reply
  // A write that was refused has done nothing, so there is nothing to lose the reply of.
  const canLoseReply = answer.kind === 'commit' || reply.status < 400
  await sendWith(parts, request, reply, fault?.kind === 'slow' || canLoseReply ? fault : null, outgoing)
  reply.afterwards?.()
}

async function sendWith<World>(
  parts: ExchangeParts<World>,
  request: SandboxRequest,
  reply: SandboxReply,
  fault: DrawnFault | null,
  outgoing: ServerResponse,
): Promise<void> {
  switch (fault?.kind) {
    case 'error-after':
      fault.deal()
      return deliver(outgoing, parts.definition.faultReply(parts.state.world, 'error-after', 0, request))
    case 'timeout-after':
      // Nothing is sent and nothing ends: the socket is the client's to give up.
      return fault.deal()
    case 'torn':
      if (canTear(reply)) fault.deal()
      return void (deliverTorn(outgoing, reply) || deliver(outgoing, reply))
    case 'dropped-after':
      fault.deal()
      return drop(outgoing)
    case 'slow':
      fault.deal()
      await parts.clock.sleep(fault.seconds() * 1000, parts.stopped).catch(() => undefined)
      return deliver(outgoing, reply)
    default:
      return deliver(outgoing, reply)
  }
}

function commitLater<World>(parts: ExchangeParts<World>, commit: () => SandboxReply, fault: DrawnFault, outgoing: ServerResponse): void {
  fault.deal()
  parts.lateCommits.accept(fault.seconds() * 1000, () => {
    // A client that is still there would see a commit that is not late, so its connection ends first.
    drop(outgoing)
    try {
      commit().afterwards?.()
    } catch (reason) {
      // What was in order when it was accepted may have lost its ticket since; then nothing is done, as at the vendor.
      if (!(reason instanceof Refusal)) throw reason
    }
  })
}

function isSpokenBefore(kind: DrawnFault['kind']): kind is SpokenFault {
  return kind === 'limit' || kind === 'error-before' || kind === 'expired-login'
}

/** An error in a sandbox's own code must be seen as one, and not pass for the vendor's. */
function failure(reason: unknown): SandboxReply {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
  return { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `The sandbox failed.\n${text}\n` }
}
