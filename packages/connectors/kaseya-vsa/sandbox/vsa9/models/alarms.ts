import { membersFrom } from '../../odata/members.ts'
import type { Members, SourceRecord } from '../../odata/members.ts'
import type { AlarmRow } from '../records.ts'
import { variantOf } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { displayName, groupName, machineOf } from './agents.ts'

/** What REST clients call the members: no public source has the row (FACTS 1.7). */
const restMembers = membersFrom({
  AlarmId: 'id fs',
  AgentId: 'id f',
  MachineName: 'text fs',
  GroupName: 'text fs',
  MonitorType: 'text fs',
  AlarmType: 'text fs',
  Message: 'text f',
  AlarmSubject: 'text f',
  AlarmEmail: 'text',
  EventTime: 'date fs',
  TicketId: 'id fs',
  AdminName: 'text fs',
  MonitorName: 'text fs',
  LogType: 'text fs',
  EventType: 'text fs',
  LogValue: 'text',
  MonitorAlarmStateId: 'int fs',
})

/** As in the reply of the old SOAP service. */
const soapMembers = membersFrom({
  agentGuid: 'id f',
  MachineName: 'text fs',
  GroupName: 'text fs',
  MonitorAlarmID: 'id fs',
  MonitorType: 'text fs',
  AlarmType: 'text fs',
  Message: 'text f',
  AlarmSubject: 'text f',
  AlarmEmail: 'text',
  EventTime: 'date fs',
  TicketID: 'text fs',
  AdminName: 'text fs',
  MonitorName: 'text fs',
  LogType: 'text fs',
  EventType: 'text fs',
  LogValue: 'text',
  MonitorAlarmStateId: 'int fs',
})

export function alarmMembers(server: Vsa9): Members {
  return variantOf(server, 'alarmRow') === 'soap' ? soapMembers : restMembers
}

/** Has the members of both forms; each form sends its own. State 1 is open; no ticket is 0 in one form and empty in the other (FACTS 1.7). */
export function alarmRecord(server: Vsa9, row: AlarmRow): SourceRecord {
  const device = machineOf(server, row.agentId)
  const machine = device ? displayName(server, device) : ''
  const group = device ? groupName(server, device) : ''
  return {
    AlarmId: row.id,
    MonitorAlarmID: row.id,
    AgentId: row.agentId,
    agentGuid: row.agentId,
    MachineName: machine,
    GroupName: group,
    MonitorType: row.monitorType,
    AlarmType: row.monitorType,
    Message: row.message,
    AlarmSubject: row.subject,
    AlarmEmail: '',
    EventTime: row.raisedAt,
    TicketId: row.ticketId ?? '0',
    TicketID: row.ticketId ?? '',
    AdminName: '',
    MonitorName: row.monitorType,
    LogType: '',
    EventType: '',
    LogValue: '',
    MonitorAlarmStateId: row.isOpen ? 1 : 2,
  }
}
