import { InvalidInputError } from '@jackfield/core'
import type { Choice, Company, Id } from '@jackfield/core'
import type { Alert } from './alerts/alert.ts'
import { companyLink, companyLinks, mapCompanies, mapCompany, pageLinks, unmapCompany, unmappedCompanies } from './companies.ts'
import type { CompanyLink, StoredCompanyLink, UnmappedCompany } from './companies.ts'
import { unmappedSources } from './company-sources.ts'
import { suggestCompanies } from './company-suggestions.ts'
import type { CompanySuggestions } from './company-suggestions.ts'
import { decideOnDevice, discoveredDevice, discoveredDevices, linkDeviceByHand } from './discovery/devices.ts'
import type { DiscoveredDevice, DiscoveredQuery } from './discovery/devices.ts'
import type { DevicePair } from './discovery/device-rows.ts'
import { discoveriesOf } from './discovery/discoveries.ts'
import type { Discoveries } from './discovery/discoveries.ts'
import type { DiscoveryOptions, DiscoveryResult } from './discovery/discovery.ts'
import { discover } from './discovery/run-discovery.ts'
import type { Subscriptions } from './events/subscription.ts'
import { subscriptionsOf } from './events/subscriptions.ts'
import type { Hooks } from './hooks/hook.ts'
import { hooksOf } from './hooks/hooks.ts'
import { bareKeyOf, Intake } from './intake.ts'
import type { AcceptedAlert, AcceptOptions } from './intake.ts'
import { alertLinksOf } from './links/alert-links.ts'
import type { AlertLinks } from './links/link.ts'
import type { Office } from './office.ts'
import type { Page, PageQuery, VersionCondition } from './page.ts'
import { backlogOf, listAlerts, pageAlerts } from './reports/alerts.ts'
import type { AlertPageQuery, AlertQuery, AlertSummary, Backlog } from './reports/alerts.ts'
import { linkedTickets } from './reports/linked-tickets.ts'
import type { LinkedTicket, LinkedTicketQuery } from './reports/linked-tickets.ts'
import { traceOf } from './reports/trace.ts'
import type { AlertTrace } from './reports/trace.ts'
import { waitForAlerts } from './reports/wait.ts'
import type { WaitOptions, WaitState } from './reports/wait.ts'
import type { Road } from './road/road.ts'
import type { DeskWork, WorkOptions } from './work.ts'

/** The jobs of one workspace, over any connector. Any number of processes may have one on the same store. */
export interface Desk {
  /** Takes alerts over for good: committed once it resolves, all or none. Nothing is sent yet. */
  accept(connectionId: string, alerts: readonly Alert[], options?: AcceptOptions): Promise<readonly AcceptedAlert[]>
  /** Works on all that waits, in this process, until it is stopped. */
  startWork(options?: WorkOptions): Promise<DeskWork>
  /** Resolves when each alert is settled or kept, or when the time is over. */
  waitFor(alertIds: readonly string[], options: WaitOptions): Promise<WaitState>
  backlog(): Promise<Backlog>
  /** Newest first. */
  listAlerts(query: AlertQuery): Promise<readonly AlertSummary[]>
  /** The same, page by page. */
  pageAlerts(query?: AlertPageQuery): Promise<Page<AlertSummary>>
  /** By alert id, ticket id or number, reference or condition key. Null where nothing of ours has that name. */
  trace(name: string): Promise<AlertTrace | null>
  /** Says by hand that a condition is over, as its source would. Takes the same names as `trace`. */
  clear(name: string): Promise<AcceptedAlert>
  /** Tickets that belong to a condition, newest condition first, as they were last seen. */
  linkedTickets(query?: LinkedTicketQuery): Promise<Page<LinkedTicket>>
  links(connectionId: string): Promise<readonly CompanyLink[]>
  /** The same with their versions, by key, page by page. */
  pageLinks(connectionId: string, query?: PageQuery): Promise<Page<StoredCompanyLink>>
  link(connectionId: string, key: string): Promise<StoredCompanyLink | null>
  unmapped(connectionId: string): Promise<readonly UnmappedCompany[]>
  /** Which of the vendor's companies each unmapped key is, as far as its alerts tell. `companies`: all of them. Nothing is mapped. */
  suggestCompanies(connectionId: string, companies: readonly Company[]): Promise<CompanySuggestions>
  /** Maps a key in place of what it was mapped to. Several keys may go to one company. `ifVersion: 0`: only where it is not mapped yet. */
  mapCompany(connectionId: string, key: string, company: Choice, condition?: VersionCondition): Promise<StoredCompanyLink>
  /** The same for many keys, all or none. Links of other keys stay. */
  mapCompanies(connectionId: string, links: readonly CompanyLink[]): Promise<void>
  /** Takes a link away. False where there was none. Tickets stay where they are. */
  unmapCompany(connectionId: string, key: string, condition?: VersionCondition): Promise<boolean>
  /**
   * Brings the devices of one connection (an RMM's) into another one (a PSA's), in this process. Throws what the vendors' lists throw; what goes wrong
   * with one device is in the result. One run of a pair at a time.
   */
  discover(fromId: string, toId: string, options?: DiscoveryOptions): Promise<DiscoveryResult>
  /** Runs of discovery: those that a worker carries out, and those of `discover`. */
  readonly discoveries: Discoveries
  /** What became of each device, by its id at the source. */
  devices(pair: DevicePair, query?: DiscoveredQuery): Promise<Page<DiscoveredDevice>>
  /** Of one device. Throws `NotFoundError` for one that was never discovered, as the next two do. */
  device(pair: DevicePair, deviceId: Id): Promise<DiscoveredDevice>
  /** Not now, never, or (null) as usual again. */
  decideOnDevice(pair: DevicePair, deviceId: Id, decision: 'deferred' | 'ignored' | null): Promise<DiscoveredDevice>
  /** Says by hand which of the PSA's devices it is. */
  linkDevice(pair: DevicePair, deviceId: Id, targetId: Id): Promise<DiscoveredDevice>
  /** Alerts that come from a connection and end with their tickets. */
  readonly alertLinks: AlertLinks
  /** Events that are told to others. */
  readonly subscriptions: Subscriptions
  /** Webhooks at the vendors. */
  readonly hooks: Hooks
  /** Frees the desk's own sessions; the store stays open, for whoever opened it. */
  close(): Promise<void>
}

/** The desk of a workspace in this process's office. */
export function deskOf(office: Office, workspace: string, work: Pick<Desk, 'startWork' | 'close'>): Desk {
  const { store } = office
  const road: Road = { ...office, workspace }
  const ready = async (): Promise<Road> => {
    await office.ready()
    return road
  }
  const intake = new Intake(ready)
  return {
    ...work,
    accept: (connectionId, alerts, options) => intake.accept(connectionId, alerts, options),
    waitFor: (ids, wait) => waitForAlerts(store, workspace, ids, wait),
    backlog: () => backlogOf(store, workspace),
    listAlerts: (query) => listAlerts(store, workspace, query),
    pageAlerts: (query = {}) => pageAlerts(store, workspace, query),
    trace: (name) => traceOf(store, workspace, name),
    clear: (name) => clearByHand(road, intake, name),
    linkedTickets: (query = {}) => linkedTickets(store, workspace, query),
    links: (connectionId) => companyLinks(road, connectionId),
    pageLinks: (connectionId, query = {}) => pageLinks(road, connectionId, query),
    link: (connectionId, key) => companyLink(road, connectionId, key),
    unmapped: (connectionId) => unmappedCompanies(road, connectionId),
    suggestCompanies: async (connectionId, companies) => suggestCompanies(await unmappedSources(road, connectionId), companies),
    mapCompany: async (connectionId, key, company, condition) => mapCompany(await ready(), connectionId, key, company, condition),
    mapCompanies: async (connectionId, links) => mapCompanies(await ready(), connectionId, links),
    unmapCompany: (connectionId, key, condition) => unmapCompany(road, connectionId, key, condition),
    discover: async (fromId, toId, options) => discover(await ready(), fromId, toId, options),
    discoveries: discoveriesOf(road, ready),
    device: (pair, deviceId) => discoveredDevice(road, pair, deviceId),
    devices: (pair, query = {}) => discoveredDevices(road, pair, query),
    decideOnDevice: (pair, deviceId, decision) => decideOnDevice(road, pair, deviceId, decision),
    linkDevice: (pair, deviceId, targetId) => linkDeviceByHand(road, pair, deviceId, targetId),
    alertLinks: alertLinksOf(road, ready),
    subscriptions: subscriptionsOf(office, workspace),
    hooks: hooksOf(office, workspace),
  }
}

async function clearByHand(road: Road, intake: Intake, name: string): Promise<AcceptedAlert> {
  const trace = await traceOf(road.store, road.workspace, name)
  const latest = trace && (await latestAlert(road, trace.condition.id))
  if (!latest) {
    throw new InvalidInputError({
      message: `No alert, ticket or condition of ours is called “${name}”.`,
      nextStep: 'List them: `jackfield alerts list`.',
    })
  }
  const [accepted] = await intake.accept(latest.connection_id, [
    {
      conditionKey: latest.bareKey,
      companyKey: latest.company_key,
      state: 'cleared',
      severity: latest.severity,
      title: latest.title,
      text: '',
      device: latest.device,
      user: latest.user_name,
      at: new Date().toISOString(),
      raw: { clearedByHand: name },
    },
  ])
  return accepted!
}

/** The condition's latest alert, and its key without the company's, which `accept` puts before it. */
async function latestAlert(road: Road, conditionId: string) {
  const row = await road.store
    .in(road.workspace)
    .selectFrom('alerts as a')
    .innerJoin('conditions as c', (join) => join.onRef('c.workspace_id', '=', 'a.workspace_id').onRef('c.id', '=', 'a.condition_id'))
    .selectAll('a')
    .select('c.condition_key')
    .where('a.workspace_id', '=', road.workspace)
    .where('a.condition_id', '=', conditionId)
    .orderBy('a.id', 'desc')
    .executeTakeFirst()
  return row ? { ...row, bareKey: bareKeyOf(row) } : null
}
