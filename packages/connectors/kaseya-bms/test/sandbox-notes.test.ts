import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { member, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const ticket = '/servicedesk/tickets/100001'
const completed = 8809
const note = { details: 'We have looked at it.', isInternal: true, typeId: 21, noteDate: '2026-03-02T14:00:00Z' }
const readTicket = (): Promise<Json> => client.get(ticket)
const problemsOf = async (path: string, body: object): Promise<string[]> => {
  const reply = await client.send('POST', `${ticket}${path}`, body)
  expect(reply.json.success, reply.text).toBe(false)
  return reply.json.error.subErrors
}

describe('a note', () => {
  test('is told back with who wrote it, and listed after those before it', async () => {
    const made = await client.post(`${ticket}/notes`, note)
    expect(made).toMatchObject({
      details: 'We have looked at it.',
      isInternal: true,
      typeId: 21,
      typeName: 'General',
      createdBy: 31_001,
      createdByName: 'Jackfield API',
      createdByEmail: 'jackfield.api@sandboxmsp.example',
      createdOn: '2026-03-02T09:00:00',
      attachments: [],
    })
    expect(await client.get(`${ticket}/notes/${made.id}`)).toEqual(made)
    const list = await client.get(`${ticket}/notes`)
    expect(list.map(({ details }: Json) => details)).toEqual(['We have ordered toner.', 'Toner arrives tomorrow.', note.details])
    expect(await client.get(`${ticket}/notes?PageSize=2&PageNumber=2`)).toEqual([made])
    expect(client.running.tickets()[0]?.notes.at(-1)).toEqual({ text: note.details, visibility: 'internal' })
  })

  test('counts as activity of its ticket and leaves its status alone', async () => {
    const before = await readTicket()
    await client.post(`${ticket}/notes`, { ...note, isInternal: false, statusId: 0 })
    const after = await readTicket()
    expect(after.lastActivityUpdate).toBe('2026-03-02T09:00:00')
    expect([after.statusId, after.lastStatusUpdate]).toEqual([before.statusId, before.lastStatusUpdate])
    expect(client.running.tickets()[0]?.notes.at(-1)?.visibility).toBe('public')
  })

  test('with a StatusId moves the ticket', async () => {
    await client.post(`${ticket}/notes`, { ...note, statusId: completed })
    expect(await readTicket()).toMatchObject({ statusId: completed, completedDate: '2026-03-02T09:00:00' })
    expect(await problemsOf('/notes', { ...note, statusId: 5 })).toEqual(['StatusId 5 does not exist.'])
  })

  test.each(['details', 'isInternal', 'typeId', 'noteDate'])('needs %s', async (name) => {
    const pascal = name.charAt(0).toUpperCase() + name.slice(1)
    expect(await problemsOf('/notes', { ...note, [name]: undefined })).toEqual([`The ${pascal} field is required.`])
    expect(client.running.tickets()[0]?.notes).toHaveLength(2)
  })

  test('has a type of the tenant, or 0', async () => {
    expect(await problemsOf('/notes', { ...note, typeId: 99 })).toEqual(['TypeId 99 does not exist.'])
    expect(await client.post(`${ticket}/notes`, { ...note, typeId: 0 })).toMatchObject({ typeId: 21, typeName: 'General' })
  })

  test('takes files in Base64 along, of which the internal ones stay so', async () => {
    const file = { name: 'log.txt', type: 'text/plain', base64Data: Buffer.from('häßlich').toString('base64') }
    const made = await client.post(`${ticket}/notes`, { ...note, attachments: [file] })
    expect(made.attachments).toMatchObject([{ originalFileName: 'log.txt', fileType: 'text/plain', objectId: 100_001, moduleId: 22 }])
    const download = await client.send('GET', `/system/attachments/22/100001/${made.attachments[0].id}/download`)
    expect(download.text).toBe('häßlich')
    expect(client.running.tickets()[0]?.attachments.at(-1)).toEqual({ fileName: 'log.txt', size: 9, visibility: 'internal' })
    expect(await problemsOf('/notes', { ...note, attachments: [{ ...file, type: '' }] })).toEqual(['The Type field is required.'])
    expect(await problemsOf('/notes', { ...note, attachments: [{ ...file, base64Data: '%' }] })).toEqual(['Base64Data is not valid.'])
    const large = Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64')
    expect(await problemsOf('/notes', { ...note, attachments: [{ ...file, base64Data: large }] })).toEqual([
      'The file log.txt is larger than 10 MB.',
    ])
    expect(client.running.tickets()[0]?.notes).toHaveLength(3)
  })

  test('is replaced by PUT and deleted, and none of another ticket is found', async () => {
    const { id } = await client.post(`${ticket}/notes`, note)
    const after = await client.result('PUT', `${ticket}/notes/${id}`, { ...note, details: 'Better words.', isInternal: false })
    expect(after).toMatchObject({ id, details: 'Better words.', isInternal: false })
    expect((await client.send('GET', `/servicedesk/tickets/100002/notes/${id}`)).json.error.message).toBe(`Note ${id} does not exist.`)
    const reply = await client.send('DELETE', `${ticket}/notes/${id}`)
    expect([reply.status, reply.text]).toEqual([200, ''])
    expect(await client.get(`${ticket}/notes`)).toHaveLength(2)
  })
})

describe('resolve', () => {
  test('takes the completed status where none is named, and keeps the comment', async () => {
    expect(await client.post(`${ticket}/resolve`, { comment: 'New toner is in.', isInternal: true })).toMatchObject({
      statusId: completed,
      statusName: 'Completed',
      completedDate: '2026-03-02T09:00:00',
    })
    expect(client.running.tickets()[0]).toMatchObject({ isClosed: true })
    expect(client.running.tickets()[0]?.notes.at(-1)).toEqual({ text: 'New toner is in.', visibility: 'internal' })
  })

  test('takes the status that is named, and needs a comment', async () => {
    expect(await client.post(`${ticket}/resolve`, { comment: 'Twice.', statusId: 8815 })).toMatchObject({ statusName: 'Duplicate' })
    expect(await problemsOf('/resolve', { statusId: completed })).toEqual(['The Comment field is required.'])
    expect(await problemsOf('/resolve', { comment: 'x', statusId: 1 })).toEqual(['StatusId 1 does not exist.'])
  })
})

describe('assignticket', () => {
  const assignment = { ...note, statusId: 8804, assigneeId: 31_003, queueId: 7302 }

  test('gives the ticket to somebody with a note, and has no body in its reply', async () => {
    const reply = await client.send('POST', `${ticket}/assignticket`, assignment)
    expect([reply.status, reply.text]).toEqual([200, ''])
    expect(await readTicket()).toMatchObject({ assigneeName: 'James Okafor', queueName: 'Projects', statusName: 'Assigned' })
    expect(client.running.tickets()[0]?.notes).toHaveLength(3)
  })

  test.each([
    [{ statusId: undefined }, ['The StatusId field is required.']],
    [{ details: '' }, ['The Details field is required.']],
    [{ assigneeId: 31_001 }, ['AssigneeId 31001 does not exist.']],
    [{ queueId: 1 }, ['QueueId 1 does not exist.']],
  ])('with %o changes nothing', async (more, problems) => {
    expect(await problemsOf('/assignticket', { ...assignment, ...more })).toEqual(problems)
    expect(await readTicket()).toMatchObject({ assigneeId: null, queueName: 'Service Desk' })
  })
})

const time = { startDate: '2026-03-02', startTime: '08:00:00', endTime: '09:30:00', workTypeId: 401, roleId: 451 }

describe('a time log', () => {
  test('is told back with its hours, and counts on its ticket', async () => {
    const made = await client.post(`${ticket}/timelogs`, { ...time, notes: 'Came by.', statusId: 8803 })
    expect(made).toMatchObject({
      timespent: 1.5,
      startDate: '2026-03-02T00:00:00',
      startTime: '08:00:00',
      notes: 'Came by.',
      workTypeName: 'Remote Support',
      roleName: 'Engineer',
      employeeName: 'Jackfield API',
      weekStart: '2026-03-01T00:00:00',
      weekEnd: '2026-03-07T00:00:00',
    })
    expect(await client.get(`${ticket}/timelogs/${made.id}`)).toEqual(made)
    expect(await client.get(`${ticket}/timelogs`)).toEqual([made])
    expect(await readTicket()).toMatchObject({ totalTimeSpent: 1.5, statusName: 'In Progress' })
    const changed = await client.result('PUT', `${ticket}/timelogs/${made.id}`, { ...time, endTime: '08:30:00', internalNotes: 'Short.' })
    expect(changed).toMatchObject({ id: made.id, timespent: 0.5, notes: null, internalNotes: 'Short.', createdOn: made.createdOn })
    expect((await client.send('DELETE', `${ticket}/timelogs/${made.id}`)).status).toBe(200)
    expect((await client.send('GET', `${ticket}/timelogs/${made.id}`)).json.error.message).toBe(`Time entry ${made.id} does not exist.`)
    expect(await readTicket()).toMatchObject({ totalTimeSpent: 0 })
  })

  test('takes a Timespent of its own, and needs what is required', async () => {
    expect(await client.post(`${ticket}/timelogs`, { ...time, timespent: 0.25 })).toMatchObject({ timespent: 0.25 })
    expect(await problemsOf('/timelogs', {})).toEqual(
      ['StartDate', 'StartTime', 'EndTime', 'WorkTypeId', 'RoleId'].map((name) => `The ${name} field is required.`),
    )
    expect(await problemsOf('/timelogs', { ...time, workTypeId: 1, roleId: 1, userId: 1 })).toEqual([
      'WorkTypeId 1 does not exist.',
      'RoleId 1 does not exist.',
      'UserId 1 does not exist.',
    ])
  })
})

test('activities are notes and time in one list, by kind or internal ones alone', async () => {
  await client.post(`${ticket}/timelogs`, { ...time, notes: 'Came by.' })
  const list = async (query = ''): Promise<Json[]> => {
    const reply = await client.send('GET', `${ticket}/activities${query}`)
    expect(member(reply.json, 'totalRecords')).toBe(reply.json.result.length)
    return reply.json.result
  }
  expect(await list()).toMatchObject([
    { activityType: 'Note', isInternal: 0, notes: 'We have ordered toner.', internalNotes: null, ticketId: 100_001 },
    { activityType: 'Note', isInternal: 1, notes: null, internalNotes: 'Toner arrives tomorrow.' },
    { activityType: 'TimeLog', isInternal: 0, timeSpent: 1.5, createdByName: 'Jackfield API' },
  ])
  expect(await list('?Filter.ActivityType=TimeLog')).toHaveLength(1)
  expect(await list('?Filter.OnlyInternal=true')).toHaveLength(1)
})

test('a technician’s doings show on the wire as those of somebody else', async () => {
  const { technician } = client.running
  await technician.addNote('100001', 'I look at it.')
  await technician.logTime('100001', 0.5)
  await technician.assign('100001')
  expect((await client.get(`${ticket}/notes`)).at(-1)).toMatchObject({ createdByName: 'Maria Weber', isInternal: true })
  expect(await client.get(`${ticket}/timelogs`)).toMatchObject([
    { timespent: 0.5, startTime: '08:30:00', endTime: '09:00:00', userId: 31_002 },
  ])
  expect(await readTicket()).toMatchObject({ assigneeName: 'Maria Weber', modifiedBy: 31_002 })
  await technician.closeTicket('100001')
  expect(await readTicket()).toMatchObject({ statusName: 'Completed' })
  await expect(technician.assign('1')).rejects.toThrow('There is no ticket 1.')
})

test('a technician’s close is undone too where the workflow says so', async () => {
  const { technician } = client.running
  await technician.putBackWhenClosed('100001')
  await technician.closeTicket('100001')
  expect(await readTicket()).toMatchObject({ statusName: 'New', completedDate: null })
})
