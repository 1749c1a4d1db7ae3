import type { HeldRight, Permission } from '@jackfield/core'
import type { CustomizeItemWire, SecuritySettingWire } from '../wire/system.ts'

const axes = [
  ['inquire', 'inquireLevel'],
  ['add', 'addLevel'],
  ['edit', 'editLevel'],
  ['delete', 'deleteLevel'],
] as const

/**
 * Rows of the permission screen as rights. Rows are found by the screen's words; which member holds them is not settled, so descriptions
 * go before names. A row that no permission of ours matches keeps its own words: it can only be excess.
 */
export function rightsFrom(rows: readonly SecuritySettingWire[], permissions: readonly Permission[]): readonly HeldRight[] {
  return rows.flatMap((row) => {
    const path = pathOf(row)
    const permission = permissionFor(row, permissions)
    return axes.flatMap(([axis, member]): HeldRight[] => {
      const rank = rankFrom(row[member])
      if (rank !== null) return [{ permission: permission?.id ?? null, path, axis, rank, evidence: 'listed' }]
      if (!permission) return []
      return [
        { permission: permission.id, path, axis, rank, evidence: 'listed', reason: 'ConnectWise lists the function without this level' },
      ]
    })
  })
}

/** Words as the screen shows them, of a row that may lack some. */
function pathOf(row: SecuritySettingWire): [string, string] {
  return [
    row.moduleDescription ?? row.moduleName ?? '(unnamed module)',
    row.moduleFunctionDescription ?? row.moduleFunctionName ?? '(unnamed function)',
  ]
}

function permissionFor(row: SecuritySettingWire, permissions: readonly Permission[]): Permission | null {
  const modules = [row.moduleDescription, row.moduleName].filter((name) => name !== null).map(moduleKey)
  const functions = [row.moduleFunctionDescription, row.moduleFunctionName].filter((name) => name !== null).map(functionKey)
  return (
    permissions.find(({ path: [module, ...rest] }) => {
      const isFunction = functions.includes(functionKey(rest.join(' ')))
      return isFunction && (modules.length === 0 || modules.includes(moduleKey(module)))
    }) ?? null
  )
}

/** Case, spaces and kinds of dashes differ between the pages that show these words. */
export function wordsKey(words: string): string {
  return words.toLowerCase().replaceAll(/[^a-z0-9&/]+/g, '')
}

/** Some pages say Company where the screen says Companies, and Service for Service Desk. */
function moduleKey(words: string): string {
  const key = wordsKey(words)
  if (key === 'company') return 'companies'
  return key === 'service' ? 'servicedesk' : key
}

/** Pages differ between Manage Attachments, Manage Documents and both in one. */
function functionKey(words: string): string {
  const key = wordsKey(words)
  return /^manage(documents|attachments)(\/(documents|attachments))?$/.test(key) ? 'manageattachments' : key
}

/** `Mine` is what older versions call My. A word that is none of the levels is passed on, so that it shows. */
function rankFrom(level: string | null): string | null {
  if (level === null) return null
  const known: Readonly<Record<string, string>> = { none: 'None', my: 'My', mine: 'My', all: 'All' }
  return known[level.trim().toLowerCase()] ?? level
}

/**
 * What the narrowed list of Table Setup allows. Null where nothing can be told from it: the entries are not in the screen's words (“Service /
 * Service Board”), or there are none, which no source explains, unless the row itself says that it is narrowed.
 */
export function tableSetupItems(
  items: readonly CustomizeItemWire[],
  rows: readonly SecuritySettingWire[],
  wanted: readonly string[],
): readonly string[] | null {
  const entries = items
    .filter((item) => wordsKey(item.customizeIdentifier ?? '') === 'systemtablesetup')
    .map((item) => item.itemIdentifier ?? '')
  const isNarrowed = rows.some(
    (row) => wordsKey(row.moduleFunctionDescription ?? row.moduleFunctionName ?? '') === 'tablesetup' && row.customFlag === true,
  )
  if (entries.length === 0) return isNarrowed ? [] : null
  if (!entries.some((entry) => entry.includes('/'))) return null
  const known = new Map(wanted.map((item) => [wordsKey(item), item]))
  return entries.map((entry) => known.get(wordsKey(entry)) ?? entry)
}
