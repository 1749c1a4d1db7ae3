import { describe, expect, it } from 'vitest'
import { readAlerts } from '../src/alerts/read-alerts.ts'
import { alertOf, fixture } from './fixtures/fixture.ts'

const classes = [2001, 2002, 2003, 2004, 2005, 2006, 2007] as const

describe('the fixtures', () => {
  it('reads a security finding of 0.1', () => {
    const record = fixture('service-account-shell.ocsf-0.1.json')
    const alert = alertOf(record)
    expect(alert).toMatchObject({
      title: 'Shell Opened By Service Account',
      companyKey: null,
      state: 'raised',
      severity: 'medium',
      device: 'node7.lan.example',
      user: null,
      at: '2026-09-21T14:13:20.123Z',
      raw: record,
    })
    expect(alert.text.split('\n\n')).toEqual([
      'A shell was opened by a service account (user=%user.name container=%container.id)',
      'Device: node7.lan.example',
      'Severity: medium\nType: syscalls',
      'First seen: 2026-09-21T14:13:20.123Z\nSource: Kestrelwatch Perch',
      'Observed container.image: registry.example/web',
    ])
  })

  it('reads a vulnerability finding', () => {
    const alert = alertOf(fixture('package-vulnerability.ocsf-1.1.json'))
    expect(alert).toMatchObject({
      conditionKey: 'Nimbus/Scanner:2002:nrn:scan:north-1:222233334444:finding/5f0c',
      title: 'CVE-2026-4242 - libunpack',
      companyKey: '222233334444',
      severity: 'high',
      device: null,
      at: '2026-03-02T08:30:00Z',
    })
    expect(alert.text).toContain(
      [
        'Resource: ContainerImage nrn:images:north-1:222233334444:shop/sha256:77',
        'Account: Nimbus 222233334444',
        'Region: north-1',
        '',
        'Severity: high',
        'Type: Software Checks/Vulnerabilities/CVE',
        '',
        'Vulnerability: CVE-2026-4242',
        'Score: CVSS 8.1 (CVSS:3.1/AV:N/AC:H)',
        'Exploit known: no',
        'Fix available: yes',
        'Package: libunpack 2.0.1 (fixed in 0:2.0.3-r1)',
        'Remediation: pkg upgrade libunpack',
        'Remediation: Update the package.',
        'Reference: https://libunpack.example/advisory',
        'Reference: https://cve.example/CVE-2026-4242',
        '',
        'First seen: 2026-03-01T07:00:00Z',
        'Last seen: 2026-03-02T08:30:00Z',
        'Source: Nimbus Scanner',
      ].join('\n'),
    )
    expect(alert.text).toContain('outside its folder.\n\nOnly servers')
  })

  it('reads a compliance finding', () => {
    const alert = alertOf(fixture('logging-control.ocsf-1.1.json'))
    expect(alert).toMatchObject({ title: 'House.Audit.7 Audit logs should be kept', companyKey: '222233334444', severity: 'medium' })
    for (const line of [
      'Control: Audit.7, FAILED',
      'Requirements: House rule 4.1, House rule 4.2',
      'Remediation: Turn retention on.',
      'Reference: https://nimbus.example/audit-7',
    ])
      expect(alert.text.split('\n')).toContain(line)
  })

  it('reads a detection finding', () => {
    const alert = alertOf(fixture('trail-disabled.ocsf-1.1.json'))
    expect(alert).toMatchObject({ title: 'Trail nrn:trail:north-1:222233334444:main was stopped.', severity: 'low' })
    for (const line of [
      'Resource: AccessKey Nimbus::AccessKey:NK1EXAMPLE',
      'Call: StopTrail on trail.nimbus.example',
      'From: 198.51.100.7 (Nowhere)',
      'Link: https://console.nimbus.example/guard?id=9',
    ])
      expect(alert.text.split('\n')).toContain(line)
    expect(alert.text).not.toMatch(/[{}]|null|undefined/)
    expect(alert.text).not.toContain('Observed')
  })
})

describe.each(classes)('class %i', (classUid) => {
  const product = { vendor_name: 'Acme', name: 'Sensor' }
  const words = {
    2001: 'Security',
    2002: 'Vulnerability',
    2003: 'Compliance',
    2004: 'Detection',
    2005: 'Incident',
    2006: 'Data Security',
    2007: 'Application Security Posture',
  }
  const old = { finding: { title: 'Found', uid: 'x1', desc: 'Old.' }, metadata: { version: '0.3.0', product } }
  const candidate = { finding: { title: 'Found', uid: 'x1', desc: 'Old.' }, metadata: { version: '1.0.0-rc.2', product } }
  const current = { finding_info: { title: 'Found', uid: 'x1', desc: 'New.' }, metadata: { version: '1.4.0', product } }

  it('is read with old and new field names', () => {
    for (const record of [old, candidate, current]) {
      const alert = alertOf({ class_uid: classUid, ...record })
      expect(alert.title).toBe('Found')
      expect(alert.text).toMatch(/^(Old|New)\./)
      expect(alert.text).toContain('Source: Acme Sensor')
    }
    expect(alertOf({ class_uid: classUid, ...current }).conditionKey).toBe(`Acme/Sensor:${classUid}:x1`)
    expect(alertOf({ class_uid: classUid, ...old }).conditionKey).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is told by type_uid and by names where class_uid is missing', () => {
    const expected = `Acme/Sensor:${classUid}:x1`
    const name = `${words[classUid]} Finding`
    for (const mark of [
      { class_uid: String(classUid) },
      { type_uid: classUid * 100 + 1 },
      { class_name: name },
      { classname: name.replaceAll(' ', '') },
      { type_name: `${name}: Create`, category_uid: 2 },
    ])
      expect(alertOf({ ...current, ...mark }).conditionKey).toBe(expected)
  })

  it('has a title without one', () => {
    expect(alertOf({ class_uid: classUid, finding_info: { desc: 'First line.\nSecond.' } }).title).toBe('First line.')
    expect(alertOf({ class_uid: classUid, message: 'Message.' }).title).toBe('Message.')
    expect(alertOf({ class_uid: classUid, resources: [{ name: 'db1', type: 'Database' }] }).title).toBe(
      `${words[classUid]} Finding: Database db1`,
    )
    expect(alertOf({ class_uid: classUid, device: { hostname: 'pc1' } }).title).toBe(`${words[classUid]} Finding: pc1`)
    expect(alertOf({ class_uid: classUid }).title).toBe(`${words[classUid]} Finding`)
  })

  it('is cleared by activity 3, status 4, and state 4 in class 2001', () => {
    const state = (record: object): string => alertOf({ class_uid: classUid, message: 'x', ...record }).state
    expect(state({ activity_id: 3 })).toBe('cleared')
    expect(state({ type_uid: classUid * 100 + 3 })).toBe('cleared')
    expect(state({ status_id: 4 })).toBe('cleared')
    expect(state({ status_id: '4', activity_id: 2 })).toBe('cleared')
    expect(state({ state_id: 4 })).toBe(classUid === 2001 ? 'cleared' : 'raised')
    for (const record of [
      { activity_id: 1 },
      { activity_id: 2, type_uid: classUid * 100 + 2 },
      { status_id: 1 },
      { status_id: 5 },
      { state_id: 3 },
      { status: 'Resolved', state: 'Resolved', activity_name: 'Close' },
      {},
    ])
      expect(state(record), JSON.stringify(record)).toBe('raised')
  })
})

describe('old shapes', () => {
  it('reads packages, a single score and an account of the release candidates', () => {
    const { text, companyKey } = alertOf({
      class_uid: 2002,
      message: 'x',
      cloud: { account_uid: 'acc-1' },
      vulnerabilities: [
        {
          cve: { uid: 'CVE-2026-1', cvss: { base_score: '7.5', version: '3.1' } },
          packages: [{ name: 'zip', version: '1' }],
          fix_available: true,
        },
        { cve: { uid: 'CVE-2026-2' }, fix_available: true },
      ],
    })
    expect(companyKey).toBe('acc-1')
    expect(text).toContain(
      'Vulnerability: CVE-2026-1\nScore: CVSS 7.5\nFix available: yes\nPackage: zip 1\n\nVulnerability: CVE-2026-2\nFix available: yes',
    )
  })

  it('reads an incident by the first of its findings', () => {
    const list = [
      { title: 'First', uid: 'a' },
      { title: 'Second', uid: 'b' },
    ]
    expect(alertOf({ class_uid: 2005, finding_info_list: list })).toMatchObject({ title: 'First', conditionKey: 'ocsf:2005:a' })
  })

  it('reads a data store in place of a resource', () => {
    const alert = alertOf({ class_uid: 2006, message: 'Card numbers found', databucket: { uid: 'b-1', name: 'exports' } })
    expect(alert.text).toContain('Resource: Databucket exports b-1')
  })

  it('bears fields of the wrong type', () => {
    const alert = alertOf({
      class_uid: 2004,
      message: 'x',
      time: { at: 1 },
      severity_id: [],
      severity: 7,
      finding_info: 'none',
      resources: [{ uid: 'r1' }, 'r2', null, 5],
      observables: { name: 'hostname', value: 'pc1' },
      metadata: null,
      vulnerabilities: [{ cve: 'CVE' }],
    })
    expect(alert).toMatchObject({ title: 'x', severity: 'medium', at: null, device: 'pc1' })
    expect(alert.text).toContain('Resource: r1')
  })
})

describe('severity', () => {
  it.each([
    [6, null, 'critical'],
    [5, 'Low', 'critical'],
    [4, null, 'high'],
    [3, null, 'medium'],
    [2, null, 'low'],
    [1, null, 'low'],
    [0, 'High', 'high'],
    [99, 'Fatal', 'critical'],
    [99, 'Purple', 'medium'],
    [null, 'informational', 'low'],
    [null, null, 'medium'],
  ])('of id %s and word %s is %s', (severity_id, severity, level) => {
    expect(alertOf({ class_uid: 2004, message: 'x', severity_id, severity }).severity).toBe(level)
  })
})

describe('company', () => {
  const all = {
    metadata: { tenant_uid: 'tenant' },
    cloud: { account: { uid: 'account' } },
    device: { hostname: 'pc1', org: { uid: 'org', name: 'Org' } },
  }
  it('is the given one, else tenant, account, organization', () => {
    const key = (record: object, companyKey?: string): string | null =>
      alertOf({ class_uid: 2004, message: 'x', ...record }, companyKey === undefined ? {} : { companyKey }).companyKey
    expect(key(all, 'given')).toBe('given')
    expect(key(all)).toBe('tenant')
    expect(key({ ...all, metadata: {} })).toBe('account')
    expect(key({ device: all.device })).toBe('org')
    expect(key({ device: { org: { name: 'Org' } } })).toBe('Org')
    expect(key({ device: { hostname: 'pc1' } })).toBeNull()
    expect(key({ cloud: { account: { uid: 111 } } })).toBe('111')
  })
})

describe('device, user, time', () => {
  it('finds them where producers put them', () => {
    const base = { class_uid: 2004, message: 'x' }
    expect(alertOf({ ...base, device: { hostname: 'pc1', name: 'n', uid: 'u' } }).device).toBe('pc1')
    expect(alertOf({ ...base, device: { uid: 'u' } }).device).toBe('u')
    expect(alertOf({ ...base, device: { ip: '192.0.2.1' } }).device).toBe('192.0.2.1')
    expect(alertOf({ ...base, actor: { user: { name: 'ana' } } }).user).toBe('ana')
    expect(alertOf({ ...base, evidences: [{ actor: { user: { email_addr: 'a@b.example' } } }] }).user).toBe('a@b.example')
    expect(alertOf({ ...base, observables: [{ name: 'user.name', value: 'ben' }] }).user).toBe('ben')
  })

  it.each([
    [1_772_440_200_000, '2026-03-02T08:30:00Z'],
    [1_772_440_200_007, '2026-03-02T08:30:00.007Z'],
    [1_772_440_200, '2026-03-02T08:30:00Z'],
    ['1772440200000', '2026-03-02T08:30:00Z'],
    [1_772_440_200_000_000, '2026-03-02T08:30:00Z'],
    ['1772440200000000000', '2026-03-02T08:30:00Z'],
    ['2026-03-02T09:30:00.000+01:00', '2026-03-02T08:30:00Z'],
    ['2026-03-02T08:30:00', '2026-03-02T08:30:00Z'],
    ['soon', null],
    [9e99, null],
  ])('reads the time %s', (time, expected) => {
    expect(alertOf({ class_uid: 2004, message: 'x', time }).at).toBe(expected)
  })

  it('falls back to other times', () => {
    expect(alertOf({ class_uid: 2004, message: 'x', time_dt: '2026-03-02T08:30:00Z' }).at).toBe('2026-03-02T08:30:00Z')
    expect(alertOf({ class_uid: 2004, finding_info: { title: 'x', last_seen_time: 1_772_440_200_000 } }).at).toBe('2026-03-02T08:30:00Z')
  })
})

describe('events that can not become tickets', () => {
  it.each([
    [{ class_uid: 3002, class_name: 'Authentication' }, 'OCSF class 3002 (Authentication)'],
    [{ type_uid: 400101 }, 'OCSF class 4001'],
    [{ class_uid: 2008 }, 'OCSF class 2008'],
    [{ class_name: 'Weather Report' }, '(Weather Report)'],
    [{ finding_info: { title: 'x' } }, 'does not say its class'],
  ])('says so of %j', (record, words) => {
    const { alerts, problems } = readAlerts(JSON.stringify([{ title: 'good' }, record]))
    expect(alerts).toHaveLength(1)
    expect(problems).toMatchObject([{ index: 1, field: 'class_uid', message: expect.stringContaining(words) }])
    expect(problems[0]!.nextStep).toContain('2001 to 2007')
  })
})
