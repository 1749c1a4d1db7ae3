import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxRight } from '@jackfield/sandbox'
import { entities } from './entities/registry.ts'

const verbs = ['create', 'query', 'update', 'delete'] as const
export type Verb = (typeof verbs)[number]
export const accessLevels = ['None', 'Restricted', 'All'] as const
export type AccessLevel = (typeof accessLevels)[number]

/** Where the rows of the API user's security level stand in the vendor's menu. */
export const levelPath = [
  'Admin',
  'Account Settings & Users',
  'Resources/Users (HR)',
  'Security',
  'Security Levels',
  'API User (API-only)',
] as const
const webhookRight = 'Can create WebHooks'
const impersonation = 'Impersonation'

/** Entities with a row of their own: all but webhooks, which one right covers. */
export const guardedEntities: readonly string[] = entities.filter(({ webhookOf }) => webhookOf === null).map(({ name }) => name)

/** The security level of the API user. */
export interface Rights {
  grant(rights: readonly SandboxRight[] | 'everything'): void
  levelOf(entity: string, verb: Verb): AccessLevel
  mayCreateWebhooks(): boolean
  mayImpersonate(entity: string): boolean
}

export function createRights(): Rights {
  let granted: ReadonlyMap<string, SandboxRight> | null = null
  const level = (path: readonly string[], axis: string, all: string): string | undefined =>
    granted ? granted.get(keyOf(path))?.levels[axis] : all
  return {
    grant(rights) {
      granted = rights === 'everything' ? null : new Map(rights.map((right) => [keyOf(knownPath(right)), checked(right)]))
    },
    levelOf: (entity, verb) => (level([entity], verb, 'All') as AccessLevel | undefined) ?? 'None',
    mayCreateWebhooks: () => level([webhookRight], 'granted', 'on') === 'on',
    mayImpersonate: (entity) => level([impersonation, entity], 'granted', 'on') === 'on',
  }
}

/** Case and spaces do not tell rows apart. */
function keyOf(path: readonly string[]): string {
  return path.map((part) => part.toLowerCase().replace(/\s+/g, '')).join('>')
}

/** The row of a right: the path without the menu that all have. */
function knownPath({ path }: SandboxRight): readonly string[] {
  const row = path.slice(levelPath.length)
  const isLevel = keyOf(path.slice(0, levelPath.length)) === keyOf(levelPath)
  const known = [[webhookRight], ...guardedEntities.flatMap((entity) => [[entity], [impersonation, entity]])]
  const found = isLevel ? known.find((candidate) => keyOf(candidate) === keyOf(row)) : undefined
  if (found) return found
  throw new SandboxInputError(
    `Autotask has no right “${path.join(' > ')}”. A path is ${levelPath.join(' > ')} > and an entity such as Tickets, “${webhookRight}”, or “${impersonation}” and an entity.`,
  )
}

function checked(right: SandboxRight): SandboxRight {
  const isEntity = knownPath(right).length === 1 && keyOf(knownPath(right)) !== keyOf([webhookRight])
  const axes: readonly string[] = isEntity ? verbs : ['granted']
  const levels: readonly string[] = isEntity ? accessLevels : ['off', 'on']
  const name = right.path.slice(levelPath.length).join(' > ')
  for (const [axis, level] of Object.entries(right.levels)) {
    if (!axes.includes(axis)) throw new SandboxInputError(`${name} has no “${axis}”. There are: ${axes.join(', ')}.`)
    if (!levels.includes(level)) throw new SandboxInputError(`${name} has no level “${level}”. There are: ${levels.join(', ')}.`)
  }
  if (right.items) throw new SandboxInputError(`${name} can't be narrowed to entries.`)
  return right
}
