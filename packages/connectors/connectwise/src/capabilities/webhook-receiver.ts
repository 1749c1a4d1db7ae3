import { mapListing, NotFoundError, NotTakenError, RejectedError } from '@jackfield/core'
import type { Id, OperationId, RegisteredWebhook, Warning, WebhookReceiver, WebhookTarget } from '@jackfield/core'
import { listById } from '../listing.ts'
import { isRecordId } from '../mapping/ids.ts'
import type { Change } from '../mapping/ticket-change.ts'
import { isSameAddress, isSameCallback, isSameSubject, newCallback, webhookFrom } from '../mapping/webhook.ts'
import type { NewCallback } from '../mapping/webhook.ts'
import type { Tenant } from '../tenant.ts'
import { callbackWire } from '../wire/callback.ts'
import type { CallbackWire } from '../wire/callback.ts'
import { receive } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { deliveryVerifier } from './webhook-verify.ts'

type Callback = Received<CallbackWire>

export function webhookReceiver(tenant: Tenant): WebhookReceiver {
  const verify = deliveryVerifier(tenant)
  return {
    list: () => mapListing(listCallbacks(tenant, 'webhookReceiver.list'), webhookFrom),
    register: (target) => register(tenant, target, 'webhookReceiver.register'),
    repair: (id, target) => repair(tenant, id, target),
    remove: (id) => remove(tenant, id),
    // ConnectWise publishes its key: there is no secret to know.
    verify: (delivery) => verify(delivery),
  }
}

function listCallbacks(tenant: Tenant, operation: OperationId) {
  const calls = tenant.client.for(operation)
  return listById<CallbackWire>({
    operation,
    schema: callbackWire,
    page: (query) => calls.GET('/system/callbacks', { params: { query } }),
    count: (query) => calls.GET('/system/callbacks/count', { params: { query } }),
  })
}

/** How long ConnectWise takes a removed callback for one that is there, in milliseconds (n8n-nodes-msp-ai waits as long before it adds). */
const removalTime = 3_000
const mostTries = 3

/** Takes the one that is there already, else makes one. Only what was refused as a double is sent again. */
async function register(tenant: Tenant, target: WebhookTarget, operation: OperationId): Promise<RegisteredWebhook> {
  const wanted = newCallback(target, operation)
  for (let tries = 1; ; tries += 1) {
    const there = await listCallbacks(tenant, operation).all()
    const same = there.find(({ wire }) => isSameCallback(wire, wanted))
    if (same) return registered(await changed(tenant, same, wanted, operation))
    try {
      const { data } = await tenant.client.for(operation).POST('/system/callbacks', { body: wanted })
      const made = receive(callbackWire, data, { operation, isWrite: true })
      return registered(await changed(tenant, made, wanted, operation))
    } catch (error) {
      if (!RejectedError.isInstance(error) || error.vendor?.code !== 'ObjectExists') throw error
      if (tries === mostTries) throw takenPlace(there, wanted, error)
    }
    await tenant.clock.sleep(removalTime, tenant.signal)
  }
}

async function repair(tenant: Tenant, id: Id, target: WebhookTarget): Promise<RegisteredWebhook> {
  const operation = 'webhookReceiver.repair'
  const wanted = newCallback(target, operation)
  const there = isRecordId(id) ? await readCallback(tenant, id, operation) : null
  return there ? registered(await changed(tenant, there, wanted, operation)) : register(tenant, target, operation)
}

async function readCallback(tenant: Tenant, id: Id, operation: OperationId): Promise<Callback | null> {
  try {
    const { data } = await tenant.client.for(operation).GET('/system/callbacks/{id}', { params: { path: { id } } })
    return receive(callbackWire, data, { operation, isWrite: false })
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

/** The callback made to be what is wanted, where it is not yet: an inactive one is one that ConnectWise gave up on. */
async function changed(tenant: Tenant, callback: Callback, wanted: NewCallback, operation: OperationId): Promise<Callback> {
  const changes = changesTo(callback.wire, wanted)
  if (changes.length === 0) return callback
  const { id } = callback.wire
  const { data } = await tenant.client.for(operation).PATCH('/system/callbacks/{id}', { params: { path: { id } }, body: changes })
  const now = receive(callbackWire, data, { operation, isWrite: true })
  const missed = changesTo(now.wire, wanted)
  if (missed.length === 0) return now
  throw new NotTakenError({
    connector: 'connectwise',
    operation,
    outcome: 'rejected',
    message: `ConnectWise answered success, but callback ${id} did not take ${missed.map(({ path }) => path).join(' and ')}.`,
    nextStep: `Remove callback ${id} and register it again.`,
  })
}

function changesTo(callback: CallbackWire, wanted: NewCallback): Change[] {
  const changes: Change[] = []
  const replace = (path: string, value: unknown): void => void changes.push({ op: 'replace', path, value })
  if (!isSameSubject(callback, wanted)) for (const path of ['type', 'level', 'objectId'] as const) replace(path, wanted[path])
  if (!isSameAddress(callback, wanted)) replace('url', wanted.url)
  if (callback.inactiveFlag === true) replace('inactiveFlag', false)
  return changes
}

/** One that is gone is what was wanted, whoever removed it. */
async function remove(tenant: Tenant, id: Id): Promise<void> {
  if (!isRecordId(id)) return
  try {
    await tenant.client.for('webhookReceiver.remove').DELETE('/system/callbacks/{id}', { params: { path: { id } } })
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error
  }
}

function registered(callback: Callback): RegisteredWebhook {
  return { webhook: webhookFrom(callback), secret: null, warnings: [saysNothing] }
}

const saysNothing: Warning = {
  code: 'field-unsupported',
  field: 'deactivationUrl',
  message:
    'ConnectWise does not say when it gives up on a webhook: look at the list of webhooks now and then, and repair what is disabled.',
}

/** After the time that a removal takes, a double is one that is there: it leads elsewhere, or this API member does not see it. */
function takenPlace(there: readonly Callback[], wanted: NewCallback, refusal: RejectedError): RejectedError {
  const others = there.filter(({ wire }) => isSameSubject(wire, wanted)).map(({ wire }) => wire.id)
  return new RejectedError({
    connector: 'connectwise',
    operation: refusal.operation,
    vendor: refusal.vendor,
    couldBe: [],
    message: `ConnectWise takes no second callback for ${wanted.type}, and the one that is there leads to another address.`,
    nextStep: others.length
      ? `Repair or remove callback ${others.join(', ')}, or give each product an API member of its own.`
      : 'This API member does not see the one that is there: ask an administrator of ConnectWise to remove it.',
  })
}
