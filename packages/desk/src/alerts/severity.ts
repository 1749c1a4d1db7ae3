import type { PriorityLevel } from '@jackfield/core'

/** The words that are understood, in any case: the four levels, OCSF's other words, and `warning`. */
const levels: ReadonlyMap<string, PriorityLevel> = new Map([
  ['fatal', 'critical'],
  ['critical', 'critical'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['warning', 'medium'],
  ['low', 'low'],
  ['informational', 'low'],
  ['info', 'low'],
])

/** OCSF `severity_id`: 1 Informational, 2 Low, 3 Medium, 4 High, 5 Critical, 6 Fatal. 0 Unknown and 99 Other say nothing. */
const levelsById: ReadonlyMap<number, PriorityLevel> = new Map([
  [1, 'low'],
  [2, 'low'],
  [3, 'medium'],
  [4, 'high'],
  [5, 'critical'],
  [6, 'critical'],
])

/** For messages: what a person may write. */
export const severityWords = 'critical, high, medium, low, informational, info, warning, fatal'

/** Null for a word that is not known. */
export function severityFromWord(word: string): PriorityLevel | null {
  return levels.get(word.trim().toLowerCase()) ?? null
}

/** Of an OCSF event: the id, else the word, else medium. */
export function ocsfSeverity(id: number | null, word: string | null): PriorityLevel {
  return (id === null ? null : levelsById.get(id)) ?? (word === null ? null : severityFromWord(word)) ?? 'medium'
}

/**
 * What rules of Prometheus and others write into the label `severity`, beside the words above. Nothing prescribes them; these are the syslog
 * and Zabbix levels, and numbers of priorities.
 */
const labelLevels: ReadonlyMap<string, PriorityLevel> = new Map([
  ...words('critical', 'crit', 'emergency', 'emerg', 'alert', 'page', 'disaster', 'p1', 'sev1'),
  ...words('high', 'elevated', 'error', 'err', 'major', 'severe', 'p2', 'sev2'),
  ...words('medium', 'warn', 'minor', 'average', 'moderate', 'normal', 'p3', 'sev3'),
  ...words('low', 'information', 'notice', 'none', 'ok', 'debug', 'p4', 'p5', 'sev4', 'sev5'),
])

/** Of an Alertmanager alert: the word of its label in any case; medium where there is none, or one that is not known. */
export function severityFromLabel(word: string | null): PriorityLevel {
  if (word === null) return 'medium'
  return severityFromWord(word) ?? labelLevels.get(word.trim().toLowerCase()) ?? 'medium'
}

function words(level: PriorityLevel, ...all: readonly string[]): readonly (readonly [string, PriorityLevel])[] {
  return all.map((word) => [word, level])
}
