import { JackfieldError } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { sandboxWorld } from './sandbox-connection.ts'

const errorFrom = (call: Promise<unknown>): Promise<JackfieldError> =>
  call.then(
    (value) => Promise.reject(new Error(`Expected an error, got ${JSON.stringify(value)}`)),
    (error: unknown) => (JackfieldError.isInstance(error) ? error : Promise.reject(error)),
  )

/** Every cause that an empty 401 can have; the next step must name them all. */
const candidates = [/`secret` is wrong/, /`integrationCode` is not/, /locked/, /inactive/, /licence is not API User/, /five minutes/]

describe('a log-in that is not accepted', () => {
  test.each([
    ['wrong secret', { secret: 'not-the-secret-1' }, null],
    ['wrong tracking identifier', { integrationCode: 'NOTTHEIDENTIFIER00000000000' }, null],
    ['locked user', {}, 'lockUser'],
    ['inactive user', {}, 'inactivateUser'],
    ['user with a full licence', {}, 'makeFullUser'],
  ] as const)('of a %s says what it can be, for Autotask does not say more', async (_name, settings, happening) => {
    const world = await sandboxWorld()
    if (happening) await world.running.happen(happening)
    const error = await errorFrom((await world.connect(settings)).check())
    expect(error).toMatchObject({ code: 'AUTHENTICATION', outcome: 'rejected', isRetryable: false, operation: 'connection.check' })
    expect(error.message).toMatch(/does not accept the log-in/)
    for (const candidate of candidates) expect(error.nextStep).toMatch(candidate)
    expect(error.nextStep).toContain('Resources/Users (HR) > Resources/Users > (API user) > Edit')
  })

  test('of a user name that no zone knows has its own words', async () => {
    const world = await sandboxWorld()
    const error = await errorFrom((await world.connect({ userName: 'nobody1@elsewhere.example' })).check())
    expect(error).toMatchObject({ code: 'AUTHENTICATION', operation: 'connection.check' })
    expect(error.message).toBe('Autotask knows no zone for this user name.')
    expect(error.nextStep).toMatch(/Username \(Key\) with its domain/)
    expect(world.seen.map(({ path }) => path)).toEqual(['/ATServicesRest/V1.0/ZoneInformation'])
  })

  test('is sent twice, with one look at the zone between, and then held back for five minutes, so that the user is not locked', async () => {
    const world = await sandboxWorld()
    const connection = await world.connect({ secret: 'not-the-secret-1' })
    const tries = await Promise.all(Array.from({ length: 12 }, () => errorFrom(connection.check())))
    expect(new Set(tries.map(({ code }) => code))).toEqual(new Set(['AUTHENTICATION']))
    const refused = (): number => world.seen.filter(({ status }) => status === 401).length
    expect(refused()).toBe(2)
    expect(world.seen.filter(({ path }) => path.endsWith('/ZoneInformation'))).toHaveLength(2)
    const held = await errorFrom(connection.check())
    expect(held).toMatchObject({ code: 'AUTHENTICATION', outcome: 'not-sent', operation: 'connection.check' })
    expect(held.message).toMatch(/refused a moment ago/)
    expect(refused()).toBe(2)
    await world.running.clock.advance(301_000)
    expect((await errorFrom(connection.check())).message).toMatch(/does not accept the log-in/)
    expect(refused()).toBe(3)
  })
})

test('a log-in that was good is tried once more after a refusal, and then held back for longer and longer', async () => {
  const world = await sandboxWorld()
  const connection = await world.connect()
  await connection.check()
  world.running.setFaults({ seed: 1, script: [{ kind: 'expired-login', times: 1 }] })
  await connection.check()
  world.running.setFaults(null)
  const refused = (): number => world.seen.filter(({ status }) => status === 401).length
  expect(refused()).toBe(1)

  await world.running.happen('changeSecret', { secret: 'another-Secret-77' })
  const tries = async (seconds: number): Promise<number> => {
    await world.running.clock.advance(seconds * 1000)
    const before = refused()
    await errorFrom(connection.check())
    return refused() - before
  }
  expect(await tries(0)).toBe(2)
  expect(await tries(14)).toBe(0)
  expect(await tries(2)).toBe(1)
  expect(await tries(58)).toBe(0)
  expect(await tries(3)).toBe(1)
  expect(await tries(290)).toBe(0)
})

describe('a tenant that moves to another zone', () => {
  test.each(['401', 'empty'])('is followed, and the log-in goes on (%s from the zone it left)', async (wrongZone) => {
    const world = await sandboxWorld({ wrongZone })
    const connection = await world.connect()
    const desk = connection.capabilities.ticketDesk
    const [ticket] = world.running.tickets()
    if (!desk || !ticket) throw new Error('no desk or no ticket')
    expect((await desk.get(ticket.id)).id).toBe(ticket.id)
    await world.running.happen('moveTenant')
    expect((await desk.get(ticket.id)).id).toBe(ticket.id)
    expect((await desk.list({}).all()).length).toBe(world.running.tickets().length)
  })

  test('is found by its reference, however empty the zone is that it left', async () => {
    const world = await sandboxWorld({ wrongZone: 'empty' })
    const desk = (await world.connect()).capabilities.ticketDesk
    const [ticket] = world.running.tickets()
    if (!desk || !ticket) throw new Error('no desk or no ticket')
    await desk.update(ticket.id, { reference: 'JF-MOVED' })
    await world.running.happen('moveTenant')
    expect((await desk.findByReference('JF-MOVED', {})).map(({ id }) => id)).toEqual([ticket.id])
  })
})
