import type { Operation } from './http/operation.ts'
import * as alertLinks from './resources/alert-links.ts'
import * as alerts from './resources/alerts.ts'
import * as apiKeys from './resources/api-keys.ts'
import * as catalog from './resources/catalog.ts'
import * as companies from './resources/companies.ts'
import * as connections from './resources/connections.ts'
import * as connectors from './resources/connectors.ts'
import * as devices from './resources/devices.ts'
import * as discoveries from './resources/discoveries.ts'
import * as events from './resources/events.ts'
import * as notes from './resources/notes.ts'
import * as subscriptions from './resources/subscriptions.ts'
import * as tickets from './resources/tickets.ts'
import * as webhooks from './resources/webhooks.ts'
import * as workspace from './resources/workspace.ts'

const resources = [
  connectors,
  connections,
  catalog,
  companies,
  alerts,
  alertLinks,
  tickets,
  notes,
  devices,
  discoveries,
  webhooks,
  subscriptions,
  events,
  apiKeys,
  workspace,
]

const methods = ['get', 'post', 'put', 'patch', 'delete']

/** Every operation that asks for a key, in the order of the document: by resource, path and method, however modules are loaded. */
export const operations: readonly Operation[] = resources.flatMap((resource) => Object.values(resource).toSorted(byPathAndMethod))

function byPathAndMethod({ shape: left }: Operation, { shape: right }: Operation): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1
  return methods.indexOf(left.method) - methods.indexOf(right.method)
}
