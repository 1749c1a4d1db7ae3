import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alertOf, changed } from './fixtures/fixture.ts'
import type { Json } from './fixtures/fixture.ts'

/** Public samples of real products, beside the checkout where somebody has them. */
const folder = new URL('../../../../shared/alerts/', import.meta.url)

describe.runIf(existsSync(folder))('public samples', () => {
  it.each([
    ['falco-kernel-module', 'Linux Kernel Module Injection Detected', 'medium', null],
    ['inspector-vulnerability', 'CVE-2023-1255 - openssl', 'medium', '111111111111'],
    ['securityhub-compliance', 'PCI.Config.1 AWS Config should be enabled', 'medium', '111111111111'],
    [
      'securityhub-guardduty',
      'AWS CloudTrail trail arn:aws:cloudtrail:us-east-2:111111111111:trail/delete-me was disabled.',
      'low',
      '111111111111',
    ],
  ])('%s', (name, title, severity, companyKey) => {
    const record = JSON.parse(readFileSync(new URL(`${name}.ocsf.json`, folder), 'utf8')) as Json
    const alert = alertOf(record)
    expect(alert).toMatchObject({ title, severity, companyKey, state: 'raised', raw: record })
    expect(alert.text).not.toMatch(/undefined|\[object/)

    const again = changed(record, (field, value) => {
      if (/time$/.test(field) && typeof value === 'number') return value + 3_600_000
      if (/time_dt$/.test(field)) return '2027-01-01T00:00:00.000Z'
      if (field === 'metadata') return { ...(value as object), uid: 'another', log_version: '9' }
      if (field === 'finding') return { ...(value as object), uid: 'ffffffff-0000-4000-8000-000000000002' }
      return undefined
    })
    expect(alertOf(again).conditionKey).toBe(alert.conditionKey)
  })

  it('gives an unresolved sample no user and keeps its placeholders in the text', () => {
    const alert = alertOf(JSON.parse(readFileSync(new URL('falco-kernel-module.ocsf.json', folder), 'utf8')))
    expect(alert).toMatchObject({ device: 'host0.local', user: null })
    expect(alert.text).toContain('user=%user.name')
  })
})
