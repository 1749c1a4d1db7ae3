import { secret } from '@jackfield/core'
import { z } from 'zod'
import { acmeRole } from '../sample/acme-role.ts'
import { acmeSettings } from '../sample/acme-settings.ts'
import { capable, defined, withRole } from './mutant.ts'
import type { Mutant } from './mutant.ts'

const { shape } = acmeSettings
const [firstNeed] = acmeRole.needs
const [firstPermission] = acmeRole.permissions
if (!firstNeed || !firstPermission) throw new Error('The sample role is empty.')
const partly = { level: 'partial', unsupportedFields: [{ field: 'devices', reason: { en: 'None.' }, source: 'x' }] } as const

export const definitionMutants: readonly Mutant[] = [
  {
    wrong: 'the settings have no time-out',
    found: ['connector.settings.sandbox'],
    connector: defined({ settings: z.object({ site: z.string(), apiKey: z.string(), network: z.string() }) as never }),
  },
  { wrong: 'unknown settings pass', found: ['connector.settings.strict'], connector: defined({ settings: z.looseObject(shape) }) },
  {
    wrong: 'no setting is required',
    found: ['connector.settings.required'],
    connector: defined({ settings: acmeSettings.partial() as never }),
  },
  {
    wrong: 'the key is not marked secret',
    found: ['connector.settings.secrets-marked'],
    connector: defined({ settings: z.strictObject({ ...shape, apiKey: z.string(), other: secret().optional() }) }),
  },
  {
    wrong: 'a setting has no title',
    found: ['connector.settings.described'],
    connector: defined({ settings: z.strictObject({ ...shape, site: z.string() }) }),
  },
  {
    wrong: 'a setting changes each time it is parsed',
    found: ['connector.settings.survive-parse'],
    connector: defined({ settings: z.strictObject({ ...shape, site: z.string().transform((site) => `${site}/`) }) }),
  },
  {
    wrong: 'a refusal repeats the key',
    found: ['connector.settings.refusal-is-discreet'],
    connector: defined({
      settings: z.strictObject({
        ...shape,
        apiKey: secret(z.string().regex(/^\S+$/, { error: ({ input }) => `“${String(input)}” has a space` })),
      }),
    }),
  },
  { wrong: 'the id is not in lower case', found: ['connector.identity'], connector: defined({ id: 'Acme_Desk' }) },
  {
    wrong: 'an unsupported field is not named by its operation',
    found: ['connector.capabilities'],
    connector: defined({ capabilities: { ticketDesk: partly } }),
  },
  { wrong: 'the place of the reference is not told', found: ['connector.reference'], connector: defined({ reference: null }) },
  {
    wrong: 'the guide has no place for the role',
    found: ['connector.guide'],
    connector: defined({ guide: { en: new URL('mutant.ts', import.meta.url) } }),
  },
  {
    wrong: 'an axis has a rank twice',
    found: ['connector.role.axes'],
    connector: withRole({ axes: [...acmeRole.axes, { id: 'x', label: { en: 'X' }, ranks: ['a', 'a'] }] }),
  },
  {
    wrong: 'a permission has an axis that does not exist',
    found: ['connector.role.permissions'],
    connector: withRole({ permissions: [{ ...firstPermission, axes: ['delete'] }] }),
  },
  {
    wrong: 'a need asks for a permission that does not exist',
    found: ['connector.role.needs'],
    connector: withRole({ needs: [{ ...firstNeed, permission: 'desk.nothing' }] }),
  },
  {
    wrong: 'a need asks for the weakest rank',
    found: ['connector.role.needs'],
    connector: withRole({ needs: [{ ...firstNeed, atLeast: { view: 'None' } }] }),
  },
  {
    wrong: 'a preset grants a rank that does not exist',
    found: ['connector.role.presets'],
    connector: withRole({ presets: [{ id: 'p', source: 'x', grants: [{ permission: 'desk.tickets', atLeast: { view: 'Some' } }] }] }),
  },
  {
    wrong: 'what can never be done has no source',
    found: ['connector.role.never'],
    connector: withRole({ never: [{ operation: 'ticketDesk.create', reason: { en: 'No.' }, source: '' }] }),
  },
  {
    wrong: 'an operation lacks a need',
    found: ['role.least-suffices'],
    connector: withRole({ needs: acmeRole.needs.filter((need) => need.operation !== 'ticketDesk.close' || !('modify' in need.atLeast)) }),
  },
  {
    wrong: 'an operation asks for a right that it does not need',
    found: ['role.all-needed'],
    connector: withRole({ needs: [...acmeRole.needs, { ...firstNeed, operation: 'companyDirectory.get' }] }),
  },
  {
    wrong: 'an operation asks for a narrower list than it needs',
    found: ['role.all-needed'],
    connector: withRole({
      needs: acmeRole.needs.map((need) => (need.operation === 'catalog.boards' ? { ...need, items: ['Boards', 'Lists'] } : need)),
    }),
  },
  {
    wrong: 'the inspector finds everything held',
    found: ['role-inspector.missing'],
    connector: capable('roleInspector', (inspector) => ({
      inspect: async (asked) => {
        const report = await inspector.inspect(asked)
        return {
          ...report,
          findings: report.findings.map((finding) => (finding.verdict === 'missing' ? { ...finding, verdict: 'held' } : finding)),
        }
      },
    })),
  },
  {
    wrong: 'the inspector says unknown though the vendor lists the rights',
    found: ['role-inspector.missing'],
    connector: capable('roleInspector', (inspector) => ({
      inspect: async (asked) => {
        const report = await inspector.inspect(asked)
        return {
          ...report,
          findings: report.findings.map((finding) =>
            finding.verdict === 'missing' ? { ...finding, verdict: 'unknown', reason: 'who knows' } : finding,
          ),
        }
      },
    })),
  },
  {
    wrong: 'the inspector keeps quiet about excess',
    found: ['role-inspector.excess'],
    connector: capable('roleInspector', (inspector) => ({
      inspect: async (asked) => {
        const report = await inspector.inspect(asked)
        return { ...report, findings: report.findings.filter((finding) => finding.verdict !== 'excess') }
      },
    })),
  },
  {
    wrong: 'the inspector keeps quiet about what is held',
    found: ['role-inspector.least'],
    connector: capable('roleInspector', (inspector) => ({
      inspect: async (asked) => {
        const report = await inspector.inspect(asked)
        return { ...report, findings: report.findings.filter((finding) => finding.verdict !== 'held') }
      },
    })),
  },
  {
    wrong: 'the inspector probes by writing',
    found: ['role-inspector.reads-only'],
    connector: capable('roleInspector', (inspector, all) => ({
      inspect: async (asked) => {
        for await (const ticket of all.ticketDesk.list({})) {
          await all.ticketDesk.update(ticket.id, {})
          break
        }
        return await inspector.inspect(asked)
      },
    })),
  },
]
