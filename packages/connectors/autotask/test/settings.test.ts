import { secretValues, settingFields } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { keyNotices } from '../src/key-rules.ts'
import { settingsSchema } from '../src/settings.ts'
import { lookUpBase, zoneBase } from '../src/zone-address.ts'

const given = { userName: 'abc123def456ghi@ACME.EXAMPLE', secret: 's3cret#$~*value', integrationCode: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0' }

test('three fields are enough; the reference goes to externalID and the vendor is asked for the zone', () => {
  expect(settingsSchema.parse(given)).toMatchObject({
    ...given,
    referenceField: 'externalID',
    zoneLookup: 'https://webservices.autotask.net/ATServicesRest',
    network: 'public',
  })
})

test('the secret and the tracking identifier are secret, the user name is not', () => {
  expect(secretValues(settingsSchema, given)).toEqual([given.integrationCode, given.secret])
  expect(settingFields(settingsSchema).filter(({ isRequired }) => isRequired)).toHaveLength(3)
})

test.each([
  ['userName', 'two words'],
  ['userName', ''],
  ['secret', 'a\nb'],
  ['integrationCode', ' '],
  ['impersonationResourceId', 'me'],
  ['referenceField', ' '],
  ['zoneLookup', 'https://user:pass@webservices.autotask.net'],
  ['zoneLookup', ''],
])('a %s of %j is refused in words that name the field', (field, value) => {
  const result = settingsSchema.safeParse({ ...given, [field]: value })
  expect(result.success).toBe(false)
  expect(result.error?.issues.map(({ message }) => message).join()).toContain(field)
})

describe('the vendor’s rules for a key', () => {
  const rules = (userName: string): string[] => keyNotices(settingsSchema.parse({ ...given, userName })).map(({ message }) => message.en)

  test.each(['abc123@ACME.EXAMPLE', 'a1', 'key-1_x.y@acme.example', 'ключ1@acme.example'])('%s breaks none', (userName) => {
    expect(rules(userName)).toEqual([])
  })

  test.each(['abcdef@acme.example', '123456@acme.example', '___@acme.example'])('%s lacks letters or numbers', (userName) => {
    expect(rules(userName)).toEqual([expect.stringContaining('must contain letters and numbers')])
  })

  test.each('@ ( ) ; : [ ] | \\ "'.split(' '))('one with %s before its domain holds what is not allowed', (character) => {
    expect(rules(`abc${character}123@acme.example`)).toEqual([expect.stringContaining(`holds ${character} before its domain`)])
  })

  test('the domain is not judged', () => {
    expect(rules('abc123@acme:8080.example')).toEqual([])
  })

  test('a broken rule is no refusal, and says what to do in both languages', () => {
    const [notice] = keyNotices(settingsSchema.parse({ ...given, userName: 'abc@acme.example' }))
    expect(notice).toMatchObject({ code: 'rule', field: 'userName' })
    expect(notice?.nextStep.de).toContain('Generate Key')
  })
})

describe('the zone', () => {
  test.each([
    ['https://webservices.autotask.net', 'https://webservices.autotask.net/ATServicesRest'],
    ['webservices2.autotask.net/ATServicesRest/', 'https://webservices2.autotask.net/ATServicesRest'],
    ['https://webservices.autotask.net/atservicesrest/v1.0/zoneInformation', 'https://webservices.autotask.net/atservicesrest'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/ATServicesRest'],
  ])('is asked for at %s by its base', (text, base) => {
    expect(lookUpBase(text)).toMatchObject({ href: base })
  })

  const vendor = new URL('https://webservices.autotask.net/ATServicesRest')
  const local = new URL('http://127.0.0.1:8080/ATServicesRest')

  test('of the vendor is used, without its last slash', () => {
    expect(zoneBase('https://webservices18.autotask.net/ATServicesRest/', vendor)).toBe('https://webservices18.autotask.net/ATServicesRest')
    expect(zoneBase('http://127.0.0.1:9090/zone2/ATServicesRest/', local)).toBe('http://127.0.0.1:9090/zone2/ATServicesRest')
  })

  test.each([
    ['https://webservices18.autotask.net.forger.example/ATServicesRest/', vendor],
    ['https://autotask.net.example/', vendor],
    ['https://xautotask.net/', vendor],
    ['http://webservices18.autotask.net/ATServicesRest/', vendor],
    ['https://webservices18.autotask.net:8443/ATServicesRest/', vendor],
    ['https://user:pass@webservices18.autotask.net/', vendor],
    ['https://webservices18.autotask.net/ATServicesRest/?x=1', vendor],
    ['https://127.0.0.1:8080/ATServicesRest/', local],
    ['http://10.0.0.1:8080/ATServicesRest/', local],
    ['not an address', vendor],
  ])('%s is never sent a log-in', (text, lookUp) => {
    expect(zoneBase(text, lookUp)).toHaveProperty('problem')
  })
})
