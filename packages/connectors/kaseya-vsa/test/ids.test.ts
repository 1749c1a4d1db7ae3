import { expect, test } from 'vitest'
import { beginning, connectTo, pageOfNine, scriptedServer, settingsOfNine } from './scripted-server.ts'

const long = '90071992547409931234567890'
const other = '12345678901234567890123456'
/** As a server writes them: numbers, which a parser that isn't ours would round. */
const list = (rows: string[]): string =>
  `{"TotalRecords":${rows.length},"Result":[${rows.join(',')}],"ResponseCode":0,"Status":"OK","Error":"None"}`
const one = (row: string): string => `{"Result":${row},"ResponseCode":0,"Status":"OK","Error":"None"}`

test('ids of 26 digits come back to the digit, in lists, by themselves, in filters, in paths and in bodies', async () => {
  const org = `{"OrgId":${long},"OrgName":"Long Ltd","OrgRef":"long"}`
  const asset = `{"AssetId":${other},"AssetName":"PC","OrgId":${long},"AgentId":${long}}`
  const ticket = (summary: string, status: string): string =>
    `{"ServiceDeskTicketId":${other},"ServiceDeskId":${long},"Summary":${JSON.stringify(summary)},"TicketStatus":"${status}","Priority":"High","CreatedDate":"2026-11-25T10:00:00","Closed":null}`
  let summary = ''
  const server = await scriptedServer((request) => {
    const { path, method, body } = request
    if (path === '/system/orgs') return { body: list([org]) }
    if (path === `/system/orgs/${long}`) return { body: one(org) }
    if (path === '/assetmgmt/assettypes') return { body: list([]) }
    if (path === '/assetmgmt/audit') return { body: list([`{"AgentGuid":${long},"SystemSerialNumber":"SN-1"}`]) }
    if (path === '/assetmgmt/assets') return { body: list([asset]) }
    if (path === '/automation/servicedesks') return { body: list([`{"ServiceDeskId":${long},"ServiceDeskName":"Desk"}`]) }
    if (path === `/automation/servicedesks/${long}/status`) return { body: list([`{"StatusId":${other},"StatusName":"New"}`]) }
    if (path === `/automation/servicedesks/${long}/priorities`) return { body: list([`{"PriorityId":${long},"PriorityName":"High"}`]) }
    if (path === `/automation/servicedesks/${long}/categories`) return { body: list([]) }
    if (path === `/automation/servicedesktickets/${long}/ticket`) {
      summary = (body as { Summary: string }).Summary
      return { body: one(other) }
    }
    if (path === `/automation/servicedesktickets/${other}`) return { body: one(ticket(summary, 'New')) }
    if (method === 'PUT') return { body: one('true') }
    return beginning(request)
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  expect((await capabilities.companyDirectory!.list({}).all()).map(({ id }) => id)).toEqual([long])
  expect((await capabilities.companyDirectory!.get(long)).id).toBe(long)
  const [device] = await capabilities.deviceInventory!.list({ companyId: long }).all()
  expect([device?.id, device?.company?.id, device?.serialNumber]).toEqual([other, long, 'SN-1'])
  const assetQuery = server.seen.find(({ path }) => path === '/assetmgmt/assets')?.query
  expect(assetQuery?.get('$filter')).toBe(`OrgId eq ${long}M`)
  const { id, ticket: made } = await capabilities.ticketDesk!.create({
    title: 'Disk',
    description: 'Full',
    companyId: long,
    priority: { id: long },
  })
  expect([id, made?.board?.id, made?.status.id, made?.priority?.id]).toEqual([other, long, other, long])
  expect(server.seen.find(({ method }) => method === 'POST')?.body).toMatchObject({ Priority: long })
  await capabilities.ticketDesk!.update(id, { statusId: other })
  expect(server.seen.find(({ method }) => method === 'PUT')?.path).toBe(`/automation/servicedesktickets/${other}/status/${other}`)
  expect(JSON.parse(JSON.stringify(device))).toEqual(device)
})

test('neither a word nor a path is sent where an id belongs: alarms/false would lose alarms', async () => {
  const server = await scriptedServer(beginning)
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  for (const id of ['false', 'true', '', '..', '1/close']) {
    await expect(capabilities.alertSource!.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(capabilities.alertClosing!.close(id, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(capabilities.ticketDesk!.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(capabilities.companyDirectory!.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(capabilities.deviceInventory!.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  expect(server.seen.map(({ path }) => path)).toEqual(['/auth', '/ismoduleinstalled/18'])
})

test('alarms since a time leave none out where nobody told the zone of the server', async () => {
  const rows = [
    { AlarmId: 1, EventTime: '2026-11-25T05:00:00' },
    { AlarmId: 2, EventTime: '2026-11-20T05:00:00' },
    { AlarmId: 3, Message: 'no time' },
  ]
  const server = await scriptedServer((request) => (request.path === '/assetmgmt/alarms/true' ? pageOfNine(rows) : beginning(request)))
  const since = '2026-11-25T09:00:00Z'
  const idsWith = async (more: object): Promise<string[]> => {
    const { capabilities } = await connectTo(settingsOfNine(server.url, more))
    return (await capabilities.alertSource!.list({ since }).all()).map(({ id }) => id)
  }
  expect(await idsWith({})).toEqual(['1', '3'])
  expect(await idsWith({ serverTimeZone: 'America/New_York' })).toEqual(['1', '3'])
  expect(await idsWith({ serverTimeZone: 'UTC' })).toEqual(['3'])
})
