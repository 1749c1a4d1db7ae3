import { createVendorClient } from '@jackfield/connector-kit'
import { UnreadableReplyError } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { errorOf } from './errors.ts'
import type { paths } from './generated/openapi.gen.ts'
import type { AutotaskSettings } from './settings.ts'
import { receive } from './wire/received.ts'
import { zoneWire } from './wire/system.ts'
import { lookUpBase, zoneBase } from './zone-address.ts'

/** Where a tenant lives. */
export interface Zone {
  /** Without a slash at the end: `https://webservices18.autotask.net/ATServicesRest`. */
  readonly base: string
  /** The vendor's short name, such as `DE1`. */
  readonly name: string | null
  /** The number of the tenant's database, which the limit of requests is counted on. */
  readonly database: string | null
}

/** The zone of one tenant, asked for once and kept. */
export interface Zones {
  current(): Promise<Zone>
  /** The zone of the latest look-up; null before the first. */
  known(): Zone | null
  /** Looks it up again, at most once in a while and once for all who ask meanwhile. True: it is another one than `base`. */
  hasMovedFrom(base: string): Promise<boolean>
}

/** Milliseconds in which a zone is not asked for again: a tenant does not move often, and each refused log-in would ask. */
const settledFor = 30_000

/** The look-up takes no log-in, counts against no limit of threads, and any zone's host answers it (fact sheet sections 1 and 4). */
export function createZones(settings: AutotaskSettings, context: ConnectContext): Zones {
  const operation = 'connection.check'
  const lookUp = lookUpBase(settings.zoneLookup)
  const client = createVendorClient<paths>({
    connector: 'autotask',
    context,
    baseUrl: async () => (lookUp instanceof URL ? lookUp.href : ''),
    headers: async () => ({}),
    quota: () => [{ bucket: 'autotask:zones' }],
    secrets: [settings.secret, settings.integrationCode],
    errorOf,
  })
  let latest: Promise<Zone> | null = null
  let askedAgainAt = -Infinity
  let known: Zone | null = null

  const ask = async (): Promise<Zone> => {
    const { data } = await client.for(operation, 'alert').GET('/V1.0/ZoneInformation', { params: { query: { user: settings.userName } } })
    const { wire } = receive(zoneWire, data, { operation, isWrite: false })
    const base = lookUp instanceof URL ? zoneBase(wire.url, lookUp) : lookUp
    if (typeof base !== 'string') throw foreignZone(base.problem)
    known = { base, name: wire.zoneName, database: wire.ci }
    return known
  }
  const askAnew = (): Promise<Zone> => {
    const before = latest
    const asked = ask()
    latest = asked
    // What failed is asked for again by the next call; a zone that was known stays known.
    asked.catch(() => {
      if (latest === asked) latest = before
    })
    return asked
  }

  return {
    current: () => latest ?? askAnew(),
    known: () => known,
    async hasMovedFrom(base) {
      const now = context.clock.now()
      const isSettled = latest !== null && now - askedAgainAt < settledFor
      if (!isSettled) askedAgainAt = now
      const zone = await (isSettled && latest ? latest : askAnew())
      return zone.base !== base
    },
  }
}

function foreignZone(problem: string): UnreadableReplyError {
  return new UnreadableReplyError({
    connector: 'autotask',
    operation: 'connection.check',
    message: `The zone look-up named an address that ${problem}; the log-in is not sent there.`,
    nextStep: 'Check `zoneLookup`; leave it out for Autotask’s own address.',
  })
}
