import assert from 'node:assert/strict'
import { UnsupportedError } from '@jackfield/core'
import type { RegisteredWebhook, Webhook, WebhookTarget, WebhookTopic } from '@jackfield/core'
import type { FaultKind } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { commitRequestOf, dealFault, dealtOf, timesSent } from '../bench/commit-request.ts'
import { hooksOrigin, received, recordsOf, targetOf, topicOf, webhookTopics } from '../bench/webhooks.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { brief, refusalOf, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { lostAnswers } from './write-faults.ts'

const source = 'core, WebhookReceiver'

export const webhookReceiverRequirements: readonly Requirement[] = [
  {
    id: 'webhook-receiver.register',
    area: 'webhookReceiver',
    sentence: 'A registration is at the vendor, active, under the id and the url that were told, and is listed so.',
    source,
    check: async (bench) => {
      const target = targetOf(await topicOf(bench))
      const receiver = await bench.capability('webhookReceiver')
      const registered = await receiver.register(target)
      assertShape('registeredWebhook', registered)
      assertActive(bench, registered, target)
      const listed = findWebhook(await receiver.list().all(), registered.webhook.id)
      for (const webhook of [registered.webhook, listed]) {
        assert.ok(webhook.url.startsWith(target.url), `its url became ${webhook.url}`)
        assert.ok(webhook.topic === target.topic || webhook.topic === null, `its topic became ${String(webhook.topic)}`)
        assert.notEqual(webhook.state, 'disabled', 'it is told to be disabled')
      }
    },
  },
  {
    id: 'webhook-receiver.register.topics',
    area: 'webhookReceiver',
    sentence: 'A topic is registered, or refused with UnsupportedError and nothing is made.',
    source: `${source}: UnsupportedError for a topic the vendor lacks`,
    subjects: () => webhookTopics,
    check: async (bench, topic) => {
      const target = targetOf(topic as WebhookTopic, 1)
      const before = bench.sandbox.webhooks()
      const outcome = await settle((await bench.capability('webhookReceiver')).register(target))
      if (outcome.ok) {
        const registered = outcome.value as RegisteredWebhook
        assert.ok(registered.webhook.topic === topic || registered.webhook.topic === null, `it became ${String(registered.webhook.topic)}`)
        return assertActive(bench, registered, target)
      }
      const error = await refusalOf(Promise.reject(outcome.error), `the topic ${topic}`)
      assert.ok(UnsupportedError.isInstance(error), `the topic ${topic} ended in ${brief(error)}`)
      assert.equal(error.outcome, 'not-sent')
      assert.deepEqual(bench.sandbox.webhooks(), before)
    },
  },
  {
    id: 'webhook-receiver.register.adopts',
    area: 'webhookReceiver',
    sentence: 'A second registration of the same topic and url adopts the first, and its deliveries are still accepted.',
    source: `${source}: adopts one that is there already for the same topic and url`,
    check: async (bench) => {
      const target = targetOf(await topicOf(bench))
      const first = await (await bench.capability('webhookReceiver')).register(target)
      const again = await bench.capability('webhookReceiver')
      const second = await again.register(target)
      assertActive(bench, second, target)
      assert.deepEqual(ownIds(bench), [second.webhook.id], 'webhooks at the vendor')
      assert.ok((await again.list().all()).some((webhook) => webhook.id === second.webhook.id))
      await assertDelivers(bench, second)
      if (first.secret === null) assert.equal(second.secret, null)
    },
  },
  {
    id: 'webhook-receiver.register.leaves-others',
    area: 'webhookReceiver',
    sentence: 'A registration for another url gets a webhook of its own or is refused; it never takes over one that delivers elsewhere.',
    source: `${source}: adopts only the same topic and url`,
    check: async (bench) => {
      const topic = await topicOf(bench)
      const receiver = await bench.capability('webhookReceiver')
      const first = await receiver.register(targetOf(topic, 0))
      const before = bench.sandbox.webhooks()
      const outcome = await settle(receiver.register(targetOf(topic, 1)))
      const known = new Set(before.map(({ id }) => id))
      assert.deepEqual(
        bench.sandbox.webhooks().filter(({ id }) => known.has(id)),
        before,
        'one that was there is another now',
      )
      if (!outcome.ok) {
        const error = await refusalOf(Promise.reject(outcome.error), 'a second webhook')
        assert.equal(error.outcome, 'rejected', brief(error))
        return bench.remark('a second webhook of one topic is refused', 'webhookReceiver.register')
      }
      const { webhook } = outcome.value as RegisteredWebhook
      assert.notEqual(webhook.id, first.webhook.id)
      const listed = await receiver.list().all()
      assertShapes('webhook', listed)
      const all = bench.sandbox.webhooks().map(({ id }) => id)
      const ids = listed.map(({ id }) => id)
      assert.deepEqual(
        ids.filter((id) => !all.includes(id)),
        [],
        'these are listed and not at the vendor',
      )
      assert.deepEqual(
        ownIds(bench).filter((id) => !ids.includes(id)),
        [],
        'these are not listed',
      )
    },
  },
  {
    id: 'webhook-receiver.register.unsupported-fields',
    area: 'webhookReceiver',
    sentence: 'Each field of a target that is declared unsupported gives a field-unsupported warning, and the webhook is made.',
    source: 'core, UnsupportedField: using it gives a warning, never an error',
    subjects: ({ capabilities: { webhookReceiver } }) =>
      webhookReceiver?.level === 'partial'
        ? webhookReceiver.unsupportedFields.flatMap(({ field }) =>
            field.startsWith('webhookReceiver.register.') ? [field.slice('webhookReceiver.register.'.length)] : [],
          )
        : [],
    check: async (bench, field) => {
      const { warnings } = await (await bench.capability('webhookReceiver')).register(targetOf(await topicOf(bench)))
      assert.ok(
        warnings.some((warning) => warning.code === 'field-unsupported' && warning.field === field),
        `no field-unsupported warning about “${field}”`,
      )
      assert.equal(ownIds(bench).length, 1)
    },
  },
  {
    id: 'webhook-receiver.repair',
    area: 'webhookReceiver',
    sentence: 'A webhook that the vendor gave up on is listed as disabled, and delivers again after a repair.',
    source: `${source}.repair; vendors switch webhooks off after failures`,
    check: async (bench) => {
      const target = targetOf(await topicOf(bench))
      const receiver = await bench.capability('webhookReceiver')
      const { webhook } = await receiver.register(target)
      bench.sandbox.disableWebhook(webhook.id)
      const { state } = findWebhook(await receiver.list().all(), webhook.id)
      assert.notEqual(state, 'active', 'the vendor gave it up, and it is listed as active')
      const repaired = await receiver.repair(webhook.id, target)
      assertShape('registeredWebhook', repaired)
      assertActive(bench, repaired, target)
      assert.deepEqual(ownIds(bench), [repaired.webhook.id], 'webhooks at the vendor')
      assert.notEqual(findWebhook(await receiver.list().all(), repaired.webhook.id).state, 'disabled')
      await assertDelivers(bench, repaired)
    },
  },
  {
    id: 'webhook-receiver.remove',
    area: 'webhookReceiver',
    sentence: 'A removed webhook is gone at the vendor and from the list, and others stay.',
    source: `${source}.remove`,
    check: async (bench) => {
      const topic = await topicOf(bench)
      const receiver = await bench.capability('webhookReceiver')
      const { webhook } = await receiver.register(targetOf(topic, 0))
      await settle(receiver.register(targetOf(topic, 1)))
      const others = bench.sandbox.webhooks().filter(({ id }) => id !== webhook.id)
      await receiver.remove(webhook.id)
      assert.deepEqual(bench.sandbox.webhooks(), others)
      assert.ok(!(await receiver.list().all()).some(({ id }) => id === webhook.id), 'it is still listed')
    },
  },
  {
    id: 'webhook-receiver.remove.gone',
    area: 'webhookReceiver',
    sentence: 'To remove one that is gone already is no error.',
    source: `${source}.remove: one that is gone already is no error`,
    check: async (bench) => {
      const receiver = await bench.capability('webhookReceiver')
      const { webhook } = await receiver.register(targetOf(await topicOf(bench)))
      await receiver.remove(webhook.id)
      await receiver.remove(webhook.id)
      assert.deepEqual(ownIds(bench), [])
    },
  },
  {
    id: 'webhook-receiver.register.unknown-outcome',
    area: 'webhookReceiver',
    faults: true,
    sentence: 'A registration whose answer is lost is sent once, is never said to be refused, and the next one adopts it.',
    source: 'DESIGN: no method repeats a write by itself; core, WebhookReceiver.register',
    subjects: () => lostAnswers,
    check: async (bench, subject) => {
      const kind = subject as FaultKind
      const target = targetOf(await topicOf(bench))
      const receiver = await bench.capability('webhookReceiver')
      const commit = await commitRequestOf(bench, async () => (await receiver.register(targetOf(target.topic, 91))).webhook)
      for (const id of ownIds(bench)) await receiver.remove(id)
      const before = timesSent(bench, commit)
      dealFault(bench, commit, kind, { lateCommitSeconds: [2, 2] })
      const outcome = await settle(receiver.register(target))
      assert.equal(dealtOf(bench, kind), 1, `${kind} was not met`)
      assert.equal(timesSent(bench, commit) - before, 1, 'requests that register')
      if (!outcome.ok) {
        const error = await refusalOf(Promise.reject(outcome.error), 'the registration')
        assert.equal(error.outcome, 'unknown', brief(error))
      }
      await bench.sandbox.settled()
      const second = await receiver.register(target)
      assert.deepEqual(ownIds(bench), [second.webhook.id], 'webhooks at the vendor')
    },
  },
]

/** The webhooks that deliver to the targets of checks: others in the tenant have theirs. */
function ownIds(bench: Bench): readonly string[] {
  return bench.sandbox.webhooks().flatMap(({ id, url }) => (url.startsWith(hooksOrigin) ? [id] : []))
}

/** It is at the vendor, active, and delivers to the target. */
function assertActive(bench: Bench, { webhook }: RegisteredWebhook, target: WebhookTarget): void {
  const kept = bench.sandbox.webhooks().find(({ id }) => id === webhook.id)
  assert.ok(kept, `the vendor has no webhook ${webhook.id}`)
  assert.ok(kept.isActive, 'the vendor has it switched off')
  assert.ok(kept.url.startsWith(target.url), `the vendor delivers to ${kept.url}`)
}

/** A delivery to this registration is accepted with its secret. */
async function assertDelivers(bench: Bench, { webhook, secret }: RegisteredWebhook): Promise<void> {
  const [recordId] = recordsOf(bench, webhook.topic ?? (await topicOf(bench)))
  const delivery = bench.sandbox.deliveryOf(webhook.id, recordId)
  const events = await (await bench.capability('webhookReceiver')).verify(received(delivery), secret)
  assert.ok(events.length > 0, 'a genuine delivery gave no event')
}

function findWebhook(webhooks: readonly Webhook[], id: string): Webhook {
  const [found, ...others] = webhooks.filter((webhook) => webhook.id === id)
  assert.ok(found, `the webhook ${id} is not in the list`)
  assert.equal(others.length, 0, `the webhook ${id} is in the list more than once`)
  return found
}
