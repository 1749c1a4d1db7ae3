import { leastRole, operationsOf } from '@jackfield/core'
import type { AnyConnector, CapabilityName } from '@jackfield/core'
import { pathToFileURL } from 'node:url'
import { readManifest, root } from '../repository/workspace.ts'
import type { ConnectorPackage } from './connector-packages.ts'

/** Loads a connector from its source. */
export async function loadConnector({ id, folder }: ConnectorPackage): Promise<AnyConnector> {
  const entry = readManifest(folder).exports?.['.'] ?? './src/index.ts'
  const loaded = (await import(pathToFileURL(`${root}/${folder}/${entry}`).href)) as { readonly connector?: AnyConnector }
  if (!loaded.connector) throw new Error(`${folder} exports no \`connector\``)
  if (loaded.connector.id !== id) throw new Error(`${folder}: the connector calls itself ${loaded.connector.id}`)
  return loaded.connector
}

/** docs/connectors.md: what each connector says about itself. */
export function connectorsPage(connectors: readonly AnyConnector[]): string {
  const rows = connectors.map((connector) => {
    const { reference, role } = connector
    const place = reference ? `\`${reference.field}\`, ${reference.strength}` : 'none'
    const needed = leastRole(role, operationsOf(capabilitiesOf(connector))).length
    const cells = [
      `\`${connector.id}\``,
      connector.displayName,
      connector.kind.toUpperCase(),
      capabilityCell(connector),
      place,
      `${needed} of ${role.permissions.length}`,
    ]
    return `| ${cells.map(cell).join(' | ')} |`
  })
  return `<!-- Written by \`node tooling/generate.ts\` from the connectors themselves. Do not edit. -->

# Connectors

| id | system | kind | capabilities | reference of a ticket | permissions |
|---|---|---|---|---|---|
${rows.join('\n')}

*Partial*: every method works, but some fields can't be honoured and give a warning; they are listed below. *Reference*: the vendor's field
that carries Jackfield's own number of a ticket, and whether the vendor finds it by an index or by a scan. *Permissions*: how many all
capabilities together need, of those that the connector knows; \`jackfield role show CONNECTOR\` prints them.
${connectors.map(unsupportedSection).join('')}`
}

function capabilitiesOf(connector: AnyConnector): CapabilityName[] {
  return Object.keys(connector.capabilities) as CapabilityName[]
}

function capabilityCell(connector: AnyConnector): string {
  return capabilitiesOf(connector)
    .map((name) => (connector.capabilities[name]?.level === 'partial' ? `${name} (partial)` : name))
    .join(', ')
}

function unsupportedSection(connector: AnyConnector): string {
  const fields = Object.values(connector.capabilities).flatMap((support) => (support?.level === 'partial' ? support.unsupportedFields : []))
  if (fields.length === 0) return ''
  const rows = fields.map(({ field, reason, source }) => `| \`${field}\` | ${cell(reason.en)} | ${cell(source)} |`)
  return `\n## ${connector.displayName}: what can't be honoured\n\n| field | why | source |\n|---|---|---|\n${rows.join('\n')}\n`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')
}
