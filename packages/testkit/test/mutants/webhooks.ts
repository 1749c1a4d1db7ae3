import { mapListing, NotFoundError, RejectedError } from '@jackfield/core'
import { acmeConnector } from '../sample/acme-connector.ts'
import { capable } from './mutant.ts'
import type { Mutant } from './mutant.ts'

export const webhookMutants: readonly Mutant[] = [
  {
    wrong: 'another webhook is told than was made',
    found: ['webhook-receiver.register'],
    connector: capable('webhookReceiver', (receiver) => ({
      async register(target) {
        const registered = await receiver.register(target)
        return { ...registered, webhook: { ...registered.webhook, id: '4711' } }
      },
    })),
  },
  {
    wrong: 'the address of deactivation is registered',
    found: ['webhook-receiver.register', 'webhook-receiver.verify.delivered'],
    connector: capable('webhookReceiver', (receiver) => ({
      register: (target) => receiver.register({ ...target, url: target.deactivationUrl }),
    })),
  },
  {
    wrong: 'every topic becomes tickets',
    found: ['webhook-receiver.register.topics'],
    connector: capable('webhookReceiver', (receiver) => ({ register: (target) => receiver.register({ ...target, topic: 'tickets' }) })),
  },
  {
    wrong: 'a topic that the vendor lacks is told as its refusal',
    found: ['webhook-receiver.register.topics'],
    connector: capable('webhookReceiver', (receiver) => ({
      async register(target) {
        const about = { message: 'No.', nextStep: 'None.', connector: 'acme', operation: 'webhookReceiver.register' } as const
        if (target.topic !== 'tickets') throw new RejectedError({ ...about, couldBe: [] })
        return await receiver.register(target)
      },
    })),
  },
  {
    wrong: 'a second registration makes a second webhook',
    found: ['webhook-receiver.register.adopts'],
    connector: capable('webhookReceiver', (receiver) => ({
      async register(target) {
        const known = (await receiver.list().all()).length
        return await receiver.register(known === 0 ? target : { ...target, url: `${target.url}?again` })
      },
    })),
  },
  {
    wrong: 'an adopted webhook comes without its secret',
    found: ['webhook-receiver.register.adopts'],
    variant: { hookKeys: 'told-once' },
    connector: capable('webhookReceiver', (receiver) => ({
      async register(target) {
        const isKnown = (await receiver.list().all()).length > 0
        const registered = await receiver.register(target)
        return isKnown ? { ...registered, secret: null } : registered
      },
    })),
  },
  {
    wrong: 'the first webhook of the topic is taken over',
    found: ['webhook-receiver.register.leaves-others'],
    connector: capable('webhookReceiver', (receiver) => ({
      async register(target) {
        const known = (await receiver.list().all()).find(({ topic }) => topic === target.topic)
        return known ? await receiver.repair(known.id, target) : await receiver.register(target)
      },
    })),
  },
  {
    wrong: 'what the vendor lacks is passed over without a word',
    found: ['webhook-receiver.register.unsupported-fields'],
    connector: capable('webhookReceiver', (receiver) => ({
      register: async (target) => ({ ...(await receiver.register(target)), warnings: [] }),
    })),
  },
  {
    wrong: 'a webhook that the vendor gave up is listed as active',
    found: ['webhook-receiver.repair'],
    connector: capable('webhookReceiver', (receiver) => ({
      list: () => mapListing(receiver.list(), (webhook) => ({ ...webhook, state: 'active' })),
    })),
  },
  {
    wrong: 'a repair leaves it switched off',
    found: ['webhook-receiver.repair'],
    connector: capable('webhookReceiver', (receiver) => ({
      async repair(id) {
        const webhook = (await receiver.list().all()).find((candidate) => candidate.id === id)!
        return { webhook: { ...webhook, state: 'active' }, secret: null, warnings: [] }
      },
    })),
  },
  {
    wrong: 'a repair makes another one and leaves the first',
    found: ['webhook-receiver.repair'],
    connector: capable('webhookReceiver', (receiver) => ({
      repair: (_, target) => receiver.register({ ...target, url: `${target.url}?repaired` }),
    })),
  },
  {
    wrong: 'all webhooks are removed',
    found: ['webhook-receiver.remove'],
    connector: capable('webhookReceiver', (receiver) => ({
      async remove() {
        for (const { id } of await receiver.list().all()) await receiver.remove(id)
      },
    })),
  },
  {
    wrong: 'nothing is removed',
    found: ['webhook-receiver.remove', 'webhook-receiver.remove.gone'],
    connector: capable('webhookReceiver', () => ({ remove: async () => undefined })),
  },
  {
    wrong: 'to remove one that is gone is an error',
    found: ['webhook-receiver.remove.gone'],
    connector: capable('webhookReceiver', (receiver) => ({
      async remove(id) {
        const about = { message: 'Gone.', nextStep: 'None.', connector: 'acme', operation: 'webhookReceiver.remove' } as const
        if (!(await receiver.list().all()).some((webhook) => webhook.id === id)) throw new NotFoundError(about)
        await receiver.remove(id)
      },
    })),
  },
  {
    wrong: 'an event tells of another record',
    found: ['webhook-receiver.verify.genuine', 'webhook-receiver.verify.delivered'],
    connector: capable('webhookReceiver', (receiver) => ({
      verify: async (delivery, secret) => (await receiver.verify(delivery, secret)).map((event) => ({ ...event, id: '4711' })),
    })),
  },
  {
    wrong: 'a delivery gives no event',
    found: ['webhook-receiver.verify.genuine'],
    connector: capable('webhookReceiver', () => ({ verify: async () => [] })),
  },
  {
    wrong: 'everything is believed',
    found: ['webhook-receiver.verify.altered-body', 'webhook-receiver.verify.no-signature', 'webhook-receiver.verify.foreign-signature'],
    connector: acmeConnector({ hooks: 'unchecked' }),
  },
  {
    wrong: 'a secret is not compared',
    found: ['webhook-receiver.verify.other-secret'],
    variant: { hookKeys: 'told-once' },
    connector: acmeConnector({ hooks: 'unchecked' }),
  },
  {
    wrong: 'what is not signed is believed',
    found: ['webhook-receiver.verify.no-signature'],
    connector: acmeConnector({ hooks: 'unsigned-pass' }),
  },
  {
    wrong: 'any signature is believed',
    found: ['webhook-receiver.verify.foreign-signature', 'webhook-receiver.verify.altered-body'],
    connector: acmeConnector({ hooks: 'any-signature' }),
  },
  {
    wrong: 'a signature is compared with JSON that was written again',
    found: ['webhook-receiver.verify.altered-body'],
    connector: acmeConnector({ hooks: 'written-again' }),
  },
  {
    wrong: 'a key is taken from wherever the delivery says',
    found: ['webhook-receiver.verify.foreign-key'],
    connector: acmeConnector({ hooks: 'any-key-host' }),
  },
  {
    wrong: 'the log-in goes with the download of a key',
    found: ['webhook-receiver.verify.quiet'],
    connector: acmeConnector({ hooks: 'key-with-login' }),
  },
  {
    wrong: 'the record is read while a delivery is judged',
    found: ['webhook-receiver.verify.quiet'],
    connector: capable('webhookReceiver', (receiver, { ticketDesk }) => ({
      async verify(delivery, secret) {
        const events = await receiver.verify(delivery, secret)
        for (const { id } of events) if (id !== null) await ticketDesk.get(id)
        return events
      },
    })),
  },
  {
    wrong: 'hints are called signed where they do not fit',
    found: ['webhook-receiver.verify.altered-body', 'webhook-receiver.verify.foreign-signature'],
    connector: capable('webhookReceiver', (receiver) => ({
      async verify(delivery, secret) {
        const events = await receiver.verify(delivery, secret).catch(() => null)
        if (events) return events.map((event) => ({ ...event, trust: 'hint' }))
        return [{ trust: 'signed', kind: 'changed', topic: null, id: null, raw: null }]
      },
    })),
  },
]
