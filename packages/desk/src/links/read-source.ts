import { IncompleteListingError, JackfieldError, NotFoundError, requireCapability } from '@jackfield/core'
import type { AlertSource, Id, SourceAlert } from '@jackfield/core'
import { endAlerts } from './end-alerts.ts'
import type { Ended } from './end-alerts.ts'
import { keepFirstRead, knownAlerts, leaveAlerts, openAlertIds } from './linked-alerts.ts'
import type { KnownAlert } from './linked-alerts.ts'
import type { Poll } from './poll.ts'
import { takeAlert } from './take-alert.ts'

/** Vendors count whole seconds, in milliseconds. */
const clockStep = 1000
/** Alerts whose details are read at the same time: the vendor's limits are kept by the quota. */
const atOnce = 4

/**
 * Reads what the source reports: new alerts go on their way to a ticket, and those that it ended end here. Gives the pages that this took. Of an
 * incomplete list the alerts that it has are used, and none that it lacks counts as gone.
 */
export async function readSource(poll: Poll): Promise<number> {
  const source = requireCapability(poll.from.connection, 'alertSource')
  const before = await openAlertIds(poll)
  const seen = new Set<Id>()
  const ended: Ended[] = []
  let pages = 0
  let isComplete = true
  try {
    for await (const page of source.list({ since: poll.link.since.toISOString() }).pages()) {
      pages += 1
      for (const { id } of page) seen.add(id)
      ended.push(...(await readPage(poll, source, page)))
    }
  } catch (error) {
    if (!IncompleteListingError.isInstance(error)) throw error
    isComplete = false
  }
  if (isComplete) for (const id of before) if (!seen.has(id)) ended.push(...(await missing(source, id)))
  if (isComplete && poll.link.first_read_at === null) await keepFirstRead(poll)
  await endAlerts(poll, ended)
  return pages
}

/** What to do about an alert that the list holds. */
type Judgement = 'take' | 'leave' | 'ended' | 'nothing'

async function readPage(poll: Poll, source: AlertSource, page: readonly SourceAlert[]): Promise<readonly Ended[]> {
  const known = await knownAlerts(poll, page)
  const judged = Map.groupBy(page, (alert) => judge(poll, alert, known.get(alert.id)))
  await leaveAlerts(poll, judged.get('leave') ?? [])
  const waiting = [...(judged.get('take') ?? [])]
  const take = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await takeAlert(poll, await detailsOf(source, next))
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return (judged.get('ended') ?? []).map(({ id }) => ({ alertId: id, how: 'is over' }))
}

function judge({ link }: Poll, { state, raisedAt }: SourceAlert, known: KnownAlert | undefined): Judgement {
  if (known?.state === 'open') return state === 'cleared' || (state === 'unknown' && known.was_raised) ? 'ended' : 'nothing'
  // Once the source was read to its end, whatever is new is taken: its times may be of another zone than we think.
  const isSettled = link.first_read_at !== null
  // It was over, and is raised again.
  const isOver = known?.state === 'ended' || known?.state === 'closed' || (isSettled && known?.state === 'left' && !known.was_raised)
  if (isOver) return state === 'raised' ? 'take' : 'nothing'
  if (known && (known.state !== 'left' || isSettled)) return 'nothing'
  if (isSettled) return state === 'cleared' ? 'nothing' : 'take'
  const isOlder = raisedAt !== null && Date.parse(raisedAt) < link.since.getTime() - clockStep
  return state === 'raised' && !isOlder ? 'take' : 'leave'
}

/** The row of a list may lack the device. Where its own record can't be read, the row must do: an alert without a device beats none. */
async function detailsOf(source: AlertSource, alert: SourceAlert): Promise<SourceAlert> {
  try {
    return await source.get(alert.id)
  } catch (error) {
    if (!JackfieldError.isInstance(error) || error.isRetryable || error.code === 'AUTHENTICATION') throw error
    return alert
  }
}

/** The list has it no more. Whether it is gone is asked by its id: a list may leave out what is old. */
async function missing(source: AlertSource, id: Id): Promise<readonly Ended[]> {
  try {
    const { state } = await source.get(id)
    return state === 'cleared' ? [{ alertId: id, how: 'is over' }] : []
  } catch (error) {
    if (NotFoundError.isInstance(error)) return [{ alertId: id, how: 'is gone' }]
    throw error
  }
}
