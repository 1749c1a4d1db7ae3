import { settingFields } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { apiOrigin, regionOf } from '../src/hosts.ts'
import { kaseyaBms } from '../src/index.ts'
import { role } from '../src/role.ts'

const given = { server: 'US', tenant: 'Acme', userName: 'api', password: 'p' }

describe('the server', () => {
  test.each([
    ['US', 'https://api.bms.kaseya.com'],
    [' emea ', 'https://api.bmsemea.kaseya.com'],
    ['Apac', 'https://api.bmsapac.kaseya.com'],
    ['VOREX', 'https://api.vorexlogin.com'],
    ['bms.kaseya.com', 'https://api.bms.kaseya.com'],
    ['https://bmsemea.kaseya.com/Default.aspx?x=1', 'https://api.bmsemea.kaseya.com'],
    ['api.bmsapac.kaseya.com', 'https://api.bmsapac.kaseya.com'],
    ['www.vorexlogin.com', 'https://api.vorexlogin.com'],
    ['bms.example.net:8443', 'https://bms.example.net:8443'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ])('%s is the API at %s', (server, origin) => {
    expect(apiOrigin(server)).toBe(origin)
  })

  test.each([
    ['', /empty/],
    ['Europe', /no region.*EMEA/],
    ['two words.net', /space/],
    ['ftp://bms.kaseya.com', /https/],
    ['https://user:pass@bms.kaseya.com', /password/],
    ['https://', /no address/],
  ])('“%s” is refused with the reason', (server, problem) => {
    expect(apiOrigin(server)).toEqual({ problem: expect.stringMatching(problem) })
  })

  test('a region is told back by its name, a server elsewhere is none', () => {
    expect(regionOf('https://api.bmsemea.kaseya.com')).toBe('EMEA')
    expect(regionOf('https://bms.example.net')).toBeNull()
  })
})

test('settings need server, tenant, user and password; client id and secret go together; http needs a private network', () => {
  const problemsOf = (settings: object): string => {
    const parsed = kaseyaBms.settings.safeParse(settings)
    return parsed.success ? '' : parsed.error.issues.map(({ path, message }) => `${path.join()}: ${message}`).join('; ')
  }
  expect(kaseyaBms.settings.parse(given)).toMatchObject({ ...given, network: 'public' })
  for (const name of Object.keys(given)) expect(problemsOf({ ...given, [name]: undefined })).toContain(name)
  expect(problemsOf({ ...given, clientId: 'x' })).toBe('clientSecret: clientId is given without clientSecret: give both, or neither')
  expect(problemsOf({ ...given, clientSecret: 'x' })).toContain('clientId: ')
  expect(problemsOf({ ...given, clientId: 'x', clientSecret: 'y' })).toBe('')
  expect(problemsOf({ ...given, server: 'http://10.0.0.1' })).toContain('https')
  expect(problemsOf({ ...given, server: 'http://10.0.0.1', network: 'private' })).toBe('')
  expect(problemsOf({ ...given, mfaCode: '123456' })).toContain('mfaCode')
  expect(
    settingFields(kaseyaBms.settings)
      .filter(({ isSecret }) => isSecret)
      .map(({ name }) => name),
  ).toEqual(['password', 'clientSecret'])
})

test('RocketCyber’s preset is its published matrix, to the letter', () => {
  const [preset] = role.presets
  const rows = (preset?.grants ?? []).map(({ permission, atLeast }) => {
    const [, , , ...path] = role.permissions.find(({ id }) => id === permission)?.path ?? []
    return `${path.join(' | ')} | ${['view', 'modify', 'delete', 'granted'].filter((axis) => atLeast[axis]).join(' ')}`
  })
  expect(rows).toEqual([
    'Home | My Tickets | view modify',
    'Service Desk | Tickets | view modify',
    'CRM | Accounts | view',
    'Admin | Service Desk | view modify',
    'Special Features | Has API Access | granted',
  ])
})
