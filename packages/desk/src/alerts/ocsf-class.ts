import type { Flaw } from './alert.ts'

/** The finding classes of OCSF's category 2. */
const classes: ReadonlyMap<number, string> = new Map([
  [2001, 'Security Finding'],
  [2002, 'Vulnerability Finding'],
  [2003, 'Compliance Finding'],
  [2004, 'Detection Finding'],
  [2005, 'Incident Finding'],
  [2006, 'Data Security Finding'],
  [2007, 'Application Security Posture Finding'],
])

/** What of an event says its class. */
export interface ClassMarks {
  readonly class_uid: number | null
  readonly class_name: string | null
  readonly classname: string | null
  readonly type_uid: number | null
  readonly type_name: string | null
}

/** Whether a JSON object means to be an OCSF event, of whatever class. */
export function looksLikeOcsf(record: Readonly<Record<string, unknown>>): boolean {
  return ['class_uid', 'type_uid', 'category_uid', 'class_name', 'classname', 'finding_info', 'finding_info_list'].some(
    (name) => name in record,
  )
}

export function className(uid: number): string {
  return classes.get(uid) ?? 'Finding'
}

/**
 * The class of an event: by `class_uid`; where that is missing, by `type_uid`, which is the class times 100 and the activity, or by a
 * class name, which producers write with and without spaces.
 */
export function classOf(marks: ClassMarks): number | Flaw {
  const stated = marks.class_uid ?? (marks.type_uid === null ? null : Math.floor(marks.type_uid / 100))
  const names = [marks.class_name, marks.classname, marks.type_name?.split(':')[0] ?? null].filter((name) => name !== null)
  const uid = stated ?? names.map(classNamed).find((found) => found !== null) ?? null
  if (uid !== null && classes.has(uid)) return uid
  const label = names[0] === undefined ? '' : ` (${names[0]})`
  return {
    field: 'class_uid',
    message:
      uid === null
        ? `This OCSF event does not say its class${label}.`
        : `OCSF class ${uid}${label} is not a finding that can become a ticket.`,
    nextStep:
      'Send events of the classes 2001 to 2007 (findings), or bring the event into the plain schema, where only `title` is required.',
  }
}

function classNamed(name: string): number | null {
  const bare = (words: string): string => words.toLowerCase().replace(/[^a-z]/g, '')
  for (const [uid, title] of classes) if (bare(title) === bare(name)) return uid
  return null
}
