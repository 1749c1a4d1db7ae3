import { connectionSettings, secret } from '@jackfield/core'
import { z } from 'zod'
import { apiOrigin } from './hosts.ts'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const withoutSpaces = (name: string): z.ZodString =>
  z.string().trim().min(1, `${name} is empty`).regex(/^\S*$/, `${name} holds a space: was more than the key copied?`)

/** What a connection to ConnectWise PSA needs. All fields are required but those that every connection has. */
export const settingsSchema = z
  .strictObject({
    /** Where people log in, as they would paste it. The `api-` host of a cloud site is found from it. */
    site: z
      .string()
      .trim()
      .superRefine((value, context) => {
        const origin = apiOrigin(value)
        if (typeof origin !== 'string') context.addIssue({ code: 'custom', message: `site ${origin.problem}` })
      })
      .meta({
        title: 'Site',
        description: 'The address where you log in to ConnectWise, such as na.myconnectwise.net, or the host of your own server.',
      }),
    /** The company of the log-in screen. It is the first part of the Basic user name and the key of the codebase look-up. */
    companyId: z
      .string()
      .trim()
      .min(1, 'companyId is empty')
      .regex(/^[^+]*$/, 'companyId holds a “+”: give the company of the log-in screen alone, without the public key')
      .regex(/^[^:/\s]*$/, 'companyId holds a space, a colon or a slash: give the company as you type it on the log-in screen')
      .meta({ title: 'Company', description: 'The company that you type on the ConnectWise log-in screen.' }),
    /** Public half of the API member's key pair. */
    publicKey: withoutSpaces('publicKey')
      .regex(/^[^+:]*$/, 'publicKey holds a “+” or a colon: give the public key alone, not the whole user name')
      .meta({ title: 'Public key', description: 'System > Members > API Members > (your member) > API Keys.' }),
    /** Private half; ConnectWise shows it once, when the pair is made. */
    privateKey: secret(
      withoutSpaces('privateKey').meta({
        title: 'Private key',
        description: 'Shown once, when the key pair is made. Editing the description of a key makes a new pair.',
      }),
    ),
    /**
     * Names the integration, not the tenant; required on every call since 2019-08-14. It is no secret, but it is the vendor's to give out,
     * so it never stands in an error.
     */
    clientId: z
      .string()
      .trim()
      .regex(guid, 'clientId is no GUID: copy it from developer.connectwise.com, it looks like 1f2e3d4c-0000-4000-8000-123456789abc')
      .meta({ title: 'Client ID', description: 'The GUID of your integration, from developer.connectwise.com. Every call needs it.' }),
    ...connectionSettings,
  })
  .superRefine((settings, context) => {
    if (settings.network === 'public' && /^http:\/\//i.test(settings.site)) {
      context.addIssue({
        code: 'custom',
        path: ['site'],
        message: 'site starts with http://: use https://, or set network to private for a server in your own network',
      })
    }
  })

export type ConnectwiseSettings = z.output<typeof settingsSchema>
