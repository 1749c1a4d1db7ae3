import { connectionSettings, secret } from '@jackfield/core'
import { z } from 'zod'
import { apiOrigin, regionNames } from './hosts.ts'

/** What a connection to Kaseya BMS needs. */
export const settingsSchema = z
  .strictObject({
    /** A region, or where people log in. The host of the API is found from it. */
    server: z
      .string()
      .trim()
      .superRefine((value, context) => {
        const origin = apiOrigin(value)
        if (typeof origin !== 'string') context.addIssue({ code: 'custom', message: `server ${origin.problem}` })
      })
      .meta({
        title: 'Server',
        description: `${regionNames.join(', ')}, or the address where you log in to BMS, such as bmsemea.kaseya.com.`,
      }),
    /** The tenant's name, which goes with every log-in. */
    tenant: z.string().trim().min(1, 'tenant is empty: BMS refuses a log-in without it').meta({
      title: 'Tenant',
      description: 'The value of “Company” under My Settings in BMS, to the letter.',
    }),
    userName: z.string().trim().min(1, 'userName is empty').meta({
      title: 'User name',
      description: 'Of the API-Employee user. A user with multi-factor log-in can’t be used: nobody is there to type its code.',
    }),
    password: secret(
      z.string().min(1, 'password is empty').meta({
        title: 'Password',
        description: 'The one that the user set by the mailed link. BMS refuses the log-in before that was done.',
      }),
    ),
    /** Where a tenant's log-in asks for it; the vendor's document has the fields and tells no more. */
    clientId: z.string().trim().min(1, 'clientId is empty').optional().meta({
      title: 'Client ID',
      description: 'Only where your tenant was given one for its API log-in. Leave it out otherwise.',
    }),
    clientSecret: secret(
      z
        .string()
        .min(1, 'clientSecret is empty')
        .meta({ title: 'Client secret', description: 'Belongs to the client ID. Leave it out where there is none.' }),
    ).optional(),
    ...connectionSettings,
  })
  .superRefine((settings, context) => {
    if (settings.network === 'public' && /^http:\/\//i.test(settings.server)) {
      context.addIssue({
        code: 'custom',
        path: ['server'],
        message: 'server starts with http://: use https://, or set network to private for a server in your own network',
      })
    }
    const [given, lacking] = settings.clientId === undefined ? ['clientSecret', 'clientId'] : ['clientId', 'clientSecret']
    if ((settings.clientId === undefined) !== (settings.clientSecret === undefined)) {
      context.addIssue({ code: 'custom', path: [lacking ?? ''], message: `${given} is given without ${lacking}: give both, or neither` })
    }
  })

export type BmsSettings = z.output<typeof settingsSchema>
