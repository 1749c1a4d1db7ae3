import type { OcsfEvent, OcsfUser } from './ocsf-shape.ts'

/** What an event is about: ids tell it from others of its kind, labels are for people. */
export interface OcsfSubject {
  readonly ids: readonly string[]
  readonly resources: readonly string[]
  readonly device: string | null
  readonly user: string | null
}

export function subjectOf(event: OcsfEvent): OcsfSubject {
  const resources = resourcesOf(event)
  const { device } = event
  const hostname = device?.hostname ?? null
  const deviceName = hostname ?? device?.name ?? observed(event, 'hostname', 'device.hostname')
  const user = userOf(event)
  const resourceIds = resources.flatMap(({ uid, name }) => uid ?? name ?? [])
  const deviceId = hostname ?? device?.uid ?? deviceName ?? device?.ip ?? null
  return {
    ids: resourceIds.length > 0 ? resourceIds : [deviceId ?? user].filter((id) => id !== null),
    resources: resources.map(({ type, uid, name }) => [type, name, uid === name ? null : uid].filter((part) => part !== null).join(' ')),
    device: deviceName ?? device?.uid ?? device?.ip ?? resources.find((resource) => resource.hostname !== null)?.hostname ?? null,
    user,
  }
}

/** Resources, else what the classes 2006 and 2007 have in their place. */
function resourcesOf(event: OcsfEvent): readonly NonNullable<OcsfEvent['resource']>[] {
  const resources = [...event.resources, event.resource].filter((resource) => resource !== null)
  if (resources.length > 0) return resources
  const others = { Databucket: event.databucket, Database: event.database, Application: event.application }
  return Object.entries(others).flatMap(([type, other]) => (other ? [{ ...other, type, region: null, hostname: null, owner: null }] : []))
}

function userOf(event: OcsfEvent): string | null {
  const users = [event.user, event.actor?.user ?? null, ...event.evidences.flatMap(({ user, actor }) => [user, actor?.user ?? null])]
  const owner = event.resources.map((resource) => resource.owner).concat(event.device?.owner ?? null)
  return [...users, ...owner].map(nameOfUser).find((name) => name !== null) ?? observed(event, 'user.name', 'actor.user.name')
}

function nameOfUser(user: OcsfUser): string | null {
  return user?.name ?? user?.email_addr ?? user?.uid ?? null
}

/** The value of the first observable of these names. One whose value is its own name was never filled in. */
function observed(event: OcsfEvent, ...names: readonly string[]): string | null {
  const found = event.observables.find(({ name, value }) => name !== null && value !== name && names.includes(name.toLowerCase()))
  return found?.value ?? null
}
