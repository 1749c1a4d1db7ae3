import type { SourceAlert } from '@jackfield/core'
import { companyKeyOf } from '../discovery/device-companies.ts'
import type { Alert } from './alert.ts'
import { fitted, oneLine } from './fitted-text.ts'
import { givenKey, hashedKey, stableTitle } from './identity.ts'
import { severityFromLabel } from './severity.ts'

/** Where an alert comes from, for people and for its keys. */
export interface AlertOrigin {
  /** The name of the connection when it was created: keys are made of it, so it outlives a change of name. */
  readonly originName: string
  /** What the connection is called now. */
  readonly name: string
  /** The number of the source's own ticket of it, or its id. */
  readonly ticketNumber: string | null
}

/**
 * An alert that a connection reported. Where the vendor gives nothing that stays the same when it happens again, title and device tell: the same
 * trouble on the same device is one condition, and two of a row are told apart by nothing else.
 */
export function alertFromSource(alert: SourceAlert, { originName, name, ticketNumber }: AlertOrigin): Alert {
  const device = oneLine(alert.device?.name ?? alert.device?.id ?? '') || null
  const facts = [
    ['Device', device],
    ['Alert', `${alert.id} at ${name}`],
    ['Ticket', ticketNumber === null ? null : `${ticketNumber} at ${name}`],
  ] as const
  const unsaid = facts.flatMap(([label, value]) => (value === null || alert.text?.includes(value) ? [] : [`${label}: ${value}`]))
  return {
    conditionKey: alert.conditionKey === null ? keyOf(alert, originName) : givenKey(`${originName}:${alert.conditionKey}`),
    companyKey: alert.company === null ? null : companyKeyOf(originName, alert.company.id),
    state: 'raised',
    severity: severityFromLabel(alert.severity),
    ...fitted(alert.title, [alert.text?.trim() ?? '', unsaid.join('\n')].filter((part) => part !== '').join('\n\n')),
    device,
    user: null,
    at: alert.raisedAt,
    raw: alert.raw,
  }
}

function keyOf({ title, device }: SourceAlert, originName: string): string {
  return hashedKey({ product: `source:${originName}`, rule: [stableTitle(title)], subject: device === null ? [] : [device.id] })
}
