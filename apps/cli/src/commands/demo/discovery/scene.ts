import type { Desk } from '@jackfield/desk'
import type { OpenConnection } from '@jackfield/host'
import type { RunningSandbox } from '@jackfield/sandbox'
import type { App } from '../../../app.ts'

/** One vendor of a scene. */
export interface Side {
  readonly running: RunningSandbox
  readonly open: OpenConnection
  /** What people call it. */
  readonly label: string
}

/** What the steps of a scene share. */
export interface Scene {
  readonly app: App
  readonly desk: Desk
  readonly source: Side
  readonly psa: Side
}
