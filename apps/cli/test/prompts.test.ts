import { describe, expect, test } from 'vitest'
import { connectionSettings, secret } from '@jackfield/core'
import { z } from 'zod'
import type { Prompts } from '../src/input/prompts.ts'
import { askForChanges, askForSettings } from '../src/input/setting-prompts.ts'

const schema = z.strictObject({
  site: z.string().meta({ title: 'Site' }),
  key: secret().meta({ title: 'Key' }),
  ...connectionSettings,
  replyTimeout: z.number().default(30).meta({ title: 'Reply time-out' }),
})

/** A person who answers by the first word of the question, and takes what stands there otherwise. */
function person(answers: Readonly<Record<string, string>>): { prompts: Prompts; asked: string[]; hidden: string[] } {
  const asked: string[] = []
  const hidden: string[] = []
  const answer = (question: string, initial = ''): string => {
    const title = question.split(/[: ]/)[0]!
    asked.push(title)
    return answers[title] ?? initial
  }
  return {
    asked,
    hidden,
    prompts: {
      text: async (question, options) => answer(question, options?.initial),
      secret: async (question) => {
        hidden.push(question.split(/[: ]/)[0]!)
        return answer(question)
      },
      choose: async (question, _, initial) => answer(question, initial),
      confirm: async () => true,
    },
  }
}

const twoKinds = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('old').meta({ title: 'Kind' }),
    user: z.string().meta({ title: 'User' }),
    token: secret().optional().meta({ title: 'Token', offered: true }),
    password: secret().optional().meta({ title: 'Password' }),
    endsOn: z.string().optional().meta({ title: 'Ends', offered: true }),
    ...connectionSettings,
  }),
  z.strictObject({
    kind: z.literal('new').meta({ title: 'Kind' }),
    tokenId: secret().meta({ title: 'Id' }),
    endsOn: z.string().optional().meta({ title: 'Ends', offered: true }),
    ...connectionSettings,
  }),
])

describe('askForSettings of a union', () => {
  test('asks for the alternative first, then for its own fields and for what all have', async () => {
    const { prompts, asked } = person({ Kind: 'new', Id: 'i', Ends: '2027-01-31' })
    expect(await askForSettings(prompts, twoKinds)).toEqual({ kind: 'new', tokenId: 'i', endsOn: '2027-01-31', network: 'public' })
    expect(asked).toEqual(['Kind', 'Ends', 'Network', 'Id'])
  })
  test('asks for what is offered, and leaves it out where nothing was answered', async () => {
    const { prompts, asked, hidden } = person({ Kind: 'old', User: 'u', Token: 't' })
    expect(await askForSettings(prompts, twoKinds)).toEqual({ kind: 'old', user: 'u', token: 't', network: 'public' })
    expect(asked).toEqual(['Kind', 'User', 'Token', 'Ends', 'Network'])
    expect(hidden).toEqual(['Token'])
  })
})

describe('askForSettings', () => {
  test('asks for what is required and what is chosen from a list, secrets hidden', async () => {
    const { prompts, asked, hidden } = person({ Site: 'na.example.net', Key: 'k' })
    expect(await askForSettings(prompts, schema)).toEqual({ site: 'na.example.net', key: 'k', network: 'public' })
    expect(asked).toEqual(['Site', 'Key', 'Network'])
    expect(hidden).toEqual(['Key'])
  })
  test('gives what was answered so far away after each answer, but never a secret', async () => {
    const given: unknown[] = []
    const { prompts } = person({ Site: 'na.example.net', Key: 'k' })
    await askForSettings(prompts, schema, {}, async (open) => void given.push({ ...open }))
    expect(given).toEqual([{ site: 'na.example.net' }, { site: 'na.example.net' }, { site: 'na.example.net', network: 'public' }])
  })
  test('says what the schema has against an answer while it stands there, without the secret', async () => {
    const strict = z.strictObject({
      ...connectionSettings,
      site: z.string().regex(/^\S+$/, 'site holds a space'),
      key: secret(z.string().refine((key) => key !== 'canary-1', { error: (issue) => `${String(issue.input)} is a well-known key` })),
    })
    const complaints: (string | undefined)[] = []
    const { prompts } = person({ Network: 'public' })
    const listening: Prompts = {
      ...prompts,
      text: async (_, options) => (complaints.push(options?.complaint?.('a b'), options?.complaint?.('a.b')), 'a.b'),
      secret: async (_, options) => (complaints.push(options?.complaint?.('canary-1'), options?.complaint?.('k')), 'k'),
    }
    await askForSettings(listening, strict)
    expect(complaints).toEqual([
      'site holds a space',
      undefined,
      expect.stringMatching(/^(?!.*canary-1).* is a well-known key$/),
      undefined,
    ])
  })
  test('starts from answers that did not work out, and keeps a secret that is left empty', async () => {
    const { prompts } = person({ Network: 'private' })
    const before = { site: 'http://psa', key: 'kept', network: 'public' }
    expect(await askForSettings(prompts, schema, before)).toEqual({ site: 'http://psa', key: 'kept', network: 'private' })
  })
})

test('askForChanges gives only what was changed, numbers as numbers', async () => {
  const current = { site: 'na.example.net', key: '••••', network: 'public', lateCommitWindow: 120, replyTimeout: 30 }
  const { prompts, asked } = person({ Late: '12', Reply: '30' })
  expect(await askForChanges(prompts, schema, current)).toEqual({})
  expect(asked).toEqual(['Site', 'Key', 'Network', 'Late-commit', 'Reply'])
  expect(await askForChanges(person({ 'Late-commit': '12', Key: 'new' }).prompts, schema, current)).toEqual({
    key: 'new',
    lateCommitWindow: 12,
  })
})
