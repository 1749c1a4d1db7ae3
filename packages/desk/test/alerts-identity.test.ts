import { describe, expect, it } from 'vitest'
import { isBareUuid, stableTitle } from '../src/alerts/identity.ts'
import { alertOf, changed, fixture } from './fixtures/fixture.ts'

const keyOf = (record: unknown): string => alertOf(record).conditionKey
const finding = (record: object): object => ({ class_uid: 2004, metadata: { product: { vendor_name: 'Acme', name: 'Sensor' } }, ...record })

/** What a product changes when it sends a condition once more. */
const resent = (name: string, value: unknown): unknown => {
  if (/time$/.test(name) && typeof value === 'number') return value + 86_400_000
  if (/time_dt$/.test(name)) return '2027-01-01T00:00:00.000Z'
  if (name === 'metadata') return { ...(value as object), uid: 'evt-2', log_version: '2' }
  if (name === 'finding') return { ...(value as object), uid: 'ffffffff-0000-4000-8000-000000000002' }
  return undefined
}

describe('an OCSF condition', () => {
  it.each([
    'service-account-shell.ocsf-0.1.json',
    'package-vulnerability.ocsf-1.1.json',
    'logging-control.ocsf-1.1.json',
    'trail-disabled.ocsf-1.1.json',
  ])('keeps its key when %s is sent again', (name) => {
    const record = fixture(name)
    const again = changed(record, resent)
    expect(again).not.toEqual(record)
    expect(keyOf(again)).toBe(keyOf(record))
    expect(keyOf({ ...record, activity_id: 3, status_id: 4, severity_id: 5 })).toBe(keyOf(record))
  })

  it('counts the id of finding_info, unless it is a bare UUID or of the event', () => {
    const key = (uid: string, more: object = {}): string => keyOf(finding({ finding_info: { title: 'Found', uid }, ...more }))
    expect(key('rule-1')).toBe('Acme/Sensor:2004:rule-1')
    expect(key('rule-1')).not.toBe(key('rule-2'))
    const [one, two] = ['6e1f6f9c-54a6-4be3-a9b2-a9e2ba4a7a01', '6E1F6F9C-54A6-4BE3-A9B2-A9E2BA4A7A02']
    expect(key(one)).toMatch(/^[0-9a-f]{64}$/)
    expect(key(one)).toBe(key(two))
    expect(key(`finding/${one}`)).not.toBe(key(`finding/${two}`))
    const metadata = (uid: string): object => ({ metadata: { uid, product: { vendor_name: 'Acme', name: 'Sensor' } } })
    expect(key('e-1', metadata('e-1'))).toBe(key('e-2', metadata('e-2')))
  })

  it('never counts the uid of finding', () => {
    expect(keyOf(finding({ finding: { title: 'Found', uid: 'a' } }))).toBe(keyOf(finding({ finding: { title: 'Found', uid: 'b' } })))
  })

  it('is another for another product, class, rule, type, resource or device', () => {
    const keys = [
      finding({ finding_info: { title: 'Found' } }),
      finding({ finding_info: { title: 'Lost' } }),
      finding({ finding_info: { title: 'Found', types: ['a'] } }),
      finding({ finding_info: { title: 'Found', analytic: { name: 'Rule A' } } }),
      finding({ finding_info: { title: 'Found' }, compliance: { control: 'C.1' } }),
      finding({ finding_info: { title: 'Found' }, compliance: { control: 'C.2' } }),
      finding({ finding_info: { title: 'Found' }, vulnerabilities: [{ cve: { uid: 'CVE-2026-1' } }] }),
      finding({ finding_info: { title: 'Found' }, resources: [{ uid: 'r1' }] }),
      finding({ finding_info: { title: 'Found' }, resource: { uid: 'r2' } }),
      finding({ finding_info: { title: 'Found' }, device: { hostname: 'pc1' } }),
      finding({ finding_info: { title: 'Found' }, device: { hostname: 'pc2' } }),
      finding({ finding_info: { title: 'Found' }, device: { ip: '192.0.2.1' } }),
      finding({ finding_info: { title: 'Found' }, observables: [{ name: 'hostname', value: 'pc3' }] }),
      finding({ finding_info: { title: 'Found' }, actor: { user: { name: 'ana' } } }),
      { ...finding({ finding_info: { title: 'Found' } }), metadata: { product: { name: 'Other' } } },
    ].map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is the same where only order, case or what a scan found differ', () => {
    const same = (left: object, right: object): void => expect(keyOf(finding(left))).toBe(keyOf(finding(right)))
    const info = { title: 'Found' }
    same({ finding_info: info, resources: [{ uid: 'a' }, { uid: 'b' }] }, { finding_info: info, resources: [{ uid: 'B' }, { uid: 'a' }] })
    same({ finding_info: info, device: { hostname: 'PC1' } }, { finding_info: info, device: { hostname: 'pc1', ip: '192.0.2.9' } })
    const cves = (...uids: readonly string[]): object => ({ vulnerabilities: uids.map((uid) => ({ cve: { uid } })) })
    same({ finding_info: info, ...cves('CVE-1', 'CVE-2') }, { finding_info: info, ...cves('CVE-1', 'CVE-2', 'CVE-3') })
  })

  it('has a key of bounded length', () => {
    expect(keyOf(finding({ finding_info: { title: 'Found', uid: 'u'.repeat(5000) } }))).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a plain condition', () => {
  it('is a given key, else made of title and device', () => {
    expect(keyOf({ title: 'x', conditionKey: 'k', device: 'a' })).toBe(keyOf({ title: 'y', conditionKey: 'k', device: 'b' }))
    expect(keyOf({ title: 'Backup failed', device: 'DC01' })).toBe(
      keyOf({ title: 'backup  failed', device: 'dc01', at: '2026-01-01T00:00:00Z', state: 'cleared', severity: 'high', text: 'More.' }),
    )
    const keys = [
      { title: 'Backup failed' },
      { title: 'Backup failed', device: 'DC01' },
      { title: 'Backup failed', device: 'DC02' },
      { title: 'Backup failed', user: 'ana' },
      { title: 'Backup late', device: 'DC01' },
    ].map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('tells nothing of the company, which the desk keeps apart', () => {
    const record = { title: 'Backup failed', device: 'DC01' }
    expect(alertOf(record, { companyKey: 'acme' }).conditionKey).toBe(alertOf(record, { companyKey: 'bolt' }).conditionKey)
  })
})

describe('the stable part of a title', () => {
  it.each([
    ['Backup failed at 2026-01-03T15:11:39.558Z', 'Backup failed at 2026-02-04T01:02:03Z'],
    ['Backup failed at 2026-01-03 15:11:39 UTC', 'Backup failed at 2026-12-13 05:11:39 UTC'],
    ['Backup failed Tue, 03 Jan 2026 15:11:39 GMT', 'Backup failed Wed, 14 Oct 2026 05:00:00 GMT'],
    ['Backup failed on Jan 3, 2026 3:11 PM', 'Backup failed on March 14th 2027 11:02 a.m.'],
    ['Sicherung am 03.01.2026 um 15:11 fehlgeschlagen', 'Sicherung am 24.12.2026 um 05:00:01 fehlgeschlagen'],
    ['Sicherung vom 3. März 2026', 'Sicherung vom 24. Oktober 2026'],
    ['Backup job 17 failed', 'Backup job 18 failed'],
    ['Job #4711 took 35s', 'Job #4712 took 7s'],
    ['job-4711 failed', 'job-4712 failed'],
    ['Disk 95% full, 1.5GB left', 'Disk 99% full, 0.2GB left'],
    ['Task 6e1f6f9c-54a6-4be3-a9b2-a9e2ba4a7a01 died', 'Task 6e1f6f9c-54a6-4be3-a9b2-a9e2ba4a7a02 died'],
    ['File 9f86d081884c7d65 changed', 'File 60303ae22b998861 changed'],
    ['Code 0xc0000005', 'Code 0x80070005'],
    ['Login from 192.0.2.1:443', 'Login from 198.51.100.20:8443'],
    ['Login from 2001:db8::1 refused', 'Login from fe80::1ff:fe23:4567:890a refused'],
  ])('is the same in %j and %j', (left, right) => {
    expect(stableTitle(left)).toBe(stableTitle(right))
    expect(stableTitle(left)).toMatch(/\p{L}/u)
  })

  it.each([
    ['SRV-01 down', 'SRV-02 down'],
    ['host1 down', 'host2 down'],
    ['CVE-2026-1001 - openssl', 'CVE-2026-1002 - openssl'],
    ['AWS::IAM::AccessKey leaked', 'AWS::S3::Bucket leaked'],
    ['Technique T1059 seen', 'Technique T1078 seen'],
    ['Sun server unreachable', 'Mars server unreachable'],
    ['Facade deadbeef decade', 'Facade coffee decade'],
    ['4711', '4712'],
  ])('differs between %j and %j', (left, right) => {
    expect(stableTitle(left)).not.toBe(stableTitle(right))
  })
})

describe('bare UUIDs', () => {
  it.each([
    ['6e1f6f9c-54a6-4be3-a9b2-a9e2ba4a7a01', true],
    ['{6E1F6F9C-54A6-4BE3-A9B2-A9E2BA4A7A01}', true],
    ['urn:uuid:6e1f6f9c-54a6-4be3-a9b2-a9e2ba4a7a01', true],
    ['6e1f6f9c54a64be3a9b2a9e2ba4a7a01', true],
    ['finding/6e1f6f9c-54a6-4be3-a9b2-a9e2ba4a7a01', false],
    ['rule-1', false],
    ['6e1f6f9c-54a6', false],
  ])('%s: %s', (text, expected) => {
    expect(isBareUuid(text)).toBe(expected)
  })
})
