import { describe, expect, it } from 'vitest'
import { readAlerts } from '../src/alerts/read-alerts.ts'
import { alertOf } from './fixtures/fixture.ts'

const problemsOf = (record: unknown) => readAlerts(JSON.stringify(record)).problems

describe('the plain schema', () => {
  it('needs a title only', () => {
    const record = { title: 'Backup failed' }
    expect(alertOf(record)).toEqual({
      conditionKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      companyKey: null,
      state: 'raised',
      severity: 'medium',
      title: 'Backup failed',
      text: '',
      device: null,
      user: null,
      at: null,
      raw: record,
    })
  })

  it('takes every field', () => {
    const record = {
      conditionKey: 'backup/DC01',
      companyKey: 'acme',
      state: 'cleared',
      severity: 'critical',
      title: ' Backup\r\nfailed\tagain ',
      text: 'No space left.\r\nFree some.',
      device: 'DC01',
      user: 'ana',
      at: '2026-11-22T07:15:13+02:00',
    }
    expect(alertOf(record)).toEqual({
      conditionKey: 'backup/DC01',
      companyKey: 'acme',
      state: 'cleared',
      severity: 'critical',
      title: 'Backup failed again',
      text: 'No space left.\nFree some.\n\nDevice: DC01\nUser: ana',
      device: 'DC01',
      user: 'ana',
      at: '2026-11-22T05:15:13Z',
      raw: record,
    })
  })

  it('says again neither device nor user', () => {
    expect(alertOf({ title: 'x', text: 'DC01: no space', device: 'DC01' }).text).toBe('DC01: no space')
  })

  it('reads its own alerts again as they are', () => {
    const alert = alertOf({ title: 'Backup failed', device: 'DC01', at: '2026-11-22T05:15:13Z' })
    expect(alertOf(alert)).toEqual({ ...alert, raw: alert })
  })

  it('takes null for left out', () => {
    const nothing = { conditionKey: null, companyKey: null, state: null, severity: null, text: null, device: null, user: null, at: null }
    expect(alertOf({ title: 'x', ...nothing })).toEqual({ ...alertOf({ title: 'x' }), raw: { title: 'x', ...nothing } })
  })

  it.each([
    ['critical', 'critical'],
    ['High', 'high'],
    ['MEDIUM', 'medium'],
    ['warning', 'medium'],
    ['low', 'low'],
    ['informational', 'low'],
    ['info', 'low'],
  ])('understands the severity %s', (severity, level) => {
    expect(alertOf({ title: 'x', severity }).severity).toBe(level)
  })

  it('prefers the company of the alert to the given one', () => {
    expect(alertOf({ title: 'x', companyKey: 'acme' }, { companyKey: 'other' }).companyKey).toBe('acme')
    expect(alertOf({ title: 'x' }, { companyKey: ' other ' }).companyKey).toBe('other')
    expect(alertOf({ title: 'x' }, { companyKey: '' }).companyKey).toBeNull()
  })
})

describe('what is wrong with an alert', () => {
  it('names a missing title', () => {
    for (const record of [{}, { title: null }, { text: 'x' }])
      expect(problemsOf(record)).toEqual([
        {
          index: 0,
          line: 1,
          field: 'title',
          message: 'The alert has no title.',
          nextStep: 'Add `title`, one line that says what happened.',
        },
      ])
  })

  it('names every unknown field', () => {
    const problems = problemsOf({ title: 'x', host: 'DC01', priority: 1 })
    expect(problems.map(({ field }) => field)).toEqual(['host', 'priority'])
    expect(problems[0]!.message).toContain('"host"')
    expect(problems[0]!.nextStep).toContain('device')
  })

  it.each([
    [{ title: '' }, 'title', /empty/],
    [{ title: ' \n ' }, 'title', /empty/],
    [{ title: 5 }, 'title', /string/],
    [{ title: 'x', severity: 'urgent' }, 'severity', /must be one of critical, high, medium, low/],
    [{ title: 'x', severity: 2 }, 'severity', /string/],
    [{ title: 'x', state: 'resolved' }, 'state', /raised.*cleared/],
    [{ title: 'x', at: '2026-11-22 05:15' }, 'at', /with its zone/],
    [{ title: 'x', at: '2026-11-22T05:15:13' }, 'at', /with its zone/],
    [{ title: 'x', conditionKey: 'k'.repeat(513) }, 'conditionKey', /512/],
    [{ title: 'x', device: { name: 'DC01' } }, 'device', /string/],
  ])('refuses %j', (record, field, message) => {
    const problems = problemsOf(record)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ index: 0, field, message: expect.stringMatching(message) })
    expect(problems[0]!.nextStep).toContain(`\`${field}\``)
  })

  it('says which alert of many', () => {
    const { alerts, problems } = readAlerts(JSON.stringify([{ title: 'a' }, { titel: 'b' }, { title: 'c' }]))
    expect(alerts.map(({ title }) => title)).toEqual(['a', 'c'])
    expect(problems.map(({ index, line, field }) => ({ index, line, field }))).toEqual([
      { index: 1, line: null, field: 'title' },
      { index: 1, line: null, field: 'titel' },
    ])
  })
})

describe('limits', () => {
  it('cuts a long title and puts it in full at the head of the text', () => {
    const title = `Begin ${'x'.repeat(400)} end`
    const alert = alertOf({ title, text: 'More.' })
    expect(alert.title).toHaveLength(300)
    expect(alert.title).toMatch(/^Begin x+…$/)
    expect(alert.text).toBe(`${title}\n\nMore.`)
    expect(alertOf({ title: 'x'.repeat(300) })).toMatchObject({ title: 'x'.repeat(300), text: '' })
  })

  it('cuts a text at 100,000 characters and says so', () => {
    const whole = 'y'.repeat(100_000)
    expect(alertOf({ title: 'x', text: whole }).text).toBe(whole)
    const { text } = alertOf({ title: 'x', text: `${whole}z` })
    expect(text).toHaveLength(100_000)
    expect(text).toMatch(/y\n\n\[Cut here: the text has 100,001 characters\. The alert itself is kept in full\.\]$/)
  })

  it('takes a title of 10 MB', () => {
    const title = `Giant ${'a'.repeat(10_000_000)}`
    const alert = alertOf({ title })
    expect(alert.title).toHaveLength(300)
    expect(alert.text).toHaveLength(100_000)
    expect(alert.text.startsWith('Giant aaa')).toBe(true)
    expect(alert.raw).toEqual({ title })
    expect(alertOf({ class_uid: 2004, finding_info: { title } }).title).toHaveLength(300)
  })

  it('never cuts a character in two', () => {
    for (const lead of ['', 'a']) {
      const { title } = alertOf({ title: lead + '\u{1F525}'.repeat(400) })
      expect(title.isWellFormed()).toBe(true)
      const { text } = alertOf({ title: 'x', text: lead + '\u{1F525}'.repeat(60_000) })
      expect(text.isWellFormed()).toBe(true)
    }
  })

  it('takes control characters out', () => {
    const { title, text } = alertOf({ title: 'a\u001B[31mb', text: 'line\u0007 one\n\tline two' })
    expect(title).toBe('a[31mb')
    expect(text).toBe('line one\n\tline two')
  })
})
