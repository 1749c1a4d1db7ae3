import { sql } from 'kysely'
import type { Run } from './run.ts'

/** Seconds in which the vendor may still carry out a request that it never answered. */
export function windowSeconds(run: Run): number {
  return run.desk.lateCommitWindow / 1000
}

/** Seconds until the window of a request sent at `sentAt` is over, on the database's clock. 0 or less: it is over. */
export async function secondsOfWindow(run: Run, sentAt: Date | null): Promise<number> {
  if (sentAt === null) return 0
  const { rows } = await sql<{ elapsed: string }>`select extract(epoch from clock_timestamp() - ${sentAt}::timestamptz) as elapsed`.execute(
    run.road.store.in(run.road.workspace),
  )
  return windowSeconds(run) - Number(rows[0]!.elapsed)
}
