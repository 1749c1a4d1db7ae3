import { leastRole, operationsOf, requireCapability } from '@jackfield/core'
import type { CapabilityName, Company, Ticket } from '@jackfield/core'
import type { Alert, AcceptedAlert } from '@jackfield/desk'
import type { RunningSandbox, VendorSandbox } from '@jackfield/sandbox'
import type { App } from '../../app.ts'
import { drawTickets, ticketDocument } from '../../output/tickets.ts'
import { workOff } from '../../work-off.ts'
import type { Worked } from '../../work-off.ts'
import { chooseDefaults } from './defaults.ts'
import { demoFindings } from './findings.ts'
import { refuseAndMend } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { expect } from './expectation.ts'
import { sandboxRights } from './rights.ts'
import { push } from './scene.ts'
import type { Scene } from './scene.ts'

/** What one connector's demo came to. */
export interface Played {
  readonly connector: string
  readonly findings: number
  readonly refusal: Refusal
  readonly tickets: readonly Omit<Ticket, 'raw'>[]
  readonly ticketsAfterRepeat: number
  readonly closed: number
}

/** Seconds that the work on some findings may take. */
const patience = 15

/** The script, the same for every vendor: it knows only the contract. */
export async function playScript(app: App, sandbox: VendorSandbox): Promise<Played> {
  const running = await sandbox.start({ seed: 'demo' })
  try {
    return await play(app, running)
  } finally {
    await running.stop()
  }
}

async function play(app: App, running: RunningSandbox): Promise<Played> {
  const tell = (line: string): void => app.screen.tell(line)
  const scene = await connect(app, running)
  await checkRole(scene)
  const findings = await demoFindings()
  await mapCompanies(scene, findings)
  const [first, ...others] = findings
  const { refusal, alert } = await refuseAndMend(scene, first!)

  tell(`5. ${findings.length} security findings are pushed.`)
  await settle(app, await push(scene, others))
  const tickets = await ourTickets(scene)
  tell(drawTickets(tickets))
  expect(tickets.length === findings.length, `${findings.length} findings give ${findings.length} tickets, there are ${tickets.length}`)

  tell('6. The same findings are pushed again.')
  const again = await settle(app, await push(scene, findings))
  const after = await ourTickets(scene)
  expect(after.length === tickets.length, `a repeat adds no ticket, there are ${after.length} instead of ${tickets.length}`)
  tell(`   Still ${after.length} tickets; ${again.settled.filter((one) => one.outcome === 'noted').length} repeats were counted on them.`)

  tell(`7. “${first!.title}” is over.`)
  const closed = await clear(scene, alert)
  tell(`   Ticket ${closed} is closed: nobody else had worked on it.`)
  return {
    connector: running.connector,
    findings: findings.length,
    refusal,
    tickets: tickets.map(ticketDocument),
    ticketsAfterRepeat: after.length,
    closed: 1,
  }
}

async function connect(app: App, running: RunningSandbox): Promise<Scene> {
  const book = await app.book()
  const connector = await (await app.registry()).get(running.connector)
  app.screen.tell(`1. A sandbox of ${connector.displayName} serves an invented MSP at ${running.url}.`)
  const name = `${running.connector}-demo`
  const { check } = await book.add({ name, connector: running.connector, settings: running.settings })
  const destination = await chooseDefaults(book, name)
  const who = check.user ? ` as ${check.user.name ?? check.user.id}` : ''
  app.screen.tell(`2. Connected${who}. ${destination}`)
  const open = await book.open(name)
  const operations = operationsOf(Object.keys(open.connection.capabilities) as CapabilityName[])
  return { app, running, open, role: leastRole(open.role, operations) }
}

async function checkRole({ app, running, open, role }: Scene): Promise<void> {
  running.setRights(sandboxRights(open.role, role))
  const operations = operationsOf(Object.keys(open.connection.capabilities) as CapabilityName[])
  const { findings } = await requireCapability(open.connection, 'roleInspector').inspect(operations)
  const missing = findings.filter((finding) => finding.verdict === 'missing')
  expect(missing.length === 0, `the least role suffices, but ${missing.map((finding) => finding.permission).join(', ')} is missing`)
  const held = findings.filter((finding) => finding.verdict === 'held').length
  app.screen.tell(`3. Role check: the API user holds the ${held} rights that are needed and none is missing.`)
}

/** The first customers of the findings go to companies of the tenant; the last one stays unknown, for the catch-all. */
async function mapCompanies({ app, open }: Scene, findings: readonly Alert[]): Promise<void> {
  const desk = await app.desk()
  const keys = [...new Set(findings.map((finding) => finding.companyKey).filter((key) => key !== null))].slice(0, -1)
  const companies = (await requireCapability(open.connection, 'companyDirectory').list({}).all()).filter(
    (company: Company) => company.active !== false && company.id !== open.summary.catchAll?.id,
  )
  for (const [index, key] of keys.entries()) {
    const company = companies[index % Math.max(1, companies.length)]
    if (company) await desk.mapCompany(open.summary.id, key, { id: company.id, name: company.name })
  }
}

async function settle(app: App, accepted: readonly AcceptedAlert[]): Promise<Worked> {
  const worked = await workOff(app, accepted, patience)
  const [kept] = worked.kept
  expect(!kept, `no finding is kept, but: ${kept?.error.message} ${kept?.error.nextStep}`)
  expect(worked.waiting.length === 0, `all findings are settled within ${patience} s`)
  return worked
}

/** Read from the vendor, not from our store. */
async function ourTickets({ open }: Scene): Promise<readonly Ticket[]> {
  const tickets = await requireCapability(open.connection, 'ticketDesk').list({}).all()
  return tickets.filter((ticket) => ticket.reference !== null)
}

async function clear({ app, running }: Scene, alert: AcceptedAlert): Promise<string> {
  const worked = await settle(app, [await (await app.desk()).clear(alert.id)])
  const [cleared] = worked.settled
  expect(cleared?.outcome === 'closed', `a clear closes the ticket, it came to “${cleared?.outcome}”`)
  const ticket = running.tickets().find((candidate) => candidate.id === cleared?.ticketId)
  expect(ticket?.isClosed === true, 'the vendor has the ticket closed')
  return cleared?.ticketNumber ?? cleared?.ticketId ?? ''
}
