import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxRight } from '@jackfield/sandbox'

export type RightAxis = 'view' | 'modify' | 'delete' | 'granted'
export type RightRow = readonly [section: string, module: string]

/** Rows of the matrix that this sandbox has, and special features. RIGHTS.md says which names are the vendor's own. */
export const matrixRows = [
  ['Home', 'My Tickets'],
  ['Service Desk', 'Tickets'],
  ['Service Desk', 'Hardware Assets'],
  ['CRM', 'Accounts'],
  ['CRM', 'Contacts'],
  ['Finance', 'Contracts'],
  ['Finance', 'Invoices'],
  ['HR', 'Employees'],
  ['Admin', 'Service Desk'],
  ['Admin', 'Integrations'],
  ['Admin', 'Security'],
  ['Admin', 'Workflows'],
  ['Admin', 'Kaseya One'],
] as const satisfies readonly RightRow[]

const features = 'Special Features'
export const apiAccess: RightRow = [features, 'Has API Access']
export const otherFeature: RightRow = [features, 'Other Feature']
const administrator: RightRow = [features, 'System Administrator']
const featureRows: readonly RightRow[] = [apiAccess, otherFeature, administrator]

const matrixAxes: readonly string[] = ['view', 'modify', 'delete']
const ranks: readonly string[] = ['off', 'on']

/** What the API user's security role has. */
export interface Rights {
  readonly isAdministrator: boolean
  grant(rights: readonly SandboxRight[] | 'everything'): void
  holds(row: RightRow, axis: RightAxis): boolean
}

export function createRights(): Rights {
  let granted: ReadonlySet<string> | null = null
  const isOn = (row: RightRow, axis: RightAxis): boolean => {
    if (granted === null) return row !== administrator
    return granted.has(`${keyOf(row)} ${axis}`)
  }
  return {
    get isAdministrator() {
      return isOn(administrator, 'granted')
    },
    grant(rights) {
      granted = rights === 'everything' ? null : new Set(rights.flatMap(switchedOn))
    },
    holds: (row, axis) => isOn(administrator, 'granted') || isOn(row, axis),
  }
}

function switchedOn(right: SandboxRight): string[] {
  const row = knownRow(right)
  const axes = featureRows.includes(row) ? ['granted'] : matrixAxes
  const name = row.join(' > ')
  if (right.items) throw new SandboxInputError(`${name} can't be narrowed to entries.`)
  return Object.entries(right.levels).flatMap(([axis, rank]) => {
    if (!axes.includes(axis)) throw new SandboxInputError(`${name} has no “${axis}”. There are: ${axes.join(', ')}.`)
    if (!ranks.includes(rank)) throw new SandboxInputError(`${name} has no level “${rank}”. There are: ${ranks.join(', ')}.`)
    return rank === 'on' ? [`${keyOf(row)} ${axis}`] : []
  })
}

function knownRow(right: SandboxRight): RightRow {
  const start = ['Admin', 'Security', 'Roles']
  const known = [...matrixRows, ...featureRows].find((row) => keyOf([...start, ...row]) === keyOf(right.path))
  if (known) return known
  throw new SandboxInputError(
    `Kaseya BMS has no right “${right.path.join(' > ')}”. A path is Admin > Security > Roles > section > module, such as ${[...start, 'Service Desk', 'Tickets'].join(' > ')}.`,
  )
}

/** Case and spaces do not tell rows apart. */
function keyOf(path: readonly string[]): string {
  return path.map((part) => part.toLowerCase().replace(/\s+/g, '')).join('>')
}
