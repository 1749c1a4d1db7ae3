import { expect, test } from 'vitest'
import { z } from 'zod'
import { connectionSettings, secret, secretValues, settingFields } from '../src/index.ts'
import type { SettingsSchema } from '../src/index.ts'

const own = { ...connectionSettings, replyTimeout: z.number().default(30) }
const schema: SettingsSchema = z.strictObject({
  site: z.string().meta({ title: 'Site', description: 'The address of your server.' }),
  privateKey: secret().meta({ title: 'Private key' }),
  passphrase: secret().optional(),
  ...own,
})

test('fields come in the order of the schema, with what prompts and forms need', () => {
  const fields = settingFields(schema)
  expect(fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['site', 'privateKey', 'passphrase', 'network', 'lateCommitWindow']),
  )
  expect(fields.slice(0, 3).map(({ name }) => name)).toEqual(['site', 'privateKey', 'passphrase'])
  expect(fields[0]).toEqual({
    name: 'site',
    title: 'Site',
    description: 'The address of your server.',
    isSecret: false,
    isRequired: true,
    type: 'string',
    choices: null,
    initial: null,
    when: null,
  })
  expect(fields.find(({ name }) => name === 'network')).toMatchObject({
    choices: ['public', 'private'],
    initial: 'public',
    isRequired: false,
    type: 'string',
  })
  expect(fields.find(({ name }) => name === 'lateCommitWindow')).toMatchObject({ type: 'number', initial: 120 })
})

test('a field without words is called by its name', () => {
  expect(settingFields(schema).find(({ name }) => name === 'passphrase')).toMatchObject({ title: 'passphrase', description: '' })
})

test('secret marks a field, and the mark survives more words and optional', () => {
  const secrets = settingFields(schema).filter(({ isSecret }) => isSecret)
  expect(secrets.map(({ name, title, isRequired }) => [name, title, isRequired])).toEqual([
    ['privateKey', 'Private key', true],
    ['passphrase', 'passphrase', false],
  ])
})

test('secret keeps what its own schema demands, and an empty secret is none', () => {
  expect(secret().safeParse('').success).toBe(false)
  expect(secret(z.string().length(16)).safeParse('short').success).toBe(false)
  expect(secret(z.string().length(16).meta({ title: 'Key' })).meta()).toMatchObject({ title: 'Key', writeOnly: true })
})

test('a union has the fields of all its alternatives, each once', () => {
  const either = z.union([
    z.strictObject({ kind: z.literal('keys'), publicKey: z.string(), ...own }),
    z.strictObject({ kind: z.literal('token'), token: secret(), ...own }),
  ])
  const names = settingFields(either).map(({ name }) => name)
  expect(names.filter((name) => name === 'network')).toHaveLength(1)
  expect(names).toEqual(expect.arrayContaining(['kind', 'publicKey', 'token']))
  expect(secretValues(either, { kind: 'token', token: 'abcdef' })).toEqual(['abcdef'])
})

test('a union told apart by one fixed value asks for that first, and for each alternative’s own fields only there', () => {
  const byGeneration: SettingsSchema = z.discriminatedUnion('generation', [
    z.strictObject({ server: z.string(), generation: z.literal('9'), userName: z.string(), ...own }),
    z.strictObject({ server: z.string(), generation: z.literal('X'), tokenId: z.string(), ...own }),
  ])
  const fields = settingFields(byGeneration)
  expect(fields[0]).toMatchObject({ name: 'generation', choices: ['9', 'X'], isRequired: true, when: null })
  expect(fields.filter(({ when }) => when).map(({ name, when }) => [name, when])).toEqual([
    ['userName', { generation: '9' }],
    ['tokenId', { generation: 'X' }],
  ])
})

test('secret values come longest first, so that one inside another is taken out whole', () => {
  expect(secretValues(schema, { site: 'https://a', privateKey: 'abcd', passphrase: 'abcdefgh' })).toEqual(['abcdefgh', 'abcd'])
  expect(secretValues(schema, { site: 'https://a', privateKey: '', passphrase: undefined })).toEqual([])
})

test('a connection is public and waits two minutes unless it is told otherwise, and no field is unknown', () => {
  const given = { site: 'https://a', privateKey: 'abcd' }
  expect(schema.parse(given)).toMatchObject({ network: 'public', lateCommitWindow: 120 })
  expect(schema.safeParse({ ...given, lateCommitWindow: 0 }).success).toBe(false)
  expect(schema.safeParse({ ...given, sight: 'a typo' }).success).toBe(false)
})
