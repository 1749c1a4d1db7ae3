import { setTimeout as delay } from 'node:timers/promises'
import type { AlertSummary, Desk } from '@jackfield/desk'

/** Alerts that one look at the store takes in. */
export const waitingLimit = 10_000

const lookEvery = 300
/** How long a sweep that is due may take before its vendor counts as away, in milliseconds. */
const sweepPatience = 30_000

/** How often each kept condition was put back so far, by the id of one of its alerts: more afterwards means that it was tried again. */
export async function heldSteps(desk: Desk): Promise<ReadonlyMap<string, number>> {
  const oneEach = new Map<string, AlertSummary>()
  for (const alert of await desk.listAlerts({ state: 'kept', limit: waitingLimit })) {
    oneEach.set(`${alert.connectionId} ${alert.conditionKey}`, alert)
  }
  const steps = new Map<string, number>()
  for (const { id } of oneEach.values()) steps.set(id, await timesHeld(desk, id))
  return steps
}

/** Waits until each of these alerts was tried once more or settled. `timeout` is in milliseconds. */
export async function untilTried(desk: Desk, tried: ReadonlyMap<string, number>, timeout: number, stopped: AbortSignal): Promise<void> {
  const end = Date.now() + timeout
  for (const [id, before] of tried) {
    await until(async () => (await isSettled(desk, id)) || (await timesHeld(desk, id)) > before, end, stopped)
  }
}

/**
 * Waits until each kept alert was tried once, until every other alert is settled, kept or has its next try after the time given, and until
 * no sweep is due and no discovery is left to a worker. Every link of alerts is looked after once meanwhile. `timeout` is in milliseconds.
 */
export async function untilNothingIsDue(
  desk: Desk,
  tried: ReadonlyMap<string, number>,
  timeout: number,
  stopped: AbortSignal,
): Promise<void> {
  const since = new Date().toISOString()
  const end = Date.now() + timeout
  await untilTried(desk, tried, timeout, stopped)
  const isNothingDue = async (): Promise<boolean> => {
    const open = await desk.listAlerts({ state: 'open', limit: waitingLimit })
    return open.every((alert) => alert.kept !== null || isLater(alert, end))
  }
  await until(isNothingDue, end, stopped)
  // What a source reports becomes an alert, and what becomes of that the source is told.
  const isAtRest = async (): Promise<boolean> => (await desk.alertLinks.isIdle(since)) && (await isNothingDue())
  await until(isAtRest, end, stopped)
  await until(async () => (await desk.backlog()).sweepsDue === 0, Math.min(end, Date.now() + sweepPatience), stopped)
  await until(() => hasNoDiscovery(desk), end, stopped)
}

async function hasNoDiscovery(desk: Desk): Promise<boolean> {
  const { items } = await desk.discoveries.list({ limit: 500 })
  return !items.some(({ isQueued, endedAt }) => isQueued && endedAt === null)
}

async function until(isDone: () => Promise<boolean>, last: number, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted && !(await isDone()) && Date.now() < last) await pause(stopped)
}

function isLater({ nextTryAt }: AlertSummary, end: number): boolean {
  return nextTryAt !== null && Date.parse(nextTryAt) > end
}

async function isSettled(desk: Desk, id: string): Promise<boolean> {
  const trace = await desk.trace(id)
  return trace === null || trace.alert?.outcome !== null
}

async function timesHeld(desk: Desk, id: string): Promise<number> {
  const trace = await desk.trace(id)
  return trace?.steps.filter((step) => step.step === 'held').length ?? 0
}

async function pause(stopped: AbortSignal): Promise<void> {
  await delay(lookEvery, undefined, { signal: stopped }).catch(() => {})
}
