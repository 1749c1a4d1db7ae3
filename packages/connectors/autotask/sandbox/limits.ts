import { setImmediate as nextTurn } from 'node:timers/promises'
import { commitWith, Refusal, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply } from '@jackfield/sandbox'
import { callerOf } from './caller.ts'
import { overLimit } from './replies.ts'
import type { Tenant } from './tenant.ts'
import { hourLimit } from './usage.ts'

/** Milliseconds of real time, or turns of the event loop on virtual time, that a call keeps its thread at least. Nobody publishes figures. */
const leastTime = 20
const leastTurns = 4

/**
 * A route under the vendor's limits (FACTS 4): three calls at once for a tracking identifier and an object, a number of requests in an hour for
 * the whole database, and time that the vendor takes the more of the more was used. A call that is refused does not count.
 */
export function limited(route: Route<Tenant>, object: string): Route<Tenant> {
  if (route.needsLogin === false) return route
  return {
    ...route,
    async answer(tenant, request) {
      const { usage } = tenant
      const thread = `${callerOf(tenant, request).integrationCode} ${object}`
      if (!usage.enter(thread)) throw new Refusal(overLimit(tenant, 'threads', 1))
      const leave = once(() => usage.leave(thread))
      try {
        if (usage.count() >= hourLimit) throw new Refusal(overLimit(tenant, 'hour', usage.secondsToRelief()))
        usage.add(1)
        await passTime(tenant, usage.latency())
        return untilSent(await route.answer(tenant, request), leave)
      } catch (reason) {
        leave()
        throw reason
      }
    },
  }
}

async function passTime({ context: { clock } }: Tenant, latency: number): Promise<void> {
  if (!clock.isVirtual) return await clock.sleep(leastTime + latency)
  for (let turn = 0; turn < leastTurns; turn += 1) await nextTurn()
  if (latency > 0) await clock.sleep(latency)
}

/** The thread is free once the reply is out. A list is made page by page elsewhere, so its thread is free as soon as its rows are found. */
function untilSent(answer: Answer, leave: () => void): Answer {
  const leaving = (reply: SandboxReply): SandboxReply => ({
    ...reply,
    afterwards() {
      leave()
      reply.afterwards?.()
    },
  })
  switch (answer.kind) {
    case 'reply':
      return replyWith(leaving(answer.reply))
    case 'commit':
      return commitWith(() => {
        try {
          return leaving(answer.commit())
        } catch (reason) {
          leave()
          throw reason
        }
      })
    case 'list':
    case 'cut':
      leave()
      return answer
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    act()
  }
}
