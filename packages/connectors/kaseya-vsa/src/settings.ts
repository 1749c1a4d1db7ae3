import { connectionSettings, secret } from '@jackfield/core'
import { z } from 'zod'
import { serverOrigin } from './server-address.ts'

const server = z
  .string()
  .trim()
  .superRefine((value, context) => {
    const origin = serverOrigin(value)
    if (typeof origin !== 'string') context.addIssue({ code: 'custom', message: `server ${origin.problem}` })
  })
  .meta({ title: 'Server', description: 'The address where you log in to VSA, such as vsa.example.com or example.vsax.net.' })

const tokenName = z
  .string()
  .trim()
  .max(200)
  .optional()
  .meta({ title: 'Token name', description: 'The name under which the token stands in VSA, so that you find it again when it ends.' })

const tokenExpiresAt = z.iso.date('tokenExpiresAt is no day: write it as 2027-01-31').optional().meta({
  title: 'Token ends on',
  description:
    'The day on which the token ends, as YYYY-MM-DD: VSA does not tell it, and you are warned 30 and 7 days before. Empty: it has no end.',
  offered: true,
})

/** Texts go into one base64 log-in: a blank at an end is a slip of the mouse. */
const word = (name: string): z.ZodString =>
  z.string().trim().min(1, `${name} is empty`).regex(/^\S*$/, `${name} holds a space: was more than it copied?`)

const vsa9 = z
  .strictObject({
    generation: z.literal('9').meta({ title: 'Generation', description: '9: VSA 9.5 or newer. X: VSA X (VSA 10).' }),
    server,
    /** As people type it on the log-in screen; the log-in scheme of passwords depends on its letters' case. */
    userName: z
      .string()
      .trim()
      .min(1, 'userName is empty')
      .regex(/^[^:,=]*$/, 'userName holds a colon, a comma or an equals sign, which the log-in of the API can’t carry')
      .meta({ title: 'User name', description: 'The VSA user of the integration, as it is typed on the log-in screen.' }),
    /** A GUID, shown once when the token is made. */
    accessToken: secret(
      word('accessToken').meta({
        title: 'Access token',
        description: 'System > User Security > Users > (user) > Access Tokens. Shown once, when the token is made.',
        offered: true,
      }),
    ).optional(),
    /** For servers that still take it: Kaseya has withdrawn it for integrations on its own servers. */
    password: secret(
      z.string().min(1, 'password is empty').meta({
        title: 'Password',
        description: 'Only in place of an access token, for a server of your own that still lets integrations log in by password.',
      }),
    ).optional(),
    tokenName,
    tokenExpiresAt,
    /** VSA 9 sends times without a zone. */
    serverTimeZone: z
      .string()
      .trim()
      .refine(isTimeZone, 'serverTimeZone is no time zone: write it as Europe/Berlin or UTC')
      .optional()
      .meta({
        title: 'Time zone of the server',
        description: 'Such as Europe/Berlin: VSA 9 sends times without a zone. Left out, they are read as UTC.',
        offered: true,
      }),
    ...connectionSettings,
  })
  .superRefine((settings, context) => {
    if ((settings.accessToken === undefined) === (settings.password === undefined)) {
      const message =
        settings.accessToken === undefined
          ? 'accessToken is missing: make one at System > User Security > Users > (user) > Access Tokens, or give password for a server of your own that still takes it'
          : 'accessToken and password can’t both be given: leave password out'
      context.addIssue({ code: 'custom', path: ['accessToken'], message })
    }
    refuseOpenAddress(settings, context)
  })

const vsax = z
  .strictObject({
    generation: z.literal('X').meta({ title: 'Generation', description: '9: VSA 9.5 or newer. X: VSA X (VSA 10).' }),
    server,
    /** The first half of the log-in of every call. */
    tokenId: secret(
      word('tokenId')
        .regex(/^[^:]*$/, 'tokenId holds a colon: give the token ID alone, not the whole log-in')
        .meta({ title: 'Token ID', description: 'Configuration > API Access > Third-Party Tokens.' }),
    ),
    tokenSecret: secret(word('tokenSecret').meta({ title: 'Token secret', description: 'Shown once, when the token is made.' })),
    tokenName,
    tokenExpiresAt,
    ...connectionSettings,
  })
  .superRefine(refuseOpenAddress)

/** What a connection to Kaseya VSA needs: VSA 9 and VSA X are two products with an API each, told apart by `generation`. */
export const settingsSchema = z.discriminatedUnion('generation', [vsa9, vsax])

export type KaseyaVsaSettings = z.output<typeof settingsSchema>
export type Vsa9Settings = z.output<typeof vsa9>
export type VsaxSettings = z.output<typeof vsax>

function refuseOpenAddress(
  settings: { readonly network: 'public' | 'private'; readonly server: string },
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  if (settings.network !== 'public' || !/^http:\/\//i.test(settings.server.trim())) return
  context.addIssue({
    code: 'custom',
    path: ['server'],
    message: 'server starts with http://: use https://, or set network to private for a server in your own network',
  })
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
