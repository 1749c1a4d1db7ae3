import type { Grant } from '@jackfield/core'
import type { AcceptedAlert, Alert } from '@jackfield/desk'
import type { OpenConnection } from '@jackfield/host'
import type { RunningSandbox } from '@jackfield/sandbox'
import type { App } from '../../app.ts'

/** What the steps share. */
export interface Scene {
  readonly app: App
  readonly running: RunningSandbox
  readonly open: OpenConnection
  /** What the API user is granted: all that the connection's operations need, and no more. */
  readonly role: readonly Grant[]
}

export async function push({ app, open }: Scene, alerts: readonly Alert[]): Promise<readonly AcceptedAlert[]> {
  return (await app.desk()).accept(open.summary.id, alerts)
}
