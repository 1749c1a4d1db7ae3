import { controlBodies, readControlBody } from './control-bodies.ts'
import { jsonReply } from './exchange.ts'
import type { SandboxReply } from './exchange.ts'
import type { FaultPlan } from './fault-plan.ts'
import { SandboxInputError } from './input-error.ts'
import type { RunningSandbox, SandboxTechnician } from './vendor-sandbox.ts'

export const controlPrefix = '/__sandbox/'

/** What the control calls reach besides the running sandbox's own methods. */
export interface Controlled {
  readonly sandbox: RunningSandbox
  readonly faults: () => FaultPlan | null
}

type Call = (controlled: Controlled, body: Uint8Array) => Promise<unknown>

const calls: Readonly<Record<string, Call>> = {
  'GET stats': async ({ sandbox }) => sandbox.stats(),
  'POST reset': async ({ sandbox }, body) => {
    await sandbox.reset(readControlBody(controlBodies.reset, body)?.seed)
    return { ok: true }
  },
  'POST clock/advance': async ({ sandbox }, body) => {
    const { milliseconds } = readControlBody(controlBodies.advance, body)
    if (!sandbox.clock.isVirtual) throw new SandboxInputError('This sandbox runs on real time, which cannot be moved.', 409)
    await sandbox.clock.advance(milliseconds)
    return { now: new Date(sandbox.clock.now()).toISOString() }
  },
  'GET faults': async ({ faults }) => faults(),
  'PUT faults': async ({ sandbox }, body) => {
    sandbox.setFaults(readControlBody(controlBodies.faults, body))
    return { ok: true }
  },
  'PUT rights': async ({ sandbox }, body) => {
    sandbox.setRights(readControlBody(controlBodies.rights, body))
    return { ok: true }
  },
  'GET tickets': async ({ sandbox }) => sandbox.tickets(),
  'POST technician/addNote': act((technician, ticketId, { text }) => technician.addNote(ticketId, required(text, 'text'))),
  'POST technician/logTime': act((technician, ticketId, { hours }) => technician.logTime(ticketId, required(hours, 'hours'))),
  'POST technician/assign': act((technician, ticketId) => technician.assign(ticketId)),
  'POST technician/closeTicket': act((technician, ticketId) => technician.closeTicket(ticketId)),
  'POST technician/putBackWhenClosed': act((technician, ticketId) => technician.putBackWhenClosed(ticketId)),
  'GET devices': async ({ sandbox }) => sandbox.devices(),
  'GET alarms': async ({ sandbox }) => sandbox.alarms(),
  'POST alarms/raise': async ({ sandbox }, body) => ({ id: sandbox.raiseAlarm(readControlBody(controlBodies.newAlarm, body)) }),
  'POST alarms/close': async ({ sandbox }, body) => {
    sandbox.closeAlarm(readControlBody(controlBodies.alarm, body).alarmId)
    return { ok: true }
  },
  'GET webhooks': async ({ sandbox }) => sandbox.webhooks(),
  'POST webhooks/deliveryOf': async ({ sandbox }, body) => {
    const { webhookId, recordId } = readControlBody(controlBodies.delivery, body)
    const { target, headers, body: bytes } = sandbox.deliveryOf(webhookId, recordId)
    return { target, headers, bodyBase64: Buffer.from(bytes).toString('base64') }
  },
  'POST webhooks/disable': async ({ sandbox }, body) => {
    sandbox.disableWebhook(readControlBody(controlBodies.webhook, body).webhookId)
    return { ok: true }
  },
  'POST settled': async ({ sandbox }, body) => {
    readControlBody(controlBodies.nothing, body)
    await sandbox.settled()
    return { ok: true }
  },
}

/** Answers a control call in JSON: 200, or 4xx with `{ "error": one line }`. */
export async function serveControlCall(controlled: Controlled, method: string, path: string, body: Uint8Array): Promise<SandboxReply> {
  const name = path.slice(controlPrefix.length).replace(/\/$/, '')
  const call = calls[`${method} ${name}`]
  try {
    if (!call) throw noSuchCall(method, name)
    return jsonReply(200, await call(controlled, body))
  } catch (reason) {
    if (reason instanceof SandboxInputError) return jsonReply(reason.status, { error: reason.message })
    return jsonReply(500, { error: reason instanceof Error ? reason.message : String(reason) })
  }
}

function act(
  act: (technician: SandboxTechnician, ticketId: string, given: { text?: string | undefined; hours?: number | undefined }) => Promise<void>,
): Call {
  return async ({ sandbox }, body) => {
    const { ticketId, ...given } = readControlBody(controlBodies.technician, body)
    await act(sandbox.technician, ticketId, given)
    return { ok: true }
  }
}

function required<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new SandboxInputError(`${field}: required here.`)
  return value
}

function noSuchCall(method: string, name: string): SandboxInputError {
  return new SandboxInputError(`No control call ${method} ${name}. There are: ${Object.keys(calls).join(', ')}.`, 404)
}
