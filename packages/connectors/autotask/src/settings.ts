import { connectionSettings, secret } from '@jackfield/core'
import { z } from 'zod'
import { lookUpBase } from './zone-address.ts'

const pasted = (name: string): z.ZodString =>
  z.string().trim().min(1, `${name} is empty`).regex(/^\S*$/, `${name} holds a space or a line break: was more than the value copied?`)

/** What a connection to Autotask PSA needs. The zone is found by itself. */
export const settingsSchema = z.strictObject({
  /** The key of the API user with its domain, `15characters@domain`; not the e-mail address of the same screen. */
  userName: pasted('userName').meta({
    title: 'Username (Key)',
    description: 'The key of the API user, such as abc123def456ghi@YOURDOMAIN.COM; not its e-mail address.',
  }),
  /** The API user's password. Autotask shows it once, when it is generated. */
  secret: secret(
    pasted('secret').meta({
      title: 'Password (Secret)',
      description: 'Shown once, when it is generated. It may hold # $ ~ and *: quote it in files that a shell or a program reads.',
    }),
  ),
  /** Names the integration: the vendor's own, or a custom one made on the API user. The vendor's is nobody else's business, hence secret. */
  integrationCode: secret(
    pasted('integrationCode').meta({
      title: 'API tracking identifier',
      description: 'Of the integration vendor that was chosen on the API user, or the custom one shown there.',
    }),
  ),
  /** Writes are made in the name of this resource. Reads never are: the vendor refuses them then. */
  impersonationResourceId: z
    .string()
    .trim()
    .regex(/^\d+$/, 'impersonationResourceId is no number: give the id of the resource, or leave it out')
    .exactOptional()
    .meta({
      title: 'Impersonated resource',
      description:
        'Id of the resource in whose name tickets, notes and files are written. Its security level must allow it. Left out: the API user itself.',
    }),
  /** Where the reference of a ticket is kept. Other products may write `externalID`; a field of one's own is safer then. */
  referenceField: z.string().trim().min(1, 'referenceField is empty: leave it out for externalID').default('externalID').meta({
    title: 'Field of the reference',
    description: 'externalID, or the name of a text field that you made for tickets, where other products write externalID too.',
  }),
  /** Where devices carry their links. No field of the vendor's own is free for it: the `rmm` ones may be another product's. */
  deviceLinkField: z.string().trim().min(1, 'deviceLinkField is empty: leave it out to keep no devices').exactOptional().meta({
    title: 'Field of the device link',
    description: 'The name of a text field that you made for devices, to bring devices into Autotask. Left out: devices are only read.',
  }),
  /** Where the zone is asked for. Any zone's host answers too. */
  zoneLookup: z
    .string()
    .trim()
    .superRefine((value, context) => {
      const base = lookUpBase(value)
      if (base instanceof URL) return
      context.addIssue({ code: 'custom', message: `zoneLookup ${base.problem}` })
    })
    .default('https://webservices.autotask.net/ATServicesRest')
    .meta({ title: 'Zone look-up', description: 'The address that tells your zone. Only changed for a sandbox or a proxy.' }),
  ...connectionSettings,
})

export type AutotaskSettings = z.output<typeof settingsSchema>
