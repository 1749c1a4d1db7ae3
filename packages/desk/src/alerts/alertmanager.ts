import type { Alert, Flaw } from './alert.ts'
import { alertmanagerAlert, alertmanagerPayload } from './alertmanager-shape.ts'
import type { AlertmanagerAlert, AlertmanagerPayload } from './alertmanager-shape.ts'
import { alertmanagerText, timeOf } from './alertmanager-text.ts'
import { cut, fitted, oneLine } from './fitted-text.ts'
import { givenKey, hashedKey, longestKey } from './identity.ts'
import { severityFromLabel } from './severity.ts'

/** Labels that name the customer, where the caller chose none. The first that an alert has counts. */
const companyLabels = ['company', 'customer', 'tenant'] as const
/** Labels that name the machine; `instance` comes last, for often it is the exporter's address. */
const deviceLabels = ['host', 'hostname', 'nodename', 'node', 'instance'] as const
const longestName = 300

export interface AlertmanagerOptions {
  /** Goes before what labels say. */
  readonly companyKey: string | null
  /** The one label that names the customer. */
  readonly companyLabel: string | null
}

/** Reads the payload of an Alertmanager webhook, version 4: each entry of `alerts` is an alert, or what is wrong with it. */
export function readAlertmanager(record: Readonly<Record<string, unknown>>, options: AlertmanagerOptions): readonly (Alert | Flaw)[] {
  const { alerts: entries } = record
  if (!Array.isArray(entries))
    return [
      {
        field: 'alerts',
        message: entries === undefined ? 'This Alertmanager payload has no `alerts`.' : '`alerts` is not a list.',
        nextStep: 'Send the body of an Alertmanager webhook as it came; its `alerts` is an array of objects.',
      },
    ]
  const payload = alertmanagerPayload.parse(record)
  return entries.map((entry: unknown, at) => {
    const alert = readEntry(entry, payload, options)
    // Alone in its payload: read again, it is the same alert.
    return 'conditionKey' in alert ? { ...alert, raw: { ...record, alerts: [entry] } } : { ...alert, field: `alerts[${at}]${alert.field}` }
  })
}

function readEntry(entry: unknown, payload: AlertmanagerPayload, options: AlertmanagerOptions): Omit<Alert, 'raw'> | Flaw {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return {
      field: '',
      message: `An entry of \`alerts\` is an object; this is ${Array.isArray(entry) ? 'an array' : entry === null ? 'null' : `a ${typeof entry}`}.`,
      nextStep: 'Send the body of an Alertmanager webhook as it came.',
    }
  const alert = alertmanagerAlert.parse(entry)
  const { labels, fingerprint } = alert
  if (fingerprint === null && labels.size === 0)
    return {
      field: '.fingerprint',
      message: 'The alert has neither a fingerprint nor labels, so nothing tells it from others.',
      nextStep: 'Send the body of an Alertmanager webhook as it came: Alertmanager 0.20 and newer gives each alert its fingerprint.',
    }
  const isCleared = (alert.status ?? payload.status)?.toLowerCase() === 'resolved'
  const severity = severityFromLabel(labels.get('severity') ?? null)
  const title = titleOf(alert)
  return {
    // Alertmanager tells alerts apart by their labels, of which the fingerprint is a hash.
    conditionKey: fingerprint === null ? hashedKey({ product: 'alertmanager', rule: pairs(labels), subject: [] }) : givenKey(fingerprint),
    companyKey: options.companyKey ?? companyOf(labels, options.companyLabel),
    state: isCleared ? 'cleared' : 'raised',
    severity,
    ...fitted(title, alertmanagerText(alert, payload, severity, title)),
    device: deviceOf(labels),
    user: null,
    at: (isCleared ? timeOf(alert.endsAt) : null) ?? timeOf(alert.startsAt),
  }
}

function titleOf({ labels, annotations }: AlertmanagerAlert): string {
  const summary = annotations.get('summary')
  if (summary !== undefined && oneLine(summary) !== '') return summary
  const name = labels.get('alertname')
  const instance = labels.get('instance')
  if (name !== undefined) return instance === undefined ? name : `${name} on ${instance}`
  const said = annotations.get('description') ?? annotations.get('message')
  return said?.split('\n')[0] ?? (instance === undefined ? 'Alert' : `Alert on ${instance}`)
}

function companyOf(labels: ReadonlyMap<string, string>, chosen: string | null): string | null {
  const names = chosen === null ? companyLabels : [chosen]
  return names.map((name) => labels.get(name)).find((key) => key !== undefined && key.length <= longestKey) ?? null
}

function deviceOf(labels: ReadonlyMap<string, string>): string | null {
  const named = deviceLabels.map((name) => labels.get(name)).find((value) => value !== undefined)
  return named === undefined ? null : cut(oneLine(hostIn(named)), longestName)
}

/** The host of `srv01:9100`, `[2001:db8::1]:9100` or a probed `https://shop.example/health`. */
function hostIn(instance: string): string {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(instance) ? URL.parse(instance) : null
  if (url?.hostname) return url.hostname.replace(/^\[(.*)\]$/, '$1')
  return instance.replace(/^\[([\da-f:.]+)\](?::\d+)?$/i, '$1').replace(/^([^:]+):\d+$/, '$1')
}

function pairs(labels: ReadonlyMap<string, string>): readonly string[] {
  return [...labels].map(([name, value]) => `${name}=${value}`)
}
