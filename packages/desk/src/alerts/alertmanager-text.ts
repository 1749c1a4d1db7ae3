import type { PriorityLevel } from '@jackfield/core'
import type { AlertmanagerAlert, AlertmanagerPayload } from './alertmanager-shape.ts'
import { firstTime } from './timestamps.ts'

/** What was found, where to read on, and every label. Short labelled lines. */
export function alertmanagerText(alert: AlertmanagerAlert, payload: AlertmanagerPayload, severity: PriorityLevel, title: string): string {
  const { labels, annotations } = alert
  const word = labels.get('severity') ?? null
  const named = ['summary', 'description', 'message', 'runbook_url', 'runbook']
  const blocks = [
    [annotations.get('summary'), annotations.get('description'), annotations.get('message')].filter((line) => line !== title),
    [
      `Severity: ${severity}${word === null || word.toLowerCase() === severity ? '' : ` (the source says ${word})`}`,
      labelled('Runbook', annotations.get('runbook_url') ?? annotations.get('runbook') ?? labels.get('runbook_url')),
      labelled('Link', alert.generatorURL),
      labelled('Alertmanager', payload.externalURL),
      labelled('Began', timeOf(alert.startsAt)),
      labelled('Ended', timeOf(alert.endsAt)),
    ],
    [...annotations].flatMap(([name, value]) => (named.includes(name) ? [] : [`${name}: ${value}`])),
    labels.size === 0 ? [] : ['Labels:', ...[...labels].map(([name, value]) => `  ${name}: ${value}`)],
    payload.truncatedAlerts === 0
      ? []
      : [
          `Alertmanager left ${payload.truncatedAlerts} further alerts of this group out: raise max_alerts of its receiver, or set it to 0.`,
        ],
  ]
  const paragraphs = blocks.map((lines) => [...new Set(lines)].filter(Boolean).join('\n'))
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}

/** Alertmanager writes the year 1 where there is no time. */
export function timeOf(text: string | null): string | null {
  const time = firstTime(text)
  return time === null || Date.parse(time) < 0 ? null : time
}

function labelled(label: string, value: string | null | undefined): string | null {
  return value ? `${label}: ${value}` : null
}
