import type { Clock } from '@jackfield/core'

/** A clock that a sandbox and the clients of its process share. */
export interface SandboxClock extends Clock {
  /** Moves virtual time on and wakes what sleeps until then. On real time it throws: real time can't be moved. */
  advance(milliseconds: number): Promise<void>
  /**
   * Like `sleep`, for what happens by itself as time goes by, such as a late commit: it never makes virtual time jump, it only takes part
   * when something else moves time past it.
   */
  sleepInBackground(milliseconds: number, signal?: AbortSignal): Promise<void>
  readonly isVirtual: boolean
}
