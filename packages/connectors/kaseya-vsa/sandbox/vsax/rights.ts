import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxRight } from '@jackfield/sandbox'

/** Areas of a token; see RIGHTS.md. */
export const areas = [
  'Devices',
  'Assets',
  'Notifications',
  'Webhooks',
  'Organizations',
  'Sites',
  'Groups',
  'Scopes',
  'Environment',
  'Automation',
  'Custom Fields',
  'Patch Management',
] as const
export type Area = (typeof areas)[number]
export type Axis = 'read' | 'write'

export interface Rights {
  grant(rights: readonly SandboxRight[] | 'everything'): void
  holds(area: Area, axis: Axis): boolean
}

export function createRights(): Rights {
  let granted: ReadonlySet<string> | null = null
  return {
    grant(rights) {
      granted = rights === 'everything' ? null : new Set(rights.flatMap(grantedKeys))
    },
    holds: (area, axis) => granted === null || granted.has(`${area} ${axis}`),
  }
}

const menu = ['Configuration', 'API Access', 'Third-Party Tokens'] as const

function grantedKeys({ path, levels, items }: SandboxRight): readonly string[] {
  const area = areas.find((known) => keyOf([...menu, known]) === keyOf(path))
  if (area === undefined)
    throw new SandboxInputError(`VSA X has no right “${path.join(' > ')}”. There are, below ${menu.join(' > ')}: ${areas.join(', ')}.`)
  if (items) throw new SandboxInputError(`${path.join(' > ')} can't be narrowed to entries.`)
  return Object.entries(levels).flatMap(([axis, level]) => {
    if (axis !== 'read' && axis !== 'write') throw new SandboxInputError(`A right of VSA X has no “${axis}”. There are: read, write.`)
    if (level !== 'on' && level !== 'off') throw new SandboxInputError(`${path.join(' > ')} has no level “${level}”. There are: off, on.`)
    return level === 'on' ? [`${area} ${axis}`] : []
  })
}

function keyOf(path: readonly string[]): string {
  return path.map((part) => part.toLowerCase().replace(/\s+/g, '')).join('>')
}
