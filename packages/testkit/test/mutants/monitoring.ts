import { listingOf, mapListing } from '@jackfield/core'
import { capable } from './mutant.ts'
import type { Mutant } from './mutant.ts'

export const monitoringMutants: readonly Mutant[] = [
  {
    wrong: 'the list of devices ends at the first page',
    found: ['device-inventory.list.complete', 'device-inventory.list.page-faults'],
    connector: capable('deviceInventory', (inventory) => ({
      list: (query) =>
        listingOf('user', async function* () {
          for await (const page of inventory.list(query).pages()) return yield page.slice(0, 6)
        }),
    })),
  },
  {
    wrong: 'the company is not asked for',
    found: ['device-inventory.list.company'],
    connector: capable('deviceInventory', (inventory) => ({
      list: ({ isActive }) => inventory.list(isActive === undefined ? {} : { isActive }),
    })),
  },
  {
    wrong: 'inactive devices are listed with the active ones',
    found: ['device-inventory.list.active'],
    connector: capable('deviceInventory', (inventory) => ({
      list: ({ companyId }) => inventory.list(companyId === undefined ? {} : { companyId }),
    })),
  },
  {
    wrong: 'a device loses digits of its id',
    found: ['device-inventory.list.complete', 'device-inventory.get'],
    connector: capable('deviceInventory', (inventory) => ({
      list: (query) => mapListing(inventory.list(query), (device) => ({ ...device, id: String(Number(device.id)) })),
      get: async (id) => ({ ...(await inventory.get(id)), id: String(Number(id)) }),
    })),
  },
  {
    wrong: 'the own record of a device knows less than the list',
    found: ['device-inventory.get'],
    connector: capable('deviceInventory', (inventory) => ({ get: async (id) => ({ ...(await inventory.get(id)), serialNumber: null }) })),
  },
  {
    wrong: 'only alarms that this connection has not seen are listed',
    found: ['alert-source.list.again', 'alert-source.list.complete'],
    connector: capable('alertSource', (source) => {
      const seen = new Set<string>()
      return {
        list: (query) =>
          listingOf('user', async function* () {
            for await (const page of source.list(query).pages()) {
              const fresh = page.filter(({ id }) => !seen.has(id))
              for (const { id } of fresh) seen.add(id)
              yield fresh
            }
          }),
      }
    }),
  },
  {
    wrong: 'the list of alarms stops at what it takes for the end',
    found: ['alert-source.list.page-faults'],
    connector: capable('alertSource', (source) => ({
      list: (query) =>
        listingOf('user', async function* () {
          for await (const page of source.list(query).pages()) return yield page
        }),
    })),
  },
  {
    wrong: 'a time is taken for a minute later',
    found: ['alert-source.list.since'],
    connector: capable('alertSource', (source) => ({
      list: ({ since }) => source.list(since ? { since: new Date(Date.parse(since) + 5_000).toISOString() } : {}),
    })),
  },
  {
    wrong: 'an alarm has another title',
    found: ['alert-source.get', 'alert-source.list.complete'],
    connector: capable('alertSource', (source) => ({
      list: (query) => mapListing(source.list(query), (alert) => ({ ...alert, title: 'Alarm' })),
      get: async (id) => ({ ...(await source.get(id)), title: 'Alarm' }),
    })),
  },
  {
    wrong: 'every alarm counts as raised',
    found: ['alert-source.state'],
    connector: capable('alertSource', (source) => ({
      list: (query) => mapListing(source.list(query), (alert) => ({ ...alert, state: 'raised' })),
    })),
  },
  {
    wrong: 'an alarm is said to be closed',
    found: ['alert-closing.close', 'alert-closing.missing'],
    connector: capable('alertClosing', () => ({ close: async () => ({ warnings: [] }) })),
  },
  {
    wrong: 'an alarm is said to be removed',
    found: ['alert-removal.remove'],
    connector: capable('alertRemoval', () => ({ remove: async () => {} })),
  },
]

export const registerMutants: readonly Mutant[] = [
  {
    wrong: 'there is no kind of device',
    found: ['device-register.kinds'],
    connector: capable('deviceRegister', () => ({ kinds: async () => [] })),
  },
  {
    wrong: 'the serial number is not sent, and nobody is told',
    found: ['device-register.create'],
    connector: capable('deviceRegister', (register) => ({ create: (draft) => register.create({ ...draft, serialNumber: '' }) })),
  },
  {
    wrong: 'the link is not written',
    found: ['device-register.create', 'device-register.find.exact'],
    connector: capable('deviceRegister', (register) => ({ create: (draft) => register.create({ ...draft, link: '' }) })),
  },
  {
    wrong: 'a link is looked for by its beginning',
    found: ['device-register.find.exact'],
    connector: capable('deviceRegister', (register, { deviceInventory }) => ({
      findByLink: async (link) => (await deviceInventory.list({}).all()).filter((device) => device.link?.startsWith(link)),
    })),
  },
  {
    wrong: 'a change takes away what it does not name',
    found: ['device-register.update'],
    connector: capable('deviceRegister', (register) => ({
      update: async (id, change) => {
        const changed = await register.update(id, change)
        return { ...changed, device: { ...changed.device, serialNumber: null } }
      },
    })),
  },
  {
    wrong: 'what another device is linked to is changed all the same',
    found: ['device-register.update.link'],
    connector: capable('deviceRegister', (register) => ({
      update: async (id, change) => {
        const { link, ...rest } = change
        if (link !== undefined && Object.keys(rest).length > 0) await register.update(id, rest)
        return register.update(id, change)
      },
    })),
  },
  {
    wrong: 'a list that tells links is said not to',
    found: ['device-register.listed-links'],
    connector: capable('deviceRegister', () => ({ isLinkListed: false })),
  },
  {
    wrong: 'an inactive device loses its link',
    found: ['device-register.active'],
    connector: capable('deviceRegister', (register) => ({
      setActive: async (id, isActive) => {
        if (!isActive) await register.update(id, { link: '' })
        return register.setActive(id, isActive)
      },
    })),
  },
  {
    wrong: 'a create without an answer is sent again',
    found: ['device-register.create.faults'],
    connector: capable('deviceRegister', (register) => ({
      create: (draft) => register.create(draft).catch(() => register.create(draft)),
    })),
  },
]

export const learnerMutants: readonly Mutant[] = [
  {
    wrong: 'marks come as the vendor sends them, twice and unsorted',
    found: ['role-learner.snapshot'],
    connector: capable('roleLearner', (learner) => ({
      snapshot: async () => {
        const { marks, ...rest } = await learner.snapshot()
        return { ...rest, marks: [...marks, ...marks] }
      },
    })),
  },
  {
    wrong: 'marks are places in a list that grows',
    found: ['role-learner.grows'],
    connector: capable('roleLearner', (learner) => ({
      snapshot: async () => {
        const { marks, ...rest } = await learner.snapshot()
        return { ...rest, marks: [`count ${marks.length}`] }
      },
    })),
  },
  {
    wrong: 'what was learnt is taken for what is held',
    found: ['role-learner.baseline'],
    variant: { rights: 'marks' },
    connector: capable('roleInspector', (inspector, _all, { baseline }) => ({
      inspect: async (asked) => {
        const report = await inspector.inspect(asked)
        if (!baseline) return report
        return { ...report, findings: report.findings.map((finding) => ({ ...finding, verdict: 'held' })) }
      },
    })),
  },
]
