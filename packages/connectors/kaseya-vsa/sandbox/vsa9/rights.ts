import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxRight } from '@jackfield/sandbox'

export type RightPath = readonly [string, ...string[]]

const role = ['System', 'User Security', 'User Roles', 'Access Rights'] as const
const token = ['System', 'User Security', 'Users', 'Access Tokens'] as const

/** Rights of a role and of an access token, by the words of the screens where they are granted; see RIGHTS.md. */
export const rightPaths = {
  restApi: [...token, 'REST API (Read, Write)'],
  dataWarehouse: [...token, 'Data Warehouse'],
  viewAssets: [...role, 'Audit', 'Asset', 'View Assets'],
  machineStatus: [...role, 'Audit', 'View Individual Data', 'Machine Summary', 'Machine Status'],
  credentials: [...role, 'Audit', 'View Individual Data', 'Credentials'],
  serviceDesk: [...role, 'Service Desk'],
  userSettings: [...role, 'System', 'User Settings'],
  userSecurity: [...role, 'System', 'User Security'],
  alarmSummary: [...role, 'Monitor', 'Status', 'Alarm Summary'],
  agentProcedures: [...role, 'Agent Procedures'],
  /** Left out: every organization. With items: those that are named by their reference. */
  scope: ['System', 'User Security', 'Scopes'],
} as const satisfies Readonly<Record<string, RightPath>>

export type RightName = keyof typeof rightPaths
const rightNames = Object.keys(rightPaths) as RightName[]

export interface Rights {
  grant(rights: readonly SandboxRight[] | 'everything'): void
  holds(right: RightName): boolean
  /** References of the organizations in the integration's scope; null for all. */
  scope(): ReadonlySet<string> | null
}

/** All but Data Warehouse, with which no log-in works. */
export function createRights(): Rights {
  const everything = (): Set<RightName> => new Set(rightNames.filter((name) => name !== 'dataWarehouse'))
  let granted = everything()
  let scope: ReadonlySet<string> | null = null
  return {
    grant(rights) {
      granted = rights === 'everything' ? everything() : new Set(rights.flatMap(grantedName))
      scope = rights === 'everything' ? null : scopeOf(rights)
    },
    holds: (right) => granted.has(right),
    scope: () => scope,
  }
}

function grantedName(right: SandboxRight): readonly RightName[] {
  const name = rightNames.find((known) => keyOf(rightPaths[known]) === keyOf(right.path))
  if (name === undefined)
    throw new SandboxInputError(
      `VSA 9 has no right “${right.path.join(' > ')}”. There are: ${Object.values(rightPaths)
        .map((path) => path.join(' > '))
        .join('; ')}.`,
    )
  for (const [axis, level] of Object.entries(right.levels)) {
    if (axis !== 'granted') throw new SandboxInputError(`A right of VSA 9 has no “${axis}”. There is: granted.`)
    if (level !== 'on' && level !== 'off')
      throw new SandboxInputError(`${right.path.join(' > ')} has no level “${level}”. There are: off, on.`)
  }
  if (right.items && name !== 'scope') throw new SandboxInputError(`${right.path.join(' > ')} can't be narrowed to entries.`)
  return right.levels['granted'] === 'on' ? [name] : []
}

function scopeOf(rights: readonly SandboxRight[]): ReadonlySet<string> | null {
  const items = rights.find((right) => grantedName(right)[0] === 'scope')?.items
  return items ? new Set(items) : null
}

function keyOf(path: RightPath): string {
  return path.map((part) => part.toLowerCase().replace(/\s+/g, '')).join('>')
}
