import { describe, expect, test } from 'vitest'
import { connectorNamesIn } from '../repository/connector-names.ts'
import { importViolation } from '../repository/import-violations.ts'
import { importsOf } from '../repository/imports-of.ts'
import { dependencyViolations } from '../repository/manifest-violations.ts'
import type { Area, SourceFile } from '../repository/source-file.ts'
import { layerOf } from '../repository/workspace.ts'
import type { Manifest, WorkspacePackage } from '../repository/workspace.ts'

const library = {
  exports: { '.': './src/index.ts' },
  publishConfig: { exports: { '.': './dist/index.js', './sandbox': './dist-sandbox/index.js' } },
  peerDependencies: { '@jackfield/core': 'workspace:^', zod: 'catalog:' },
  devDependencies: { '@jackfield/core': 'workspace:^', zod: 'catalog:' },
}

function packageAt(folder: string, name: string, manifest: Partial<Manifest> = {}): WorkspacePackage {
  return { folder, layer: layerOf(folder), manifest: { name, ...library, ...manifest } }
}

const packages = [
  packageAt('packages/core', '@jackfield/core', { peerDependencies: { zod: 'catalog:' }, devDependencies: { zod: 'catalog:' } }),
  packageAt('packages/connector-kit', '@jackfield/connector-kit', { dependencies: { undici: 'catalog:', tsyringe: 'catalog:' } }),
  packageAt('packages/sandbox', '@jackfield/sandbox'),
  packageAt('packages/desk', '@jackfield/desk', {
    exports: { '.': './src/index.ts', './for-tests': './src/for-tests.ts' },
    dependencies: { kysely: 'catalog:' },
  }),
  packageAt('packages/host', '@jackfield/host', { dependencies: { '@jackfield/desk': 'workspace:^' } }),
  packageAt('packages/connectors/acme', '@jackfield/acme', {
    exports: { '.': './src/index.ts', './sandbox': './sandbox/index.ts' },
    dependencies: { '@jackfield/connector-kit': 'workspace:^' },
    peerDependencies: { ...library.peerDependencies, '@jackfield/sandbox': 'workspace:^' },
    peerDependenciesMeta: { '@jackfield/sandbox': { optional: true } },
  }),
  packageAt('packages/connectors/other', '@jackfield/other'),
  packageAt('apps/cli', 'jackfield', { dependencies: { tsyringe: 'catalog:', '@jackfield/acme': 'workspace:^' } }),
]
const rootManifest: Manifest = { name: 'root', devDependencies: { vitest: 'catalog:' } }

/** What the checks say about one line of a file. */
function judge(path: string, line: string): readonly (string | null)[] {
  const owner = packages.findLast(({ folder }) => path.startsWith(`${folder}/`))!
  const area = path.slice(owner.folder.length + 1).split('/')[0] as Area
  const file: SourceFile = { path, area, package: owner, isGenerated: false, text: line }
  return importsOf(path, line).map((asked) => importViolation(file, asked, { packages, rootManifest, exists: () => true }))
}

describe('what an import may not do', () => {
  test.each([
    ['packages/core/src/a.ts', `import fs from 'node:fs'`, 'core does no I/O: no module of Node'],
    ['packages/connector-kit/src/a.ts', `import fs from 'fs'`, 'a module of Node is written with node: before its name'],
    ['packages/core/src/a.ts', `import { x } from './b.js'`, 'a relative import ends in .ts'],
    ['packages/core/src/a.ts', `import { x } from './b'`, 'a relative import ends in .ts'],
    ['packages/core/src/a.ts', `import { x } from '../test/b.ts'`, 'leaves packages/core/src'],
    ['packages/host/src/a.ts', `export { x } from '../../core/src/marker.ts'`, 'leaves packages/host/src'],
    ['packages/connectors/acme/src/a.ts', `import type { X } from '../sandbox/b.ts'`, 'leaves packages/connectors/acme/src'],
    ['packages/connectors/acme/sandbox/a.ts', `export type { X } from '../src/b.ts'`, 'leaves packages/connectors/acme/sandbox'],
    ['packages/connectors/acme/test/a.test.ts', `import '../../other/src/b.ts'`, 'leaves packages/connectors/acme'],
    ['packages/connectors/acme/src/a.ts', `import '@jackfield/other'`, 'connector (src) may not import connector'],
    ['packages/connectors/acme/test/a.test.ts', `import '@jackfield/other'`, 'connector (test) may not import connector'],
    ['packages/connectors/acme/src/a.ts', `type X = import('@jackfield/desk').X`, 'connector (src) may not import desk'],
    ['packages/connectors/acme/src/a.ts', `import '@jackfield/sandbox'`, 'connector (src) may not import sandbox'],
    ['packages/connectors/acme/src/a.ts', `import '@jackfield/acme/sandbox'`, 'a package reaches its own files by relative imports'],
    ['packages/connectors/acme/sandbox/a.ts', `import '@jackfield/connector-kit'`, 'connector (sandbox) may not import connector-kit'],
    ['packages/host/src/a.ts', `const x = await import('@jackfield/acme')`, 'host (src) may not import connector'],
    ['packages/core/src/a.ts', `await import(name)`, 'a module named by an expression: only the host and the apps load by name'],
    ['packages/desk/src/a.ts', `import type { PgBoss } from 'pg-boss'`, 'pg-boss is in no dependency field that published code may use'],
    ['packages/desk/src/a.ts', `import lodash from 'lodash'`, 'lodash is not among the libraries of desk'],
    ['packages/connector-kit/src/a.ts', `import { container } from 'tsyringe'`, 'tsyringe is for apps alone'],
    ['packages/connector-kit/src/a.ts', `import { test } from 'vitest'`, 'vitest is for tests alone'],
    ['packages/desk/src/a.ts', `const pg = require('pg')`, 'pg is in no dependency field that published code may use'],
    ['packages/host/src/a.ts', `import '@jackfield/desk/internal'`, '@jackfield/desk exports no ./internal'],
    ['packages/host/src/a.ts', `import '@jackfield/desk/for-tests'`, '@jackfield/desk does not publish ./for-tests: it is for tests alone'],
    ['packages/host/src/a.ts', `import 'jackfield'`, 'host (src) may not import app'],
  ])('%s: %s', (path, line, sentence) => {
    expect(judge(path, line)).toEqual([sentence])
  })

  test('a file that is not there', () => {
    const [asked] = importsOf('packages/core/src/a.ts', `import './gone.ts'`)
    const file: SourceFile = { path: 'packages/core/src/a.ts', area: 'src', package: packages[0]!, isGenerated: false, text: '' }
    expect(importViolation(file, asked!, { packages, rootManifest })).toBe('packages/core/src/gone.ts is not there')
  })
})

test.each([
  ['packages/core/src/a.ts', `import { z } from 'zod'`],
  ['packages/connector-kit/src/a.ts', `import { Pool } from 'undici'`],
  ['packages/connectors/acme/src/a.ts', `import type { Id } from '@jackfield/core'`],
  ['packages/connectors/acme/sandbox/a.ts', `import { createSandbox } from '@jackfield/sandbox'`],
  ['packages/connectors/acme/test/a.test.ts', `import { sandbox } from '../sandbox/index.ts'`],
  ['packages/connectors/acme/test/a.test.ts', `import { test } from 'vitest'`],
  ['packages/host/src/a.ts', `await import(name)`],
  ['packages/host/test/a.test.ts', `import '@jackfield/desk/for-tests'`],
  ['apps/cli/src/a.ts', `import { container } from 'tsyringe'`],
  ['apps/cli/src/a.ts', `const sandbox = () => import('@jackfield/acme/sandbox')`],
])('%s may: %s', (path, line) => {
  expect(judge(path, line)).toEqual([null])
})

test('a comment and a text are no import', () => {
  expect(judge('packages/core/src/a.ts', `// import 'node:fs'\nconst text = "import 'node:fs'"`)).toEqual([])
})

test('a dependency field is held against the table', () => {
  const of = (folder: string, manifest: Partial<Manifest>): readonly string[] =>
    dependencyViolations(packageAt(folder, 'checked', manifest), packages)
  expect(
    packages.filter(({ folder }) => folder !== 'packages/connector-kit').flatMap((owner) => dependencyViolations(owner, packages)),
  ).toEqual([])
  expect(of('packages/desk', { dependencies: { '@jackfield/acme': 'workspace:^' } })).toEqual([
    'desk may not depend on connector (@jackfield/acme)',
  ])
  expect(of('packages/desk', { dependencies: { '@jackfield/core': 'workspace:^' } })).toContain(
    '@jackfield/core would come twice as a dependency',
  )
  expect(of('packages/desk', { peerDependencies: {} })).toContain('@jackfield/core is a peer and a devDependency here')
  expect(of('packages/host', { dependencies: { '@jackfield/desk': '^0.1.0' } })).toEqual(['@jackfield/desk is “^0.1.0”, not “workspace:^”'])
  expect(of('packages/desk', { dependencies: { pg: '^8.0.0' } })).toEqual(['pg is “^8.0.0”: versions stand in the catalog'])
  expect(of('packages/host', { dependencies: { tsyringe: 'catalog:' } })).toEqual(['tsyringe is for apps alone'])
  expect(of('packages/host', { dependencies: { '@jackfield/gone': 'workspace:^' } })).toEqual([
    '@jackfield/gone is no package of this workspace',
  ])
})

test('a vendor is found by its id in texts and names, not in comments', () => {
  const text = `// kaseya-bms\nconst KaseyaBms = 1\nconst kind = 'kaseya-bms'\nconst line = \`x \${kind} for Kaseya BMS\``
  expect(connectorNamesIn('a.ts', text, ['kaseya-bms'])).toEqual([
    'a.ts:2: names kaseya-bms',
    'a.ts:3: names kaseya-bms',
    'a.ts:4: names kaseya-bms',
  ])
})

test('a folder without a row in the table is refused', () => {
  expect(() => layerOf('packages/toolbox')).toThrow('packages/toolbox is a package that tooling/repository/import-table.ts has no row for')
})
