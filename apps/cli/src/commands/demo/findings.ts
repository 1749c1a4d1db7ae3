import { readFile } from 'node:fs/promises'
import type { Alert } from '@jackfield/desk'
import { expect } from './expectation.ts'

/** Findings of an invented product, in OCSF. The same path from src and from dist. */
const file = new URL('../../../demo/findings.json', import.meta.url)

export async function demoFindings(): Promise<readonly Alert[]> {
  const { readAlerts } = await import('@jackfield/desk')
  const { alerts, problems } = readAlerts(await readFile(file))
  expect(problems.length === 0 && alerts.length > 1, 'its findings can be read')
  return alerts
}
