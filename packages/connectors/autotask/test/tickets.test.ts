import { describe, expect, test } from 'vitest'
import { sandboxWorld } from './sandbox-connection.ts'
import type { World } from './sandbox-connection.ts'

const draft = { title: 'Backup failed', description: 'It ended with an error.', companyId: '0' }

/** A query of the test's own, beside the connector. */
async function ask(world: World, path: string, body: unknown): Promise<{ readonly items: readonly Readonly<Record<string, unknown>>[] }> {
  const { userName, secret, integrationCode } = world.running.settings as Readonly<Record<string, string>>
  const zone = await fetch(`${world.running.url}/ATServicesRest/V1.0/ZoneInformation?user=${encodeURIComponent(userName ?? '')}`)
  const { url } = (await zone.json()) as { readonly url: string }
  const headers = {
    'content-type': 'application/json',
    UserName: userName ?? '',
    Secret: secret ?? '',
    ApiIntegrationCode: integrationCode ?? '',
  }
  const response = await fetch(`${url}V1.0/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(response.status).toBe(200)
  return (await response.json()) as { readonly items: readonly Readonly<Record<string, unknown>>[] }
}

async function deskOf(world: World, settings: Readonly<Record<string, unknown>> = {}, choices = {}) {
  const { ticketDesk } = (await world.connect(settings, choices)).capabilities
  if (!ticketDesk) throw new Error('no desk')
  return ticketDesk
}

describe('a new ticket', () => {
  test('of the tenant’s own company, whose id is 0, needs nothing but the tenant’s defaults and a queue', async () => {
    const world = await sandboxWorld()
    const desk = await deskOf(world, {}, { board: { id: '8', name: 'Monitoring Alert' } })
    const { id, warnings } = await desk.create(draft)
    expect(warnings).toEqual([])
    const ticket = await desk.get(id)
    expect(ticket).toMatchObject({
      company: { id: '0' },
      board: { id: '8', name: 'Monitoring Alert' },
      status: { id: '1', name: 'New', phase: 'new' },
      priority: { id: '2', name: 'Medium' },
    })
    expect(ticket.number).toMatch(/^T\d{8}\.\d{4}$/)
  })

  test('without a queue is refused with the field and what to do', async () => {
    const desk = await deskOf(await sandboxWorld())
    const error = await desk.create(draft).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'REJECTED', outcome: 'rejected' })
    expect(error).toHaveProperty('nextStep', expect.stringContaining('Choose a queue'))
  })

  test('whose category asks for a due date has one, with a warning, and the next one at once', async () => {
    const world = await sandboxWorld({ dueDateTime: 'required' })
    const desk = await deskOf(world, {}, { board: { id: '8', name: '' } })
    const first = await desk.create(draft)
    expect(first.warnings.map(({ code, field }) => [code, field])).toEqual([['default-used', 'dueDateTime']])
    const before = world.seen.length
    const second = await desk.create(draft)
    expect(second.warnings).toHaveLength(1)
    expect(world.seen.length - before).toBe(1)
  })
})

test('the first device stands in the ticket, further ones are linked to it', async () => {
  const world = await sandboxWorld()
  const desk = await deskOf(world, {}, { board: { id: '8', name: '' } })
  const { items } = await ask(world, 'ConfigurationItems/query', { filter: [{ op: 'exist', field: 'id' }] })
  const companyID = items.find((item) => items.filter((other) => other['companyID'] === item['companyID']).length >= 2)?.['companyID']
  const [first, second] = items.filter((item) => item['companyID'] === companyID).map((item) => String(item['id']))
  if (first === undefined || second === undefined) throw new Error('the demo tenant has too few devices')
  const { id, warnings } = await desk.create({ ...draft, companyId: String(companyID), deviceIds: [first, second] })
  expect(warnings).toEqual([])
  expect((await desk.get(id)).raw).toMatchObject({ configurationItemID: Number(first) })
  const linked = await ask(world, 'TicketAdditionalConfigurationItems/query', {
    filter: [{ op: 'eq', field: 'ticketID', value: Number(id) }],
  })
  expect(linked.items).toMatchObject([{ configurationItemID: Number(second) }])
})

test('a ticket that changes its company leaves behind what belongs to the former one', async () => {
  const world = await sandboxWorld()
  const { ticketDesk: desk, companyDirectory } = (await world.connect({}, { board: { id: '8', name: '' } })).capabilities
  if (!desk || !companyDirectory) throw new Error('a capability is missing')
  const companies = await companyDirectory.list({}).all()
  const withContact = await Promise.all(companies.map(async ({ id }) => ({ id, contacts: await companyDirectory.listContacts(id).all() })))
  const [from] = withContact.filter(({ contacts }) => contacts.length > 0)
  const contactId = from?.contacts[0]?.id
  const to = companies.find(({ id }) => id !== from?.id && id !== '0')
  if (!from || !to || contactId === undefined) throw new Error('the demo tenant has too few companies')
  const { id } = await desk.create({ ...draft, companyId: from.id, contactId })
  const { ticket, warnings } = await desk.update(id, { companyId: to.id })
  expect(ticket).toMatchObject({ company: { id: to.id }, contact: null })
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['field-not-taken', 'contactId']])
})

describe('in the name of another resource', () => {
  test('writes are made, and reads never are', async () => {
    const world = await sandboxWorld()
    const { ticketDesk, ticketNotes } = (await world.connect({ impersonationResourceId: '29682885' }, { board: { id: '8', name: '' } }))
      .capabilities
    if (!ticketDesk || !ticketNotes) throw new Error('a capability is missing')
    const { id } = await ticketDesk.create(draft)
    await ticketNotes.addInternal(id, 'Seen.')
    await ticketDesk.update(id, { title: 'Backup failed again' })
    const raw = (await ticketDesk.get(id)).raw as { readonly creatorResourceID?: number }
    expect(raw.creatorResourceID).toBe(29682885)
    const impersonated = world.seen.filter(({ headers }) => headers['impersonationresourceid'] !== undefined)
    expect(impersonated.map(({ method, path }) => `${method} ${path.replace(/^.*V1\.0/, '').replace(id, 'ID')}`)).toEqual([
      'POST /Tickets',
      'POST /Tickets/ID/Notes',
      'PATCH /Tickets',
    ])
  })

  test('who does not allow it is refused as a permission', async () => {
    const world = await sandboxWorld()
    const desk = await deskOf(world, { impersonationResourceId: '29682886' }, { board: { id: '8', name: '' } })
    await expect(desk.create(draft)).rejects.toMatchObject({ code: 'PERMISSION', outcome: 'rejected' })
  })
})

test('a field for references that the tenant lacks is told by the check', async () => {
  const world = await sandboxWorld()
  await expect((await world.connect({ referenceField: 'No such field' })).check()).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'This tenant has no user-defined field “No such field” for tickets.',
  })
})

describe('webhooks', () => {
  const target = (topic: 'tickets' | 'notes' | 'companies' | 'devices') => ({
    topic,
    url: `https://hooks.example/in/${topic}`,
    deactivationUrl: `https://hooks.example/gone/${topic}`,
    secret: 'a secret of sixteen',
  })

  test('of each topic are made one field after the other, with our own resource left out', async () => {
    const world = await sandboxWorld()
    const { webhookReceiver } = (await world.connect()).capabilities
    if (!webhookReceiver) throw new Error('no webhooks')
    for (const topic of ['tickets', 'notes', 'companies', 'devices'] as const) {
      const { webhook, secret } = await webhookReceiver.register(target(topic))
      expect(webhook).toMatchObject({ topic, state: 'active', url: `https://hooks.example/in/${topic}` })
      expect(secret).toBe('a secret of sixteen')
    }
    const excluded = world.seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/ExcludedResources'))
    expect(excluded).toHaveLength(4)
    expect(world.seen.filter(({ status }) => status === 429)).toEqual([])
  })

  test('that earlier tries left half made are found and removed, others stay', async () => {
    const world = await sandboxWorld()
    const { webhookReceiver } = (await world.connect()).capabilities
    if (!webhookReceiver) throw new Error('no webhooks')
    const { userName, secret, integrationCode } = world.running.settings as Readonly<Record<string, string>>
    const base = world.seen
    await webhookReceiver.register(target('tickets'))
    const api = base.find(({ path }) => path.endsWith('/TicketWebhooks'))
    if (!api) throw new Error('no registration was seen')
    const headers = {
      'content-type': 'application/json',
      UserName: userName ?? '',
      Secret: secret ?? '',
      ApiIntegrationCode: integrationCode ?? '',
    }
    const make = (name: string) =>
      fetch(`${world.running.url}${api.path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          ...{
            name,
            webhookUrl: `https://hooks.example/${name}`,
            deactivationUrl: 'https://hooks.example/x',
            secretKey: 'x',
            isActive: true,
          },
          ...{ isSubscribedToCreateEvents: true, isSubscribedToUpdateEvents: true, isSubscribedToDeleteEvents: true },
        }),
      }).then((response) => expect(response.status).toBe(200))
    await make('Jackfield: half made')
    await make('Another product')
    await webhookReceiver.register({ ...target('tickets'), url: 'https://hooks.example/in/second' })
    const urls = (await webhookReceiver.list().all()).map(({ url }) => url)
    expect(urls).toContain('https://hooks.example/Another product')
    expect(urls).toContain('https://hooks.example/in/tickets')
    expect(urls.filter((url) => url.includes('half made'))).toEqual([])
  })

  test('can’t be made without the switch of the security level, and the refusal names it', async () => {
    const world = await sandboxWorld()
    const { webhookReceiver } = (await world.connect()).capabilities
    world.running.setRights([])
    await expect(webhookReceiver?.register(target('tickets'))).rejects.toMatchObject({
      code: 'PERMISSION',
      needed: [{ permission: 'level.can-create-webhooks' }],
    })
  })
})
