import { InvalidInputError, requireCapability } from '@jackfield/core'
import { holdOf } from '../road/hold.ts'
import type { Road } from '../road/road.ts'
import { bringDevices } from './discover.ts'
import type { DeviceStep, DiscoveryOptions, DiscoveryProgress, DiscoveryResult } from './discovery.ts'
import { beginRun, endRun, giveSign } from './runs.ts'
import type { ClaimedRun, RunEnd, RunSign } from './runs.ts'
import { Tally } from './tally.ts'

/** Milliseconds between two signs of life, with which the progress is written. */
const signEvery = 1000
/** Of a dry run, that are kept. */
const mostSteps = 1000

/** Runs a discovery in this process, and leaves the same row as one that a worker carries out. Throws what it failed of. */
export async function discover(road: Road, fromId: string, toId: string, options: DiscoveryOptions = {}): Promise<DiscoveryResult> {
  refuseSame(fromId, toId)
  const [from, to] = await Promise.all([road.connections(fromId, road.workspace), road.connections(toId, road.workspace)])
  // What can't be is said before anything is kept of it.
  requireCapability(from.connection, 'deviceInventory')
  requireCapability(to.connection, 'deviceRegister')
  const run = await beginRun(road, { fromId, toId }, options)
  const ended = await runDiscovery(road, run, options)
  if (ended.kind === 'done') return ended.result
  throw ended.error
}

export function refuseSame(fromId: string, toId: string): void {
  if (fromId !== toId) return
  throw new InvalidInputError({
    message: 'Devices can’t be discovered into the connection they come from.',
    nextStep: 'Name two connections.',
  })
}

/** How a run ended that this process carried out. */
export type EndedRun =
  | { readonly kind: 'done'; readonly result: DiscoveryResult }
  | { readonly kind: 'failed' | 'stopped' | 'lost'; readonly error: unknown }

export interface Watching extends Pick<DiscoveryOptions, 'onProgress' | 'onStep' | 'signal'> {
  /** Called in place of ending the run where `signal` stopped it. */
  readonly handBack?: () => Promise<void>
}

/** Carries out a run that this process has claimed, until its end is written. Throws only where that can't be. */
export async function runDiscovery(road: Road, run: ClaimedRun, { onProgress, onStep, signal, handBack }: Watching): Promise<EndedRun> {
  const tally = new Tally()
  const steps: DeviceStep[] = []
  let total = 0
  let progress: DiscoveryProgress | null = null
  const signOf = (): RunSign => ({ progress, counts: progress && tally.counts() })
  const signs = givingSigns(road, run, signOf)
  const stop = AbortSignal.any(signal ? [signs.stop, signal] : [signs.stop])
  const options: DiscoveryOptions = {
    ...run.options,
    signal: stop,
    onProgress(next) {
      progress = next
      onProgress?.(next)
    },
    onStep(step) {
      total += 1
      if (run.options.dryRun && steps.length < mostSteps) steps.push(step)
      onStep?.(step)
    },
  }
  const ended = await resultOf(async () => {
    await signs.begin()
    stop.throwIfAborted()
    return bringDevices(road, run, options, tally)
  })
  await signs.end()
  const end = (how: RunEnd): Promise<void> => endRun(road, run, signOf(), how)
  if (ended.kind === 'done') {
    await end({ kind: 'done', result: ended.result, plan: run.options.dryRun ? { total, steps } : null })
    return ended
  }
  if (signs.stop.aborted) {
    const { error, isLost } = signs.stop.reason as Stopped
    if (!isLost) await end({ kind: 'cancelled' })
    return { kind: isLost ? 'lost' : 'stopped', error }
  }
  if (signal?.aborted) {
    await (handBack ? handBack() : end({ kind: 'cancelled' }))
    return { kind: 'stopped', error: ended.error }
  }
  await end({ kind: 'failed', error: holdOf(ended.error) })
  return ended
}

async function resultOf(work: () => Promise<DiscoveryResult>): Promise<EndedRun> {
  try {
    return { kind: 'done', result: await work() }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** Why a run is stopped by what its row says. */
interface Stopped {
  readonly error: unknown
  /** Another process has it, or ended it: nothing more is written. */
  readonly isLost: boolean
}

interface Signs {
  /** Gives the first. */
  begin(): Promise<void>
  end(): Promise<void>
  /** Aborted by a `Stopped`. */
  readonly stop: AbortSignal
}

function givingSigns(road: Road, run: ClaimedRun, signOf: () => RunSign): Signs {
  const stopping = new AbortController()
  const give = async (): Promise<void> => {
    const word = await giveSign(road, run, signOf())
    if (word !== 'go-on') stopping.abort({ error: word === 'cancel' ? cancelled() : lost(), isLost: word === 'lost' } satisfies Stopped)
  }
  let timer: NodeJS.Timeout | undefined
  let giving: Promise<void> | null = null
  return {
    stop: stopping.signal,
    async begin() {
      await give()
      timer = setInterval(() => {
        giving ??= give()
          // The next one may arrive; where none does, the run's own rows can't be written either.
          .catch((error: unknown) => road.logger.debug('a discovery could give no sign of life', { id: run.id, error: String(error) }))
          .finally(() => (giving = null))
      }, signEvery)
    },
    async end() {
      clearInterval(timer)
      await giving
    },
  }
}

function cancelled(): InvalidInputError {
  return new InvalidInputError({
    message: 'This discovery was cancelled.',
    nextStep: 'What it did stays. Begin it again, and it goes on where this one ended.',
  })
}

function lost(): InvalidInputError {
  return new InvalidInputError({
    message: 'This discovery gave no sign for so long that another process took its place.',
    nextStep: 'Look how the other one stands; what this one did stays.',
  })
}
