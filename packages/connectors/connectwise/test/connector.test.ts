import type { ConnectionV1, OperationId, RoleFinding, TicketChoices } from '@jackfield/core'
import { leastRole, operationsOf } from '@jackfield/core'
import type { RunningSandbox, SandboxRight } from '@jackfield/sandbox'
import { sandbox } from '@jackfield/connectwise/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { connectwise } from '../src/index.ts'
import { role } from '../src/role.ts'
import { connectTo } from './scripted-server.ts'

interface Started {
  readonly vendor: RunningSandbox
  readonly connection: ConnectionV1
  readonly companyId: string
}

async function start(choices: TicketChoices = {}, variants: Readonly<Record<string, string>> = {}): Promise<Started> {
  const vendor = await sandbox.start({ seed: 'demo', variants })
  onTestFinished(() => vendor.stop())
  const companyId = vendor.tickets()[0]?.companyId ?? ''
  return { vendor, connection: await connectTo(vendor.settings, choices), companyId }
}

const desk = (connection: ConnectionV1) => connection.capabilities.ticketDesk!
const catalog = (connection: ConnectionV1) => connection.capabilities.catalog!

/** The rights of the least role for these operations, without the permissions named. */
function leastRights(operations: readonly OperationId[], without: readonly string[] = []): SandboxRight[] {
  return leastRole(role, operations)
    .filter(({ permission }) => !without.includes(permission))
    .map(({ permission, atLeast, items }) => ({
      path: role.permissions.find(({ id }) => id === permission)!.path,
      levels: atLeast,
      ...(items ? { items } : {}),
    }))
}

test('the check tells the API member, the tenant and the server', async () => {
  const { connection } = await start()
  const check = await connection.check()
  expect(check.user?.name).toBeTruthy()
  expect(check).toMatchObject({ tenant: expect.any(String) as string, version: expect.stringMatching(/^v/) as string, generation: null })
  await connection.close()
})

test('boards come without project boards, one of them the default of the API member', async () => {
  const { connection } = await start()
  const boards = await catalog(connection).boards()
  expect(boards.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  const [board] = boards
  const statuses = await catalog(connection).statuses(board!.id)
  expect(statuses.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  expect(statuses[0]?.phase).toBe('new')
  expect((await catalog(connection).priorities()).map(({ name }) => name)).toEqual(
    expect.arrayContaining([expect.stringContaining('Critical') as string]),
  )
})

test('a create without any choice takes the defaults of the vendor and tells them', async () => {
  const { connection, companyId } = await start()
  const created = await desk(connection).create({ title: 'Disk full', description: 'C:', companyId })
  expect(created.warnings).toEqual([])
  const boards = await catalog(connection).boards()
  expect(created.ticket?.board?.id).toBe(boards.find(({ isDefault }) => isDefault)?.id)
  expect(created.ticket?.status).toMatchObject({ phase: expect.stringMatching(/new|open/) as string, phaseFrom: 'vendor' })
})

test('the statuses that were chosen on one board are found by name on another', async () => {
  const { connection: looking, vendor, companyId } = await start()
  const [first, second] = await catalog(looking).boards()
  const closed = (await catalog(looking).statuses(first!.id)).find(({ name }) => name === '>Closed')!
  const connection = await connectTo(vendor.settings, { closeStatus: { id: closed.id, name: closed.name } })
  const { id } = await desk(connection).create({ title: 'x', description: '', companyId, boardId: second!.id })
  const { ticket, warnings } = await desk(connection).close(id)
  expect(warnings).toEqual([])
  expect(ticket.status).toMatchObject({ name: '>Closed', phase: 'closed', phaseFrom: 'vendor' })
  expect(ticket.status.id).not.toBe(closed.id)
})

test("a close status that the ticket's board lacks is replaced by its first closing one, with a warning", async () => {
  const { connection, companyId } = await start({ closeStatus: { id: '999999', name: 'Nowhere' } })
  const { id } = await desk(connection).create({ title: 'x', description: '', companyId })
  const { ticket, warnings } = await desk(connection).close(id)
  expect(ticket.status.phase).toBe('closed')
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['status-not-on-board', 'closeStatus']])
})

test('a status that does not close is not taken for a close status', async () => {
  const { connection: looking, vendor, companyId } = await start()
  const [board] = await catalog(looking).boards()
  const open = (await catalog(looking).statuses(board!.id)).find(({ phase, isActive }) => phase === 'open' && isActive)!
  const connection = await connectTo(vendor.settings, { closeStatus: { id: open.id, name: open.name } })
  const { id } = await desk(connection).create({ title: 'x', description: '', companyId, boardId: board!.id })
  const { ticket, warnings } = await desk(connection).close(id)
  expect(ticket.status.phase).toBe('closed')
  expect(warnings.map(({ code }) => code)).toEqual(['status-not-on-board'])
})

test('a status of another board is left to the vendor on create, and kept off the ticket on update', async () => {
  const { connection, companyId } = await start()
  const [first, second] = await catalog(connection).boards()
  const foreign = (await catalog(connection).statuses(second!.id)).find(({ name }) => name !== '>Closed')!
  const created = await desk(connection).create({ title: 'x', description: '', companyId, boardId: first!.id, statusId: foreign.id })
  expect(created.warnings.map(({ code }) => code)).toEqual(['status-not-on-board'])
  const changed = await desk(connection).update(created.id, { statusId: foreign.id })
  expect(changed.warnings.map(({ code }) => code)).toEqual(['status-not-on-board'])
  expect(changed.ticket.status.id).toBe(created.ticket?.status.id)
})

test('a ticket moves to another board together with a status of that board', async () => {
  const { connection, companyId } = await start()
  const [first, second] = await catalog(connection).boards()
  const status = (await catalog(connection).statuses(second!.id)).find(({ phase }) => phase === 'open')!
  const { id } = await desk(connection).create({ title: 'x', description: '', companyId, boardId: first!.id })
  const { ticket, warnings } = await desk(connection).update(id, { boardId: second!.id, statusId: status.id })
  expect(warnings).toEqual([])
  expect([ticket.board?.id, ticket.status.id]).toEqual([second!.id, status.id])
})

test('without Table Setup tickets are read and created, closed or open, while closing names what is missing', async () => {
  const { connection: looking, vendor, companyId } = await start()
  const existing = vendor.tickets()
  const open = existing.find(({ isClosed }) => !isClosed)!
  const closed = existing.find(({ isClosed }) => isClosed)!
  const operations: OperationId[] = ['ticketDesk.get', 'ticketDesk.list', 'ticketDesk.create', 'ticketDesk.close', 'ticketDesk.update']
  vendor.setRights(leastRights(operations, ['system.table-setup']))
  await looking.close()
  const connection = await connectTo(vendor.settings)
  expect((await desk(connection).get(open.id)).status).toMatchObject({ phase: 'open', phaseFrom: 'vendor' })
  expect((await desk(connection).get(closed.id)).status).toMatchObject({ phase: 'closed', phaseFrom: 'vendor' })
  expect(await desk(connection).list({}).all()).toHaveLength(existing.length)
  expect((await desk(connection).create({ title: 'x', description: '', companyId })).ticket?.status.phase).toBe('open')
  await expect(desk(connection).close(open.id)).rejects.toMatchObject({
    code: 'PERMISSION',
    operation: 'ticketDesk.close',
    needed: expect.arrayContaining([expect.objectContaining({ permission: 'system.table-setup' })]) as unknown,
  })
})

test('the statuses of a board are asked for once while a list of many tickets is read', async () => {
  const { connection, vendor } = await start()
  await desk(connection).list({}).all()
  const asked = Object.entries(vendor.stats().byOperation).filter(([route]) => /GET .*\/statuses$/.test(route))
  const boards = new Set((await desk(connection).list({}).all()).map(({ board }) => board?.id))
  // One page and the empty one behind it, for each board.
  expect(asked.reduce((sum, [, times]) => sum + times, 0)).toBe(boards.size * 2)
})

test('a company is found by a name with quotes, ampersands, brackets and umlauts', async () => {
  const { connection } = await start()
  const directory = connection.capabilities.companyDirectory!
  const all = await directory.list({}).all()
  for (const { id, name } of all.filter((company) => /["&[ü]/.test(company.name))) {
    expect((await directory.list({ name }).all()).map((company) => company.id)).toEqual([id])
  }
  expect(all.some(({ name }) => name.includes('['))).toBe(true)
})

test('ids that ConnectWise can not have are refused without a call', async () => {
  const { connection, vendor } = await start()
  const before = vendor.stats().requests
  await expect(desk(connection).get('abc')).rejects.toMatchObject({ code: 'NOT_FOUND', operation: 'ticketDesk.get' })
  await expect(desk(connection).list({ companyId: '1 or id>0' }).all()).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(connection.capabilities.ticketNotes!.list('1/../2').all()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(connection.capabilities.ticketNotes!.addInternal('5', '  ')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(vendor.stats().requests).toBe(before)
})

const wanted = operationsOf(['ticketDesk', 'ticketNotes', 'companyDirectory', 'catalog'])

function verdicts(findings: readonly RoleFinding[], permission: string): string[] {
  return findings.filter((finding) => finding.permission === permission).map(({ axis, verdict }) => `${axis} ${verdict}`)
}

test('the role check finds the least role held, and a level that is too low missing', async () => {
  const { connection, vendor } = await start()
  vendor.setRights(leastRights(wanted))
  const held = await connection.capabilities.roleInspector!.inspect(wanted)
  expect([...new Set(held.findings.map(({ verdict }) => verdict))]).toEqual(['held'])
  expect(held.role?.name).toBeTruthy()
  vendor.setRights([
    ...leastRights(wanted, ['companies.contacts']),
    { path: ['Companies', 'Contacts'], levels: { inquire: 'My' } },
    { path: ['Finance', 'Invoicing'], levels: { delete: 'All' } },
  ])
  const { findings } = await connection.capabilities.roleInspector!.inspect(wanted)
  expect(findings.filter(({ verdict }) => verdict !== 'held')).toEqual([
    expect.objectContaining({ permission: 'companies.contacts', axis: 'inquire', verdict: 'missing', needed: 'All', found: 'My' }),
    expect.objectContaining({ permission: 'Finance > Invoicing', axis: 'delete', verdict: 'excess', found: 'All' }),
  ])
})

test('an administrator holds everything and is in excess', async () => {
  const { connection } = await start()
  const { findings } = await connection.capabilities.roleInspector!.inspect(['ticketDesk.create'])
  expect(findings).toContainEqual(expect.objectContaining({ permission: 'administrator', verdict: 'excess' }))
  expect(findings.some(({ verdict }) => verdict === 'missing')).toBe(false)
})

test('where the member may not read its rights, probes prove what is refused and claim nothing else', async () => {
  const { connection, vendor } = await start({}, { mySecurity: 'refused' })
  vendor.setRights(leastRights(wanted, ['companies.contacts']))
  const { findings } = await connection.capabilities.roleInspector!.inspect(wanted)
  expect(verdicts(findings, 'companies.contacts')).toEqual(['inquire missing'])
  expect(verdicts(findings, 'companies.company-maintenance')).toEqual(['inquire unknown'])
  for (const finding of findings.filter(({ verdict }) => verdict === 'unknown')) expect(finding.reason).toBeTruthy()
  expect(findings.some(({ verdict }) => verdict === 'held')).toBe(false)
})

test('the names that hosts load a connector by are one and the same', async () => {
  expect((await import('../src/index.ts')).connector).toBe(connectwise)
})
