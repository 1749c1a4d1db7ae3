import type { OcsfEvent } from './ocsf-shape.ts'

/**
 * What an event says of its finding, wherever the schema version keeps it: `finding_info` (1.1 and up), the first of
 * `finding_info_list` (incidents), `finding` (0.x, 1.0).
 */
export interface OcsfFinding {
  readonly title: string | null
  readonly desc: string | null
  /** Never from `finding`, whose uid is of the event. */
  readonly uid: string | null
  readonly types: readonly string[]
  readonly url: string | null
  readonly analytics: readonly string[]
  readonly remediations: readonly NonNullable<OcsfEvent['remediation']>[]
  readonly firstSeen: readonly (string | number | null)[]
  readonly lastSeen: readonly (string | number | null)[]
}

export function findingOf(event: OcsfEvent): OcsfFinding {
  const infos = [event.finding_info, ...event.finding_info_list].filter((info) => info !== null)
  const parts = [...infos, event.finding].filter((part) => part !== null)
  const first = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null
  const analytics = [event.analytic, ...parts.map((part) => part.analytic)].filter((analytic) => analytic !== null)
  return {
    title: first(parts.map((part) => part.title)),
    desc: first([...parts.map((part) => part.desc), event.desc]),
    uid: first(infos.map((info) => info.uid)),
    types: parts.find((part) => part.types.length > 0)?.types ?? [],
    url: first([...parts.map((part) => part.src_url), event.src_url]),
    analytics: analytics.flatMap(({ uid, name }) => name ?? uid ?? []),
    remediations: [event.remediation, ...parts.map((part) => part.remediation)].filter((remediation) => remediation !== null),
    firstSeen: parts.flatMap((part) => [part.first_seen_time_dt, part.first_seen_time, part.created_time_dt, part.created_time]),
    lastSeen: parts.flatMap((part) => [part.last_seen_time_dt, part.last_seen_time, part.modified_time_dt, part.modified_time]),
  }
}
