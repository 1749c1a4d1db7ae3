import { inspect } from 'node:util'
import { errorCodes, JackfieldError } from '@jackfield/core'
import type { AnyConnector, ErrorCode, ErrorCodeFacts, Logger } from '@jackfield/core'

const outcomes: readonly string[] = ['not-sent', 'rejected', 'unknown']
/** Errors that the host's transport throws, which knows neither connector nor operation. */
const fromTransport: readonly string[] = ['UNREACHABLE', 'TIMEOUT', 'BLOCKED_ADDRESS']

/** Sees every error and log line of the connections under test, and keeps what must not be in them. */
export class Watch {
  readonly #connector: AnyConnector
  readonly #secrets: () => readonly string[]
  /** Where a secret was found, one sentence each. */
  readonly leaks: string[] = []
  /** Errors that are not data as the contract says, one sentence each. */
  readonly faults: string[] = []
  /** How many errors and lines were looked at. */
  errors = 0
  lines = 0

  constructor(connector: AnyConnector, secrets: () => readonly string[]) {
    this.#connector = connector
    this.#secrets = secrets
  }

  readonly logger: Logger = {
    debug: (message, fields) => this.#seeLine(message, fields),
    info: (message, fields) => this.#seeLine(message, fields),
    warn: (message, fields) => this.#seeLine(message, fields),
    error: (message, fields) => this.#seeLine(message, fields),
  }

  /** Looks at an error that left the connection in `operation`. `wasAborted`: the caller's signal ended the call, so its own reason is right. */
  seeError(error: unknown, operation: string, wasAborted: boolean): void {
    this.errors += 1
    this.#seeText(`${inspect(error, { depth: 12, showHidden: true })}\n${asJson(error)}\n${chainOf(error)}`, `an error of ${operation}`)
    if (!wasAborted) this.faults.push(...this.#faultsOf(error).map((fault) => `${operation}: ${fault}`))
  }

  #faultsOf(error: unknown): string[] {
    if (!JackfieldError.isInstance(error)) return [`threw ${inspect(error, { depth: 0 })}, which is no JackfieldError`]
    const found: string[] = []
    const anonymous = fromTransport.includes(error.code) && error.connector === null
    if (!/^[A-Z][A-Z_]+$/.test(error.code)) found.push(`code “${error.code}” is not in capitals`)
    if (error.message.trim() === '') found.push(`${error.code} has no message`)
    if (error.nextStep.trim() === '') found.push(`${error.code} tells no next step`)
    if (!outcomes.includes(error.outcome)) found.push(`${error.code} has the outcome “${String(error.outcome)}”`)
    if (typeof error.isRetryable !== 'boolean') found.push(`${error.code} does not say whether it is retryable`)
    if (!anonymous) found.push(...againstFacts(error))
    if (!anonymous && error.connector !== this.#connector.id) found.push(`${error.code} names the connector “${String(error.connector)}”`)
    if (!anonymous && error.operation === null) found.push(`${error.code} names no operation`)
    return found
  }

  #seeLine(message: string, fields: unknown): void {
    this.lines += 1
    this.#seeText(`${message}\n${inspect(fields, { depth: 12 })}\n${asJson(fields)}`, `the log line “${message.slice(0, 60)}”`)
  }

  #seeText(text: string, where: string): void {
    for (const value of this.#secrets()) {
      if (text.includes(value)) this.leaks.push(`${where} holds a secret of the connection (${value.length} characters)`)
    }
  }
}

/** What docs/errors.md says of a code holds for each error of it. A code of a connector's own has no facts. */
function againstFacts({ code, outcome, isRetryable }: JackfieldError): string[] {
  const facts: ErrorCodeFacts | undefined = errorCodes[code as ErrorCode]
  if (!facts) return []
  const found: string[] = []
  if (!facts.outcomes.includes(outcome)) found.push(`${code} has the outcome “${outcome}”, which it never has`)
  const isUnsafe = facts.retryable === 'never' || (facts.retryable === 'unless-unknown' && outcome === 'unknown')
  if (isRetryable && isUnsafe) found.push(`${code} with the outcome “${outcome}” says that it is retryable`)
  if (!isRetryable && facts.retryable === 'always') found.push(`${code} says that it is not retryable`)
  return found
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

function chainOf(error: unknown): string {
  const texts: string[] = []
  let link: unknown = error
  for (let depth = 0; link !== undefined && link !== null && depth < 8; depth += 1) {
    texts.push(link instanceof Error ? `${link.message}\n${link.stack ?? ''}` : inspect(link, { depth: 2 }))
    link = (link as { cause?: unknown }).cause
  }
  return texts.join('\n')
}
