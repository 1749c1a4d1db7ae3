import { z } from 'zod'

/**
 * The fields of OCSF findings that we read, of every schema version from 0.x to 1.x. Lenient: what is absent or of another type is null,
 * one bad entry of a list does not spoil the others, and one object where a list belongs counts as a list of one.
 */
const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim() || null)
  .nullable()
  .catch(null)
const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*-?\d+(?:\.\d+)?\s*$/)
      .transform(Number),
  ])
  .nullable()
  .catch(null)
const flag = z.boolean().nullable().catch(null)
const time = z.union([z.number(), z.string()]).nullable().catch(null)

function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullable().catch(null)
}

function list<Item>(item: z.ZodType<Item>) {
  return z
    .unknown()
    .optional()
    .transform((value): readonly NonNullable<Item>[] => {
      const entries: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
      return entries.flatMap((entry) => {
        const { success, data } = item.safeParse(entry)
        return success && data !== null && data !== undefined ? [data as NonNullable<Item>] : []
      })
    })
}

const named = { uid: text, name: text }
const remediation = object({ desc: text, references: list(text), kb_articles: list(text) })
const user = object({ ...named, email_addr: text, domain: text })
const process = object({ name: text, cmd_line: text, pid: number })
const file = object({ name: text, path: text })

const finding = object({
  title: text,
  desc: text,
  uid: text,
  types: list(text),
  src_url: text,
  remediation,
  analytic: object(named),
  created_time: time,
  created_time_dt: time,
  modified_time: time,
  modified_time_dt: time,
  first_seen_time: time,
  first_seen_time_dt: time,
  last_seen_time: time,
  last_seen_time_dt: time,
})

const resource = object({ ...named, type: text, region: text, hostname: text, owner: user })

const device = object({ ...named, hostname: text, ip: text, org: object(named), owner: user, os: object({ name: text }) })

const evidence = object({
  api: object({ operation: text, service: object(named) }),
  src_endpoint: object({ ip: text, hostname: text, location: object({ city: text, country: text }) }),
  dst_endpoint: object({ ip: text, hostname: text }),
  process,
  file,
  user,
  actor: object({ user, process }),
})

/** 0.x and the release candidates of 1.0 say `packages`, later versions `affected_packages`. */
const affectedPackage = object({ name: text, version: text, fixed_in_version: text, remediation })

const vulnerability = object({
  title: text,
  desc: text,
  severity: text,
  cve: object({ uid: text, cvss: list(object({ base_score: number, vector_string: text, version: text })), references: list(text) }),
  packages: list(affectedPackage),
  affected_packages: list(affectedPackage),
  references: list(text),
  remediation,
  is_exploit_available: flag,
  is_fix_available: flag,
  fix_available: flag,
})

export const ocsfFinding = z.object({
  activity_id: number,
  activity_name: text,
  actor: object({ user, process }),
  analytic: object(named),
  application: object(named),
  class_name: text,
  class_uid: number,
  /** The name of `class_name` in 0.x producers. */
  classname: text,
  cloud: object({ provider: text, region: text, account: object(named), account_uid: text }),
  compliance: object({ control: text, status: text, requirements: list(text), standards: list(text), desc: text }),
  database: object(named),
  databucket: object(named),
  desc: text,
  device,
  evidences: list(evidence),
  /** Class 2001. */
  finding,
  /** Classes 2002 and up. */
  finding_info: finding,
  /** Class 2005, where the incident has several. */
  finding_info_list: list(finding),
  malware: list(object({ name: text, path: text })),
  message: text,
  metadata: object({ uid: text, tenant_uid: text, product: object({ ...named, vendor_name: text }) }),
  observables: list(object({ name: text, value: text })),
  process,
  remediation,
  resource,
  resources: list(resource),
  severity: text,
  severity_id: number,
  src_url: text,
  state_id: number,
  status_id: number,
  time,
  time_dt: time,
  type_name: text,
  type_uid: number,
  user,
  vulnerabilities: list(vulnerability),
})

export type OcsfEvent = z.output<typeof ocsfFinding>
export type OcsfRemediation = z.output<typeof remediation>
export type OcsfVulnerability = NonNullable<z.output<typeof vulnerability>>
export type OcsfEvidence = NonNullable<z.output<typeof evidence>>
export type OcsfUser = z.output<typeof user>
export type OcsfProcess = z.output<typeof process>
