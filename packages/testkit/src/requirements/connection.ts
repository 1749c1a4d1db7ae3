import assert from 'node:assert/strict'
import { operations, settingFields, UnreachableError } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { draftOn } from '../bench/ground.ts'
import { madeUpReply } from '../bench/traffic.ts'
import { assertShape } from '../record-shapes.ts'
import { refusalOf, refusalWith, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { declaredOf } from './definition.ts'

/** Real milliseconds after which a call that should have ended counts as hanging. */
const hanging = 3000

export const connectionRequirements: readonly Requirement[] = [
  {
    id: 'connection.shape',
    area: 'connection',
    sentence: 'A connection names its connector and has what was declared, or says for each missing capability why.',
    source: 'core, ConnectionV1: a subset of what the connector declares, each absence with a reason',
    check: async (bench) => {
      const connection = await bench.connect()
      assert.equal(connection.specificationVersion, 'v1')
      assert.equal(connection.connector, bench.connector.id)
      const declared = declaredOf(bench.connector)
      const present = Object.keys(connection.capabilities) as CapabilityName[]
      for (const name of present) assert.ok(declared.includes(name), `${name} is there and was not declared`)
      for (const name of declared) {
        const absence = connection.absences.find((candidate) => candidate.capability === name)
        assert.notEqual(present.includes(name), absence !== undefined, `${name} is neither there nor among the absences, or both`)
        if (absence) assert.notEqual(absence.reason.en.trim(), '', `the absence of ${name} has no reason`)
      }
    },
  },
  {
    id: 'connection.methods',
    area: 'connection',
    sentence: 'Each capability that is there has all its methods.',
    source: 'DESIGN, The contract: no optional methods',
    check: async (bench) => {
      const connection = await bench.connect()
      for (const [name, capability] of Object.entries(connection.capabilities)) {
        for (const method of operations[name as CapabilityName]) {
          assert.equal(typeof (capability as unknown as Record<string, unknown>)[method], 'function', `${name}.${method} is missing`)
        }
      }
    },
  },
  {
    id: 'connection.check',
    area: 'connection',
    sentence: 'A check logs in and tells who and what it met, null for what the vendor does not tell.',
    source: 'core, ConnectionCheck',
    check: async (bench) => {
      const connection = await bench.connect()
      const before = bench.sandbox.stats().requests
      assertShape('connectionCheck', await connection.check())
      assert.ok(bench.sandbox.stats().requests > before, 'the check asked the vendor nothing')
    },
  },
  {
    id: 'connection.wrong-login',
    area: 'connection',
    sentence: 'A wrong secret ends in AuthenticationError, which can be told apart from all else.',
    source: 'core, ConnectionV1.check; FACTS of every vendor: the log-in is refused in several ways',
    subjects: (connector) =>
      settingFields(connector.settings)
        .filter((field) => field.isSecret)
        .map((field) => field.name),
    check: async (bench, field) => {
      const right = bench.sandbox.settings[field]
      if (typeof right !== 'string') return bench.skip(`the sandbox hands out no ${field}`)
      const settings = { [field]: misspelt(right) }
      if (!bench.connector.settings.safeParse({ ...bench.sandbox.settings, ...settings }).success)
        return bench.skip(`a misspelt ${field} is refused by the schema`)
      const choices = (await bench.ground()).choices
      const call = bench.connect({ settings, choices }).then((connection) => connection.check())
      const error = await refusalWith('AUTHENTICATION', call, `check() with a wrong ${field}`)
      assert.equal(error.isRetryable, false, 'a wrong log-in is said to be retryable')
    },
  },
  {
    id: 'connection.unreachable',
    area: 'connection',
    sentence: 'A vendor that can not be reached gives UnreachableError, with nothing sent.',
    source: 'core, UnreachableError',
    check: async (bench) => {
      const connection = await bench.connect()
      bench.traffic.intercept = () => Promise.reject(unreachable())
      const error = await refusalWith('UNREACHABLE', connection.check(), 'check() without a network')
      assert.equal(error.outcome, 'not-sent')
    },
  },
  {
    id: 'connection.abort',
    area: 'connection',
    sentence: 'The signal of the connection ends a call that is under way.',
    source: 'core, ConnectContext.signal',
    check: async (bench) => {
      await bench.ground()
      const controller = new AbortController()
      const connection = await bench.connect({ signal: controller.signal })
      await connection.check()
      const started = new Promise<void>((resolve) => {
        bench.traffic.intercept = (_, init) => {
          resolve()
          return new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)))
        }
      })
      const call = settle(connection.check())
      await started
      controller.abort(new DOMException('stopped by the test', 'AbortError'))
      assert.ok(!(await inTime(call)).ok, 'the call succeeded though it was aborted')
    },
  },
  {
    id: 'connection.aborted',
    area: 'connection',
    sentence: 'After the signal no request is sent any more.',
    source: 'core, ConnectContext.signal',
    check: async (bench) => {
      await bench.ground()
      const controller = new AbortController()
      const connection = await bench.connect({ signal: controller.signal })
      await connection.check()
      controller.abort(new DOMException('stopped by the test', 'AbortError'))
      const before = bench.sandbox.stats().requests
      assert.ok(!(await inTime(settle(connection.check()))).ok, 'a call succeeded after the signal')
      assert.equal(bench.sandbox.stats().requests, before, 'a request was sent after the signal')
    },
  },
  {
    id: 'connection.close-twice',
    area: 'connection',
    sentence: 'A connection can be closed twice.',
    source: 'core, ConnectionV1.close',
    check: async (bench) => {
      const connection = await bench.connect()
      await connection.check()
      await connection.close()
      await connection.close()
    },
  },
  {
    id: 'connection.only-way-out',
    area: 'connection',
    sentence: 'Every request goes through the fetch of the context, under a lease of its quota that is given back.',
    source: 'core, ConnectContext: it has no other way out',
    check: async (bench) => {
      await bench.reset()
      const connection = await bench.connect()
      await connection.check()
      await connection.capabilities.companyDirectory?.list({}).all()
      await connection.capabilities.ticketDesk?.create(draftOn(await bench.ground()))
      const seen = bench.traffic.requests.length
      assert.ok(bench.sandbox.stats().requests <= seen, 'the sandbox served more requests than went through context.fetch')
      assert.ok(bench.quota.taken >= seen, `${seen} requests were sent under ${bench.quota.taken} leases of context.quota`)
      assert.equal(bench.quota.open, 0, 'leases of context.quota were not given back')
    },
  },
]

/** These look at all that the checks before them let out, so they stand at the end. Each provokes errors of its own too. */
export const finalRequirements: readonly Requirement[] = [
  {
    id: 'connection.errors-are-data',
    area: 'connection',
    sentence: 'Every error is a JackfieldError with code, message, next step, outcome, connector and operation.',
    source: 'DESIGN, Errors are data',
    check: async (bench) => {
      await provokeErrors(bench)
      assert.ok(bench.watch.errors > 0, 'no error was seen')
      assert.deepEqual([...new Set(bench.watch.faults)], [])
    },
  },
  {
    id: 'connection.secrets-stay-secret',
    area: 'connection',
    sentence: 'No secret of the settings, and no log-in value made of it, stands in any error or log line.',
    source: 'PITFALLS c43: credentials in debug logs, keys in error text',
    check: async (bench) => {
      await provokeErrors(bench)
      assert.ok(bench.secrets.length > 0, 'the sandbox hands out no secret')
      assert.deepEqual([...new Set(bench.watch.leaks)], [])
    },
  },
]

/** Replies that repeat the request's own log-in, as debug pages and proxies do, and one that breaks off. */
async function provokeErrors(bench: Bench): Promise<void> {
  const connection = await bench.connect()
  await connection.check()
  for (const status of [400, 401, 403, 404, 500]) {
    const echo = [...bench.secrets, ...bench.traffic.credentials].join(' ')
    bench.traffic.intercept = (request) =>
      Promise.resolve(
        madeUpReply(
          status,
          JSON.stringify({ code: 'Echo', message: `cannot serve ${echo}`, errors: [{ message: echo, url: request.url }] }),
        ),
      )
    await refusalOf(connection.check(), `check() against a reply of ${status}`)
  }
  bench.traffic.intercept = () => Promise.reject(unreachable())
  await refusalOf(connection.check(), 'check() without a network')
  bench.traffic.intercept = () => null
}

function unreachable(): UnreachableError {
  return new UnreachableError({
    message: 'The test cut the network.',
    nextStep: 'None: the test goes on.',
    outcome: 'not-sent',
    isRetryable: true,
  })
}

/** Of the same length and alphabet, so that a schema that checks the form lets it pass. */
export function misspelt(value: string): string {
  const last = value.search(/[0-9a-z](?=[^0-9a-z]*$)/i)
  const letter = value.charAt(last)
  const other = letter === '0' ? '1' : /[0-9]/.test(letter) ? '0' : letter.toLowerCase() === 'a' ? 'b' : 'a'
  return last < 0 ? `${value}x` : value.slice(0, last) + other + value.slice(last + 1)
}

async function inTime<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new assert.AssertionError({ message: 'the call went on after the signal' })), hanging)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}
