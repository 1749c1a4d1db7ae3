/**
 * How much of what Autotask's rules allow is used, in one hour of virtual time against the sandbox. `node bench/autotask-limits.ts` runs a backlog on
 * four endpoints, first alone and then beside another product on the same tenant, and prints the figures; exit code 1 when a limit is passed.
 */
import { boundOf, rules } from './autotask/bound.ts'
import { mixedCalls, startTenant } from './autotask/tenant.ts'

const least = 0.95
/** More at the same time than there are slots, so that there is always a backlog. */
const workersPerEndpoint = 4

const bound = boundOf(4)
print(
  `bound: ${bound.requests} requests in the first hour (${rules.requests} an hour; ${rules.perEndpoint} at a time on each of 4 endpoints; ` +
    `0.5 s and 1 s more from 50 % and 75 % on: all answered after ${seconds(bound.reachedAfter)} at best)`,
)

await alone()
for (const limitReply of ['429', 'Itgenatr005']) await besideAnother(limitReply)

/** No refusal, and nearly all of the bound. */
async function alone(): Promise<void> {
  const startedReal = performance.now()
  const tenant = await startTenant('429')
  try {
    const { running, replies } = tenant
    const until = running.clock.now() + rules.milliseconds
    const calls = await mixedCalls(tenant)
    const from = running.clock.now()
    await backlog(calls, () => running.clock.now() < until)
    const inHour = replies.filter(({ at }) => at < until)
    const answered = inHour.filter(({ isRefusal }) => !isRefusal).length
    const refused = replies.filter(({ isRefusal }) => isRefusal).length
    const last = inHour.at(-1)?.at ?? from
    const share = answered / bound.requests
    print(
      `alone: ${answered} requests answered in the hour, ${(share * 100).toFixed(1)} % of the bound (limit ${least * 100} %), ` +
        `the last after ${seconds(last - from)}; ${refused} refused; ${seconds(performance.now() - startedReal)} of real time`,
    )
    if (share < least || refused > 0) process.exitCode = 1
  } finally {
    await tenant.stop()
  }
}

/** Another product takes four tenths of the hour in bursts that nobody is told of. Every call of ours ends well all the same. */
async function besideAnother(limitReply: string): Promise<void> {
  const tenant = await startTenant(limitReply)
  try {
    const { running, replies } = tenant
    const from = running.clock.now()
    const until = from + 1.5 * rules.milliseconds
    const calls = await mixedCalls(tenant)
    let foreign = 0
    let failed = 0
    let ended = 0
    const isOn = (): boolean => running.clock.now() < until
    const gone = new AbortController()
    // In the background: the time passes by what we wait for.
    const other = async (): Promise<void> => {
      while (!gone.signal.aborted) {
        await running.happen('useRequests', { count: 400 })
        foreign += 400
        await running.clock.sleepInBackground(360_000, gone.signal)
      }
    }
    const counted = calls.map((call) => async () => {
      await call().catch(() => (failed += 1))
      ended += 1
    })
    const beside = other().catch((error: unknown) => (gone.signal.aborted ? undefined : Promise.reject(error)))
    await backlog(counted, isOn)
    gone.abort()
    await beside
    const refused = replies.filter(({ isRefusal }) => isRefusal).length
    print(
      `beside another product (${limitReply}): ${replies.length - refused} of our requests answered and ${foreign} of the other in 1.5 hours; ` +
        `${refused} refused and waited out; ${ended} calls ended, ${failed} of them in an error`,
    )
    if (failed > 0 || refused === 0) process.exitCode = 1
  } finally {
    await tenant.stop()
  }
}

/** Keeps each call running several times side by side. */
async function backlog(calls: readonly (() => Promise<unknown>)[], isOn: () => boolean): Promise<void> {
  const worker = async (call: () => Promise<unknown>): Promise<void> => {
    while (isOn()) await call()
  }
  await Promise.all(calls.flatMap((call) => Array.from({ length: workersPerEndpoint }, () => worker(call))))
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function print(line: string): void {
  console.log(line)
}
