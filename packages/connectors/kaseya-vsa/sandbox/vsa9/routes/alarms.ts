import { commitWith, Refusal } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { jsonBody } from '../body.ts'
import { addAlarm } from '../devices.ts'
import { notFound, refused, unauthorized, writeReply } from '../envelope.ts'
import { answerList, answerOne } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import { sessionOf } from '../login.ts'
import { machineOf, machinesOf } from '../models/agents.ts'
import { alarmMembers, alarmRecord } from '../models/alarms.ts'
import type { AlarmRow } from '../records.ts'
import { inScope, requireScope } from '../scope.ts'
import type { Vsa9 } from '../server.ts'

/** All alarms, those that are new to the session, and one: told apart by what stands in the same place of the path (FACTS 1.7). */
export const alarmRoutes: readonly Route<Vsa9>[] = [
  {
    method: 'GET',
    path: '/assetmgmt/alarms/true',
    kind: 'list',
    answer: (server, request) =>
      answerList(server, request, {
        ...sourceOf(server),
        rows: inScope(server, server.alarms.rows(), (row) => orgIdOf(server, row)),
        insertRow: () => void addAlarm(server, { subject: 'Raised meanwhile', machine: machinesOf(server)[0] ?? null }),
        deleteRow: (rows) => rows.some(({ id }) => server.alarms.delete(id)),
      }),
  },
  { method: 'GET', path: '/assetmgmt/alarms/false', kind: 'list', answer: answerNew },
  {
    method: 'GET',
    path: '/assetmgmt/alarms/{id}',
    kind: 'read',
    answer: (server, request) => answerOne(server, sourceOf(server), alarmAt(server, request)),
  },
  {
    method: 'PUT',
    path: '/assetmgmt/alarms/{id}/close',
    kind: 'write',
    answer(server, request) {
      const { id } = alarmAt(server, request)
      const notes = notesOf(server, request)
      return commitWith(() => {
        if (!server.alarms.update(id, { isOpen: false, notes })) throw notFound(server, 'Alarm')
        return writeReply(server)
      })
    },
  },
]

function sourceOf(server: Vsa9): Omit<ListSource<AlarmRow>, 'rows'> {
  return { members: alarmMembers(server), record: (row) => alarmRecord(server, row) }
}

/** Alarms that this session has not asked for before. Once told, told: a reply that is lost loses them. */
function answerNew(server: Vsa9, request: SandboxRequest): Answer {
  const session = sessionOf(server, request)
  if (!session) throw new Refusal(unauthorized(server))
  const held = inScope(server, server.alarms.rows(), (row) => orgIdOf(server, row))
  const rows = held.filter(({ id }) => !session.toldAlarms.has(id))
  for (const { id } of rows) session.toldAlarms.add(id)
  return answerList(server, request, { ...sourceOf(server), rows })
}

function alarmAt(server: Vsa9, { params }: SandboxRequest): AlarmRow {
  const row = server.alarms.get(params['id'] ?? '')
  if (!row) throw notFound(server, 'Alarm')
  requireScope(server, orgIdOf(server, row))
  return row
}

function orgIdOf(server: Vsa9, { agentId }: AlarmRow): string | null {
  return machineOf(server, agentId)?.orgId ?? null
}

/** `[{ "key": "notes", "value": "…" }]`, or nothing. */
function notesOf(server: Vsa9, request: SandboxRequest): string | null {
  const body = jsonBody(server, request)
  if (body === undefined) return null
  const entry: unknown = Array.isArray(body) ? body.find((item: unknown) => isEntry(item) && item.key === 'notes') : undefined
  if (isEntry(entry)) return String(entry.value)
  throw refused(server, 'badRequest', 'The body must be a list of keys and values.')
}

function isEntry(item: unknown): item is { readonly key: string; readonly value: unknown } {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item
}
