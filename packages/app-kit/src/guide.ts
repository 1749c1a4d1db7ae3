import { readFile } from 'node:fs/promises'
import { InvalidInputError, leastRole, textIn } from '@jackfield/core'
import type { AnyConnector, Grant, Language, Need, OperationId, RoleDefinition, SettingCondition } from '@jackfield/core'
import type { Edition } from './edition.ts'
import { certaintyOfGrant } from './grants.ts'

/** In which a guide can be asked for. */
export const languages = ['en', 'de'] as const satisfies readonly Language[]

/** What a guide says about permissions beside the vendor's own words. */
interface Words {
  readonly lead: (jobs: string) => string
  readonly all: string
  readonly permission: string
  readonly entries: string
  readonly perhaps: string
  readonly perhapsNote: string
  readonly presets: (names: string, connector: string) => string
  readonly never: string
  readonly nothing: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    lead: (jobs) => `For ${jobs}:`,
    all: 'all that this connector does',
    permission: 'Permission',
    entries: 'Entries to allow',
    perhaps: 'perhaps',
    perhapsNote:
      '“perhaps”: it follows from the names of things, and nobody has seen that it is needed. Set it to be safe; where it is left out, `jackfield role check` says “perhaps missing”.',
    presets: (names, connector) =>
      `Published tables to compare with: ${names}. They are what other products ask for; \`jackfield role show ${connector}\` prints them.`,
    never: 'What no right makes possible:',
    nothing: 'For these jobs no permission has to be granted.',
  },
  de: {
    lead: (jobs) => `Für ${jobs}:`,
    all: 'alles, was dieser Connector kann',
    permission: 'Berechtigung',
    entries: 'Freizugebende Einträge',
    perhaps: 'vielleicht',
    perhapsNote:
      '„vielleicht“: Das folgt aus den Namen, gesehen hat es niemand. Sicherheitshalber setzen; fehlt es, meldet `jackfield role check` es als „perhaps missing“.',
    presets: (names, connector) =>
      `Veröffentlichte Tabellen zum Vergleich: ${names}. Das verlangen andere Produkte; \`jackfield role show ${connector}\` zeigt sie.`,
    never: 'Was keine Berechtigung möglich macht:',
    nothing: 'Für diese Aufgaben ist keine Berechtigung nötig.',
  },
}

/** A connector's set-up guide for some operations. */
export interface Guide {
  /** English where the connector has none in the language wanted. */
  readonly language: Language
  readonly markdown: string
}

export interface GuideOptions {
  readonly wanted: Language
  /** As the person named them; null: all. */
  readonly jobs: string | null
  /** The products behind the connector that it is for. */
  readonly editions: readonly [Edition, ...Edition[]]
}

/** The connector's own guide, with the permissions of `operations` where it says `{{role}}`. What is for other editions is left out. */
export async function guideOf(
  connector: AnyConnector,
  operations: readonly OperationId[],
  { wanted, jobs, editions }: GuideOptions,
): Promise<Guide> {
  const language = connector.guide[wanted] ? wanted : 'en'
  const address = connector.guide[language] ?? connector.guide.en
  const text = await readFile(address, 'utf8').catch((error: unknown) => {
    throw new InvalidInputError({
      message: `The guide of ${connector.displayName} can’t be read: ${(error as NodeJS.ErrnoException).code}.`,
      nextStep: 'Install its package again; `jackfield role show` prints the permissions alone.',
      connector: connector.id,
    })
  })
  const permissionsFor = (condition: SettingCondition): string => {
    const fitting = editions.filter(({ when }) => isWithin(condition, when))
    return fitting
      .map((edition) => titled(edition, fitting.length > 1, permissionsIn(connector.id, edition.role, { operations, language, jobs })))
      .join('\n\n')
  }
  const shown = withoutOthers(text.replaceAll('\r\n', '\n'), (condition) => editions.some(({ when }) => isWithin(condition, when)))
  return {
    language,
    markdown: shown.replaceAll(/\{\{role(?: (\w+)=(\w+))?\}\}/g, (_, field, value) => permissionsFor(conditionOf(field, value))),
  }
}

/** Whether what is for `condition` is for an edition. */
function isWithin(condition: SettingCondition, when: SettingCondition): boolean {
  return Object.entries(condition).every(([field, value]) => when[field] === value)
}

function conditionOf(field: string | undefined, value: string | undefined): SettingCondition {
  return field === undefined || value === undefined ? {} : { [field]: value }
}

/** Takes out the parts between `{{when field=value}}` and `{{end}}` that nobody asked for, and the marks of the others. */
function withoutOthers(text: string, isWanted: (condition: SettingCondition) => boolean): string {
  return text
    .replaceAll(/^\{\{when (\w+)=(\w+)\}\}\n([\s\S]*?)^\{\{end\}\}\n?/gm, (_, field: string, value: string, part: string) =>
      isWanted(conditionOf(field, value)) ? part : '',
    )
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** Several tables in one place say which edition each is for. */
function titled({ name }: Edition, isOneOfSeveral: boolean, permissions: string): string {
  return isOneOfSeveral && name !== null ? `**${name}**\n\n${permissions}` : permissions
}

interface Asked {
  readonly operations: readonly OperationId[]
  readonly language: Language
  readonly jobs: string | null
}

function permissionsIn(id: string, role: RoleDefinition, { operations, language, jobs }: Asked): string {
  const own = words[language]
  const grants = leastRole(role, operations)
  const needs = role.needs.filter((need) => operations.includes(need.operation))
  const isUnsure = grants.some((grant) => Object.values(certaintyOfGrant(grant, needs)).includes('inferred'))
  const presets = role.presets.map((preset) => `${preset.id} (${preset.source})`).join('; ')
  const never = role.never.filter((one) => operations.includes(one.operation))
  const impossible = never.map(
    ({ operation, field, reason }) => `- ${field ? `${operation}.${field}` : operation}: ${textIn(reason, language)}`,
  )
  return [
    grants.length > 0
      ? `${own.lead(jobs?.replaceAll(/\s*,\s*/g, ', ') ?? own.all)}\n\n${grantTable(role, grants, needs, language)}`
      : own.nothing,
    ...(isUnsure ? [own.perhapsNote] : []),
    ...(presets === '' ? [] : [own.presets(presets, id)]),
    ...(impossible.length > 0 ? [`${own.never}\n\n${impossible.join('\n')}`] : []),
  ].join('\n\n')
}

/** As Markdown: one row a permission, a column an axis. */
function grantTable(role: RoleDefinition, grants: readonly Grant[], needs: readonly Need[], language: Language): string {
  const own = words[language]
  const axes = role.axes.filter((axis) => grants.some((grant) => grant.atLeast[axis.id] !== undefined))
  const hasItems = grants.some((grant) => grant.items)
  const head = [own.permission, ...axes.map((axis) => textIn(axis.label, language)), ...(hasItems ? [own.entries] : [])]
  const rows = grants.map((grant) => {
    const certainty = certaintyOfGrant(grant, needs)
    const marked = (text: string, name: string): string => (certainty[name] === 'inferred' ? `${text} (${own.perhaps})` : text)
    const path = role.permissions.find((permission) => permission.id === grant.permission)?.path ?? [grant.permission]
    const levels = axes.map((axis) => {
      const rank = grant.atLeast[axis.id]
      return rank === undefined ? '' : marked(rank, axis.id)
    })
    return [path.join(' > '), ...levels, ...(hasItems ? [(grant.items ?? []).map((item) => marked(item, item)).join(', ')] : [])]
  })
  return [head, head.map(() => '---'), ...rows].map(tableRow).join('\n')
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
