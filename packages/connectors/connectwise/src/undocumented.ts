import type { VendorClient } from '@jackfield/connector-kit'
import { AuthenticationError, JackfieldError, UnreadableReplyError } from '@jackfield/core'
import { hostHint } from './errors.ts'
import type { paths } from './generated/openapi.gen.ts'
import { signingKeyWire } from './wire/callback.ts'
import { receive } from './wire/received.ts'
import { companyInfoWire } from './wire/system.ts'

/** What the log-in company's look-up tells. */
export interface CompanyInfo {
  /** The first part of every API path, without slashes: `v4_6_release`, or bound to a release in the cloud: `v2025_1`. */
  readonly codebase: string
  /** The tenant's name for people. */
  readonly name: string | null
}

/** Works on self-hosted servers, and in the cloud on the `api-` hosts (Developer Guide's examples). */
const lastingCodebase = 'v4_6_release'

/**
 * `GET /login/companyinfo/{companyId}`: which codebase serves this company. It takes no log-in and is not in the vendor's OpenAPI
 * document; source: the vendor's Developer Guide, and django-connectwise `djconnectwise/api.py` for the `null` of an unknown company.
 */
export async function lookUpCompany(client: VendorClient<paths>, origin: string, companyId: string): Promise<CompanyInfo> {
  const url = `${origin}/login/companyinfo/${encodeURIComponent(companyId)}`
  const reply = await client
    .send('connection.check', { method: 'GET', path: url, headers: { accept: 'application/json' }, lane: 'alert', auth: false })
    .catch((error: unknown) => {
      if (UnreadableReplyError.isInstance(error)) throw noCompanyInfo('answered no JSON to the look-up of the company')
      throw error
    })
  const { wire } = receive(companyInfoWire, reply ?? null, { operation: 'connection.check', isWrite: false })
  if (wire === null) {
    throw new AuthenticationError({
      connector: 'connectwise',
      operation: 'connection.check',
      outcome: 'not-sent',
      message: `ConnectWise does not know the company “${companyId}” on ${origin}.`,
      nextStep: 'Check `companyId`, the company that you type on the log-in screen, and that `site` is the region of this company.',
    })
  }
  const codebase = wire.Codebase?.replaceAll(/^\/+|\/+$/g, '') || lastingCodebase
  // It becomes a part of every address that the log-in is sent to.
  if (!/^[A-Za-z0-9_.-]+$/.test(codebase) || codebase.startsWith('.')) throw noCompanyInfo('named a codebase that is no path')
  return { codebase, name: wire.CompanyName }
}

function noCompanyInfo(what: string): UnreadableReplyError {
  return new UnreadableReplyError({
    connector: 'connectwise',
    operation: 'connection.check',
    message: `The host ${what}.`,
    nextStep: hostHint,
  })
}

/** Who reads the key of a callback. */
export interface KeyReaders {
  /** Holds no log-in. */
  readonly keys: Pick<VendorClient<paths>, 'send'>
  /** Holds the connection's log-in, */
  readonly client: Pick<VendorClient<paths>, 'send'>
  /** which goes nowhere but to this origin. */
  readonly origin: string
}

/**
 * `GET …/system/callbackkey/index.rails?companyName=…&id=…`: the key of a callback's signature, at the address that the callback names and
 * the caller has judged. Source: the Developer Guide's page on callbacks. Whether it takes a log-in is not settled (clients that verify
 * send none; one has it on its client): none is sent, but where it is asked for, by the very address that has the log-in anyway.
 */
export async function downloadSigningKey({ keys, client, origin }: KeyReaders, address: string): Promise<string> {
  const operation = 'webhookReceiver.verify'
  const request = { method: 'GET', path: address, headers: { accept: 'application/json' } } as const
  const reply = await keys.send(operation, { ...request, auth: false }).catch((error: unknown) => {
    const asksForLogIn = JackfieldError.isInstance(error) && (error.vendor?.status === 401 || error.vendor?.status === 403)
    if (!asksForLogIn || new URL(address).origin !== origin) throw error
    return client.send(operation, request)
  })
  return receive(signingKeyWire, reply, { operation, isWrite: false }).wire.signing_key
}
