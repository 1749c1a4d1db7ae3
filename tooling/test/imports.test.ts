import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { connectorNamesIn } from '../repository/connector-names.ts'
import { rowOf } from '../repository/import-table.ts'
import { importViolation } from '../repository/import-violations.ts'
import { importsOf } from '../repository/imports-of.ts'
import { dependencyViolations, unusedDependencies } from '../repository/manifest-violations.ts'
import { readSourceFiles } from '../repository/source-file.ts'
import { readManifest, readWorkspace, root } from '../repository/workspace.ts'

const packages = readWorkspace()
const files = readSourceFiles(packages)
const rootManifest = readManifest('.')
const connectorIds = packages.filter(({ layer }) => layer === 'connector').map(({ folder }) => folder.slice('packages/connectors/'.length))

test('the checks see every area of the house', () => {
  const seen = new Set(files.map((file) => `${file.package.layer}/${file.area}`))
  const expected = ['core/src', 'connector/src', 'connector/sandbox', 'connector/test', 'desk/src', 'host/src', 'app/src', 'tooling/test']
  expect(expected.filter((area) => !seen.has(area))).toEqual([])
})

test('every import stands in the table of who may import whom', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file.path, file.text).flatMap((asked) => {
      const violation = importViolation(file, asked, { packages, rootManifest })
      return violation ? [`${file.path}:${asked.line}: ${asked.specifier ?? 'import(…)'}: ${violation}`] : []
    }),
  )
  expect(wrong).toEqual([])
})

test('every dependency field stands in the table too', () => {
  expect(packages.flatMap((owner) => dependencyViolations(owner, packages).map((wrong) => `${owner.folder}: ${wrong}`))).toEqual([])
})

test('no package brings what it does not use, and no version stands in the catalog for nothing', () => {
  expect(packages.flatMap((owner) => unusedDependencies(owner, files, packages).map((name) => `${owner.folder}: ${name}`))).toEqual([])
  const { catalog } = parse(readFileSync(`${root}/pnpm-workspace.yaml`, 'utf8')) as { readonly catalog: Readonly<Record<string, string>> }
  const declared = new Set(
    [rootManifest, ...packages.map(({ manifest }) => manifest)].flatMap((manifest) =>
      Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies }),
    ),
  )
  expect(Object.keys(catalog).filter((name) => !declared.has(name))).toEqual([])
})

test('code that serves every vendor names none', () => {
  const wrong = files
    .filter((file) => !rowOf(file.package.layer, file.area).namesConnectors)
    .flatMap((file) => connectorNamesIn(file.path, file.text, connectorIds))
  expect(wrong).toEqual([])
})
