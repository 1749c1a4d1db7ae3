import { connectionSettings, secret } from '@jackfield/core'
import { z } from 'zod'

export const acmeSettings = z.strictObject({
  site: z.url().meta({ title: 'Site', description: 'The address of your Acme Desk.' }),
  apiKey: secret(z.string().min(8).meta({ title: 'API key', description: 'From Admin > API users.' })),
  ...connectionSettings,
  replyTimeout: z.number().positive().default(30).meta({ title: 'Reply time-out', description: 'Seconds to wait for an answer.' }),
})

export type AcmeSettings = z.output<typeof acmeSettings>
