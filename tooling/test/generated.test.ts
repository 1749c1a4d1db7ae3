import { connectionSettings, defineConnector, errorCodes } from '@jackfield/core'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { appManifestText } from '../generator/app-manifest-text.ts'
import { connectorPackages } from '../generator/connector-packages.ts'
import { connectorsPage, loadConnector } from '../generator/connectors-page.ts'
import { errorsPage, loadExitCodes, readMeanings } from '../generator/errors-page.ts'
import { staleFiles } from '../generator/generated-files.ts'
import { registryText } from '../generator/registry-text.ts'
import { exportsOf } from '../repository/exports-of.ts'
import { importsOf } from '../repository/imports-of.ts'
import { readSourceFiles } from '../repository/source-file.ts'
import { readWorkspace, root } from '../repository/workspace.ts'

test('what `pnpm generate` writes is current', async () => {
  expect((await staleFiles()).map(({ path }) => path)).toEqual([])
})

test('the types of vendors’ documents and of our own are current', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [`${root}/tooling/openapi/generate.ts`, '--check'])
  expect(stdout).toContain('current')
})

test('no file calls itself generated without a generator that writes it', () => {
  const known = [
    /^packages\/client\/src\/generated\/api\.gen\.ts$/,
    /^apps\/[^/]+\/src\/generated\/connectors\.gen\.ts$/,
    /^packages\/connectors\/[^/]+\/src\/generated\/openapi\.gen\.ts$/,
  ]
  const generated = readSourceFiles(readWorkspace()).filter(({ isGenerated }) => isGenerated)
  expect(generated.map(({ path }) => path).filter((path) => !known.some((pattern) => pattern.test(path)))).toEqual([])
})

const acme = { id: 'acme', folder: 'packages/connectors/acme', packageName: '@jackfield/acme' }
const acmeRmm = { id: 'acme-rmm', folder: 'packages/connectors/acme-rmm', packageName: '@jackfield/acme-rmm' }

test('the registry loads each connector and its sandbox when asked, and exports one list', () => {
  const text = registryText([acme, acmeRmm])
  expect(exportsOf('connectors.gen.ts', text)).toEqual({ values: ['connectors'], types: ['BuiltInConnector'] })
  expect(importsOf('connectors.gen.ts', text).map(({ specifier, isDynamic, isTypeOnly }) => [specifier, isDynamic, isTypeOnly])).toEqual([
    ['@jackfield/core', false, true],
    ['@jackfield/sandbox', false, true],
    ['@jackfield/acme', true, false],
    ['@jackfield/acme/sandbox', true, false],
    ['@jackfield/acme-rmm', true, false],
    ['@jackfield/acme-rmm/sandbox', true, false],
  ])
  expect(text).toContain(`  'acme-rmm': {`)
})

test('an app depends on every connector there is, and keeps the rest', () => {
  const before = `{"name":"app","dependencies":{"zod":"catalog:","@jackfield/gone":"workspace:^","@jackfield/desk":"workspace:^"},"private":true}`
  const after = JSON.parse(
    appManifestText(before, [acmeRmm, acme], ['@jackfield/desk', '@jackfield/acme', '@jackfield/acme-rmm']),
  ) as unknown
  expect(JSON.stringify(after)).toBe(
    `{"name":"app","dependencies":{"@jackfield/acme":"workspace:^","@jackfield/acme-rmm":"workspace:^","@jackfield/desk":"workspace:^","zod":"catalog:"},"private":true}`,
  )
})

test('the page says what a connector says about itself', () => {
  const connector = defineConnector({
    specificationVersion: 'v1',
    id: 'acme',
    displayName: 'Acme | PSA',
    kind: 'psa',
    settings: z.strictObject({ ...connectionSettings, replyTimeout: z.number().default(30) }),
    role: {
      axes: [{ id: 'granted', label: { en: 'Granted' }, ranks: ['off', 'on'] }],
      permissions: ['tickets', 'invoices'].map((id) => ({ id, carrier: 'role' as const, path: [id] as const, axes: ['granted'] })),
      needs: [{ operation: 'ticketNotes.list', permission: 'tickets', atLeast: { granted: 'on' }, certainty: 'vendor', source: 'page 1' }],
      presets: [],
      never: [],
    },
    guide: { en: new URL('file:///guide/en.md') },
    capabilities: {
      catalog: { level: 'full' },
      ticketNotes: {
        level: 'partial',
        unsupportedFields: [{ field: 'note.author', reason: { en: 'Never sent.' }, source: 'page 2' }],
      },
    },
    reference: { field: 'externalId', strength: 'indexed' },
    notices: () => [],
    connect: () => Promise.reject(new Error('not needed here')),
  })
  const page = connectorsPage([connector])
  expect(page).toContain('| `acme` | Acme \\| PSA | PSA | catalog, ticketNotes (partial) | `externalId`, indexed | 1 of 2 |')
  expect(page).toContain('| `note.author` | Never sent. | page 2 |')
})

test('the page of errors has each code once, with its meaning and exit code', () => {
  const meanings = Object.fromEntries(Object.keys(errorCodes).map((code) => [code, `What ${code} | means`]))
  const exits = { exitCode: { done: 0, logIn: 3 }, exitCodeOf: (code: string) => (code === 'AUTHENTICATION' ? 3 : 1) }
  const page = errorsPage(meanings, exits)
  expect(page).toContain('| `AUTHENTICATION` | What AUTHENTICATION \\| means | rejected, not sent | no | 3 |')
  expect(page).toContain('| 3 | log in | `AUTHENTICATION` |')
  expect(() => errorsPage({ ...meanings, TIMEOUT: undefined as never }, exits)).toThrow('The class of TIMEOUT has no doc comment')
})

test('the meanings are those of core, and the exit codes those of the command line', async () => {
  expect(Object.keys(readMeanings()).sort()).toEqual(Object.keys(errorCodes).sort())
  expect(readMeanings()['AUTHENTICATION']).toMatch(/^The vendor doesn't accept the log-in/)
  const { exitCodeOf } = await loadExitCodes()
  expect(exitCodeOf('UNREACHABLE')).toBe(7)
})

test('every connector is called after its folder, and its registry entries are there', async () => {
  const packages = readWorkspace()
  for (const found of connectorPackages(packages)) {
    expect((await loadConnector(found)).id).toBe(found.id)
    const { manifest } = packages.find(({ folder }) => folder === found.folder)!
    expect(Object.keys(manifest.exports ?? {})).toEqual(expect.arrayContaining(['.', './sandbox']))
  }
  expect(() => connectorPackages([{ folder: 'packages/connectors/acme', layer: 'connector', manifest: { name: 'acme' } }])).toThrow(
    'packages/connectors/acme: the package is called @jackfield/acme, not acme',
  )
})
