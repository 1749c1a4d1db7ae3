import type { Text } from './text.ts'

/** Something about a connection's settings that a person should know. It keeps nothing from working today. */
export interface Notice {
  /** Permanent: tests and rules may compare it. `expires` and `expired` speak of a log-in with an end, `rule` of a vendor's own rule. */
  readonly code: 'expires' | 'expired' | 'rule'
  /** The field of the settings it is about. */
  readonly field: string
  /** What is so. Never holds a secret. */
  readonly message: Text
  /** What a person does about it, with the menu path where there is one. */
  readonly nextStep: Text
}
