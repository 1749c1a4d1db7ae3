import { describe, expect, it } from 'vitest'
import { readAlerts } from '../src/alerts/read-alerts.ts'
import type { ReadAlertsOptions } from '../src/alerts/read-alerts.ts'
import type { Alert } from '../src/alerts/alert.ts'
import { fixture } from './fixtures/fixture.ts'
import type { Json } from './fixtures/fixture.ts'

const payload = (): Json => fixture('disk-and-backup.alertmanager-4.json')
const read = (record: unknown, options: ReadAlertsOptions = {}) => readAlerts(JSON.stringify(record), options)

/** A payload around one entry. */
function around(entry: unknown, changes: Json = {}): Json {
  return {
    version: '4',
    groupKey: '{}:{}',
    status: 'firing',
    receiver: 'tickets',
    externalURL: 'https://alertmanager.example',
    alerts: [entry],
    ...changes,
  }
}

/** The one alert of a payload with this entry, without a problem. */
function only(entry: Json, options: ReadAlertsOptions = {}, changes: Json = {}): Alert {
  const { alerts, problems } = read(around({ fingerprint: 'f1', ...entry }, changes), options)
  expect(problems).toEqual([])
  expect(alerts).toHaveLength(1)
  return alerts[0]!
}

const labelled = (labels: Json, options: ReadAlertsOptions = {}): Alert => only({ labels }, options)

describe('the payload of an Alertmanager webhook', () => {
  it('is one alert for each entry', () => {
    const { alerts, problems } = read(payload())
    expect(problems).toEqual([])
    expect(alerts).toMatchObject([
      {
        conditionKey: '8bd2b0b0b1c6ae0e',
        companyKey: 'contoso',
        state: 'raised',
        severity: 'medium',
        title: '/data on srv01 is 93 % full',
        device: 'srv01.lan.example',
        user: null,
        at: '2026-11-22T05:15:13.123Z',
      },
      {
        conditionKey: '17c5a3e0c1f2d944',
        companyKey: 'contoso',
        state: 'cleared',
        severity: 'medium',
        title: 'DiskAlmostFull on srv02.lan.example:9100',
        device: 'srv02.lan.example',
        at: '2026-11-22T05:10:00Z',
      },
    ])
  })

  it('tells what a technician needs', () => {
    expect(read(payload()).alerts[0]!.text.split('\n\n')).toEqual([
      'It fills by 2 GB a day.',
      [
        'Severity: medium (the source says warning)',
        'Runbook: https://runbooks.example/disk',
        'Link: https://prometheus.example/graph?g0.expr=disk',
        'Alertmanager: https://alertmanager.example',
        'Began: 2026-11-22T05:15:13.123Z',
      ].join('\n'),
      'dashboard: https://graphs.example/d/disk',
      [
        'Labels:',
        '  alertname: DiskAlmostFull',
        '  company: contoso',
        '  instance: srv01.lan.example:9100',
        '  mountpoint: /data',
        '  severity: warning',
      ].join('\n'),
    ])
    expect(read(payload()).alerts[1]!.text).toContain('Ended: 2026-11-22T05:10:00Z')
  })

  it('keeps each alert alone in its payload, which reads as the same alert', () => {
    for (const alert of read(payload()).alerts) expect(read(alert.raw).alerts).toEqual([alert])
  })

  it('stands beside other alerts, in an array and in lines', () => {
    const records = [{ title: 'plain' }, payload(), fixture('trail-disabled.ocsf-1.1.json')]
    expect(read(records).alerts.map(({ title }) => title)).toHaveLength(4)
    expect(readAlerts(records.map((record) => JSON.stringify(record)).join('\n')).alerts).toHaveLength(4)
  })

  it('may hold nothing', () => {
    expect(read({ ...payload(), alerts: [] })).toEqual({ alerts: [], problems: [] })
  })

  it('says that Alertmanager left alerts out', () => {
    expect(only({}, {}, { truncatedAlerts: 7 }).text).toContain('left 7 further alerts of this group out: raise max_alerts')
    expect(only({}).text).not.toContain('max_alerts')
  })
})

describe('which condition it is', () => {
  it('is the fingerprint, whatever else changes', () => {
    const changed = {
      labels: { alertname: 'Other' },
      annotations: { summary: 'Other' },
      startsAt: '2026-01-01T00:00:00Z',
      status: 'resolved',
    }
    expect(only(changed).conditionKey).toBe('f1')
    expect(only({ fingerprint: 'f'.repeat(600) }).conditionKey).toMatch(/^[\da-f]{64}$/)
  })

  it('is made of all labels where there is no fingerprint, as Alertmanager does it', () => {
    const key = (labels: Json): string => only({ fingerprint: null, labels }).conditionKey
    expect(key({ alertname: 'Down', instance: 'a' })).toBe(key({ instance: 'a', alertname: 'Down' }))
    expect(key({ alertname: 'Down', instance: 'a' })).not.toBe(key({ alertname: 'Down', instance: 'b' }))
    expect(key({ alertname: 'Down', instance: 'a' })).not.toBe(key({ alertname: 'a', instance: 'Down' }))
  })
})

describe('what happened to it', () => {
  it.each([
    ['resolved', 'firing', 'cleared'],
    ['Resolved', 'firing', 'cleared'],
    ['firing', 'resolved', 'raised'],
    [null, 'resolved', 'cleared'],
    [null, 'firing', 'raised'],
    ['pending', 'resolved', 'raised'],
    [7, null, 'raised'],
  ])('%s in a payload that is %s: %s', (status, around, state) => {
    expect(only({ status, labels: { status: 'resolved' } }, {}, { status: around }).state).toBe(state)
  })

  it('takes no time for the year 1', () => {
    expect(only({ startsAt: '0001-01-01T00:00:00Z' }).at).toBeNull()
    expect(only({ status: 'resolved', endsAt: '0001-01-01T00:00:00Z', startsAt: '2026-11-22T05:00:00Z' }).at).toBe('2026-11-22T05:00:00Z')
  })
})

describe('how bad it is', () => {
  it.each([
    ...['critical', 'CRITICAL', 'fatal', 'page', 'emergency', 'disaster', 'P1'].map((word) => [word, 'critical'] as const),
    ...['high', 'error', 'major', 'sev2'].map((word) => [word, 'high'] as const),
    ...['medium', 'warning', ' Warn ', 'minor', 'average', 'p3'].map((word) => [word, 'medium'] as const),
    ...['low', 'info', 'informational', 'notice', 'none'].map((word) => [word, 'low'] as const),
    ['purple', 'medium'] as const,
  ])('%s is %s', (severity, level) => {
    expect(labelled({ severity }).severity).toBe(level)
  })

  it('is medium where nothing says it', () => {
    expect(labelled({}).severity).toBe('medium')
    expect(labelled({ severity: { word: 'critical' } }).severity).toBe('medium')
  })
})

describe('the title', () => {
  it.each([
    [{ annotations: { summary: 'One\n line' }, labels: { alertname: 'Down' } }, 'One line'],
    [{ annotations: { summary: ' ' }, labels: { alertname: 'Down', instance: 'a:1' } }, 'Down on a:1'],
    [{ labels: { alertname: 'Down' } }, 'Down'],
    [{ annotations: { description: 'First line\nsecond' }, labels: { job: 'x' } }, 'First line'],
    [{ labels: { instance: 'a:1' } }, 'Alert on a:1'],
    [{}, 'Alert'],
  ])('of %j is %s', (entry, title) => {
    expect(only(entry).title).toBe(title)
  })

  it('is cut and stands in full in the text', () => {
    const summary = 'x'.repeat(400)
    const alert = only({ annotations: { summary } })
    expect(alert.title).toHaveLength(300)
    expect(alert.text.split('\n\n').filter((block) => block === summary)).toHaveLength(1)
  })
})

describe('whose it is', () => {
  it('is in the first of three labels', () => {
    expect(labelled({ tenant: 't', customer: 'c' }).companyKey).toBe('c')
    expect(labelled({ tenant: 't', company: 'co', customer: 'c' }).companyKey).toBe('co')
    expect(labelled({ tenant: 42 }).companyKey).toBe('42')
    expect(labelled({ company: ' ', tenant: 't' }).companyKey).toBe('t')
    expect(labelled({ site: 's' }).companyKey).toBeNull()
  })

  it('is in the chosen label and in no other', () => {
    expect(labelled({ site: 's', company: 'co' }, { companyLabel: ' site ' }).companyKey).toBe('s')
    expect(labelled({ company: 'co' }, { companyLabel: 'site' }).companyKey).toBeNull()
    expect(labelled({ company: 'co' }, { companyLabel: '' }).companyKey).toBe('co')
  })

  it('is what the caller says, before any label', () => {
    expect(labelled({ company: 'co', site: 's' }, { companyKey: 'given', companyLabel: 'site' }).companyKey).toBe('given')
  })

  it('is nobody’s where the label is too long to be a key', () => {
    expect(labelled({ company: 'c'.repeat(513) }).companyKey).toBeNull()
  })
})

describe('the device', () => {
  it.each([
    [{ instance: 'srv01:9100' }, 'srv01'],
    [{ instance: 'srv01' }, 'srv01'],
    [{ instance: '10.0.0.5:9182' }, '10.0.0.5'],
    [{ instance: '[2001:db8::1]:9100' }, '2001:db8::1'],
    [{ instance: '2001:db8::1' }, '2001:db8::1'],
    [{ instance: 'https://shop.example:8443/health' }, 'shop.example'],
    [{ instance: '10.0.0.5:9182', host: 'SRV-DC1' }, 'SRV-DC1'],
    [{ instance: '10.0.0.5:8080', node: 'worker-3' }, 'worker-3'],
    [{ job: 'x' }, null],
  ])('of %j is %s', (labels, device) => {
    expect(labelled(labels).device).toBe(device)
  })
})

describe('what is wrong with it', () => {
  it('is said entry by entry, and the others are read', () => {
    const { alerts, problems } = read([
      { title: 'plain' },
      { ...payload(), alerts: [5, null, [], {}, { labels: { severity: '' } }, { fingerprint: 'f2' }] },
    ])
    expect(alerts.map(({ conditionKey }) => conditionKey).slice(1)).toEqual(['f2'])
    expect(problems.map(({ index, line, field }) => [index, line, field])).toEqual([
      [1, null, 'alerts[0]'],
      [1, null, 'alerts[1]'],
      [1, null, 'alerts[2]'],
      [1, null, 'alerts[3].fingerprint'],
      [1, null, 'alerts[4].fingerprint'],
    ])
    expect(problems[0]!.message).toContain('this is a number')
    expect(problems[3]!.message).toContain('neither a fingerprint nor labels')
    for (const problem of problems) expect(problem.nextStep).toContain('Alertmanager webhook')
  })

  it('is that there is no list of alerts', () => {
    expect(read({ ...payload(), alerts: undefined }).problems).toMatchObject([
      { field: 'alerts', message: expect.stringContaining('has no') },
    ])
    expect(read({ ...payload(), alerts: { 0: {} } }).problems).toMatchObject([
      { field: 'alerts', message: expect.stringContaining('not a list') },
    ])
  })

  it('is not that a field has another type or is missing', () => {
    const odd = { labels: ['x'], annotations: 'x', startsAt: 5, endsAt: null, generatorURL: {}, status: [] }
    expect(only(odd)).toMatchObject({ conditionKey: 'f1', title: 'Alert', state: 'raised', device: null, at: null })
    expect(read({ version: 4, alerts: [{ fingerprint: 'f1', unknown: 1 }] }).alerts).toHaveLength(1)
  })

  it('is not the plain schema with a list in it', () => {
    expect(read({ title: 'x', alerts: [] }).problems).toMatchObject([
      { field: 'alerts', message: expect.stringContaining('plain alert schema') },
    ])
  })
})
