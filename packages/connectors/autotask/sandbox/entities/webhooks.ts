import { defineEntity } from './entity.ts'
import type { Entity } from './entity.ts'
import type { FieldPlan } from './field.ts'

/** What webhooks can be about (FACTS 6): the entity in the plural, its webhooks' prefix, and whether it has user-defined fields. */
const objects = [
  ['Companies', 'Company', true],
  ['Contacts', 'Contact', true],
  ['ConfigurationItems', 'ConfigurationItem', true],
  ['Tickets', 'Ticket', true],
  ['TicketNotes', 'TicketNote', false],
] as const

const webhookFields: FieldPlan = {
  integer: 'ownerResourceID',
  boolean: `isActive isReady isSubscribedToCreateEvents isSubscribedToDeleteEvents isSubscribedToUpdateEvents
    sendThresholdExceededNotification`,
  string: { deactivationUrl: 500, name: 50, notificationEmailAddress: 150, secretKey: 64, webhookGUID: 36, webhookUrl: 500 },
  required: 'deactivationUrl name secretKey webhookUrl',
  readOnly: 'isReady ownerResourceID webhookGUID',
  references: { Resource: 'ownerResourceID' },
}

/** For each object the webhook itself, and what hangs below it. */
export const webhookEntities: readonly Entity[] = objects.flatMap(([webhookOf, object, hasUdfs]) => {
  const parent = `${object}Webhooks`
  const part = (name: string, segment: string, fields: FieldPlan, canChange: boolean): Entity =>
    defineEntity({
      name: `${object}Webhook${name}s`,
      singular: `${object}Webhook${name}`,
      fields,
      child: { parent, segment, key: 'webhookID', methods: canChange ? ['POST', 'PUT', 'PATCH', 'DELETE'] : ['POST', 'DELETE'] },
      webhookOf,
    })
  const fieldPlan = (id: string): FieldPlan => ({
    integer: `${id} webhookID`,
    boolean: 'isDisplayAlwaysField isSubscribedField',
    required: `${id} webhookID`,
    picklists: id,
  })
  return [
    defineEntity({
      name: parent,
      singular: `${object}Webhook`,
      fields: webhookFields,
      methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
      webhookOf,
      creator: 'ownerResourceID',
    }),
    part('Field', 'Fields', fieldPlan('fieldID'), true),
    ...(hasUdfs ? [part('UdfField', 'UdfFields', fieldPlan('udfFieldID'), true)] : []),
    part(
      'ExcludedResource',
      'ExcludedResources',
      { integer: 'resourceID webhookID', required: 'resourceID webhookID', references: { Resource: 'resourceID' } },
      false,
    ),
  ]
})

export const webhookEventErrorLogs = defineEntity({
  name: 'WebhookEventErrorLogs',
  singular: 'WebhookEventErrorLog',
  methods: ['DELETE'],
  fields: {
    integer: 'accountWebhookID contactWebhookID sequenceNumber',
    datetime: 'createDateTime',
    string: { errorMessage: 4000, payload: 8000 },
    readOnly: 'accountWebhookID contactWebhookID createDateTime errorMessage payload sequenceNumber',
  },
})
