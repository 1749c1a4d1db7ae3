import type { PriorityLevel, Timestamp } from '@jackfield/core'

/** One event of a product, in the one shape that the desk works with. */
export interface Alert {
  /**
   * The same for every event of one condition on one resource, other for any other. At most 512 characters. The
   * company is not in it: the desk tells the conditions of two companies apart by `companyKey`.
   */
  readonly conditionKey: string
  /** Whose alert it is, in the source's own words. Null where neither the alert nor the caller says. */
  readonly companyKey: string | null
  readonly state: 'raised' | 'cleared'
  readonly severity: PriorityLevel
  /** One line, at most 300 characters. */
  readonly title: string
  /** Plain text, at most 100,000 characters. */
  readonly text: string
  /** The host name, else what the source calls the device. */
  readonly device: string | null
  readonly user: string | null
  readonly at: Timestamp | null
  /** What was read, as it came. */
  readonly raw: unknown
}

/** Why one alert, or the whole input, could not be read. */
export interface AlertProblem {
  /** Position in the input, from 0, of the alert or of the payload that holds it; 0 too where the input as a whole is at fault. */
  readonly index: number
  /** Line of the input, from 1. Null where it is not known: inside a JSON array that is well formed. */
  readonly line: number | null
  /** The field at fault, `alerts[2].fingerprint` where a payload holds several; `input` for the whole input, `alert` for the whole alert. */
  readonly field: string
  readonly message: string
  readonly nextStep: string
}

/** Every alert of an input is in one of the two lists. */
export interface AlertReading {
  readonly alerts: readonly Alert[]
  readonly problems: readonly AlertProblem[]
}

/** A problem before it is known where in the input it stands. */
export type Flaw = Pick<AlertProblem, 'field' | 'message' | 'nextStep'>
