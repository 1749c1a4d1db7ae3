import assert from 'node:assert/strict'
import { settingFields } from '@jackfield/core'
import type { Requirement } from '../requirement.ts'

const source = 'DESIGN, The contract: settings are a strict zod schema with marked secrets'
const soundsSecret = /secret|password|passphrase|private.?key|api.?key|token|signing/i
/** What people call a secret, and when it ends, is none itself. */
const isAboutSecret = /(name|label|expires(at|on)?)$/i
const canary = 'canary-7f3a-never-print-this'

export const settingsRequirements: readonly Requirement[] = [
  {
    id: 'connector.settings.sandbox',
    area: 'connector',
    sentence: 'The settings that the sandbox hands out are accepted, and give a network, a late-commit window and a reply time-out.',
    source,
    runs: 'once',
    check: async ({ connector, sandbox }) => {
      const settings = connector.settings.parse(sandbox.settings) as Record<string, unknown>
      assert.ok(settings['network'] === 'public' || settings['network'] === 'private', 'the parsed settings have no network')
      assert.equal(typeof settings['lateCommitWindow'], 'number', 'the parsed settings have no lateCommitWindow')
      assert.equal(typeof settings['replyTimeout'], 'number', 'the parsed settings have no replyTimeout')
    },
  },
  {
    id: 'connector.settings.strict',
    area: 'connector',
    sentence: 'A field that the schema does not know is refused.',
    source: 'DESIGN: strict on what the user gives',
    runs: 'once',
    check: async ({ connector, sandbox }) => {
      const result = connector.settings.safeParse({ ...sandbox.settings, fieldOfNoVendor: 'x' })
      assert.ok(!result.success, 'the unknown field “fieldOfNoVendor” was accepted: use z.strictObject')
    },
  },
  {
    id: 'connector.settings.required',
    area: 'connector',
    sentence: 'Settings without a required field are refused.',
    source: 'DESIGN: strict on what the user gives',
    runs: 'once',
    check: async ({ connector, sandbox }) => {
      const required = settingFields(connector.settings).filter((field) => field.isRequired && field.name in sandbox.settings)
      assert.ok(required.length > 0, 'no field is required, so a connection without an address or a log-in would be accepted')
      for (const { name } of required) {
        const { [name]: _, ...rest } = sandbox.settings
        assert.ok(!connector.settings.safeParse(rest).success, `settings without “${name}” were accepted`)
      }
    },
  },
  {
    id: 'connector.settings.secrets-marked',
    area: 'connector',
    sentence: 'At least one field is marked secret, and so is every field whose name says that it is one.',
    source: 'DESIGN: one mark for prompt, form, redactor and vault; PITFALLS c43',
    runs: 'once',
    check: async ({ connector }) => {
      const fields = settingFields(connector.settings)
      assert.ok(
        fields.some((field) => field.isSecret),
        'no field is marked by secret()',
      )
      const open = fields.filter(
        (field) => soundsSecret.test(field.name) && !isAboutSecret.test(field.name) && field.type === 'string' && !field.isSecret,
      )
      assert.deepEqual(
        open.map((field) => field.name),
        [],
        'these fields sound secret and are not marked by secret()',
      )
    },
  },
  {
    id: 'connector.settings.described',
    area: 'connector',
    sentence: 'Each field has a title and a description for the person who fills it in.',
    source,
    runs: 'once',
    check: async ({ connector }) => {
      const bare = settingFields(connector.settings).filter((field) => field.title === field.name || field.description.trim() === '')
      assert.deepEqual(
        bare.map((field) => field.name),
        [],
        'these fields lack a title or a description in .meta()',
      )
    },
  },
  {
    id: 'connector.settings.survive-parse',
    area: 'connector',
    sentence: 'Parsed settings parse to the same again, also after a trip through JSON: the vault stores them.',
    source,
    runs: 'once',
    check: async ({ connector, sandbox }) => {
      const once: unknown = connector.settings.parse(sandbox.settings)
      const twice: unknown = connector.settings.parse(JSON.parse(JSON.stringify(once)))
      assert.deepEqual(twice, once)
    },
  },
  {
    id: 'connector.settings.refusal-is-discreet',
    area: 'connector',
    sentence: 'The message about settings that do not fit holds no secret value.',
    source: 'PITFALLS c43: keys in error text',
    runs: 'once',
    check: async ({ connector, sandbox }) => {
      const secrets = settingFields(connector.settings).filter((field) => field.isSecret)
      const wrong = Object.fromEntries(secrets.flatMap(({ name }) => [[name, ` ${canary} \n${canary}`]]))
      for (const given of [{ ...sandbox.settings, ...wrong, fieldOfNoVendor: 1 }, { ...wrong }]) {
        const result = connector.settings.safeParse(given)
        const text = result.success ? '' : `${result.error.message}${JSON.stringify(result.error.issues)}`
        assert.ok(!text.includes(canary), 'the refusal repeats the value of a secret field')
      }
    },
  },
]
