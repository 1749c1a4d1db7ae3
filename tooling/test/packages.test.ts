import { describe, expect, test } from 'vitest'
import { layoutViolations, manifestViolations, missingFiles } from '../repository/package-violations.ts'
import { readWorkspace } from '../repository/workspace.ts'
import type { Manifest } from '../repository/workspace.ts'

const published = readWorkspace().filter(({ manifest }) => !manifest.private)

describe.each(published)('$folder', (owner) => {
  test('package.json has the shape of the house', () => {
    expect(manifestViolations(owner)).toEqual([])
  })

  test('what package.json names is there', () => {
    expect(missingFiles(owner)).toEqual([])
  })

  test('two config files, and each thing in its place', () => {
    expect(layoutViolations(owner)).toEqual([])
  })
})

test('a manifest that differs is refused in words', () => {
  const core = published.find(({ folder }) => folder === 'packages/core')!
  const differing = (fields: Partial<Manifest>): readonly string[] =>
    manifestViolations({ ...core, manifest: { ...core.manifest, ...fields } })
  expect(manifestViolations({ ...core, folder: 'packages/heart' })).toEqual([
    'repository is git+https://github.com/jackfield/jackfield.git at packages/heart',
  ])
  expect(differing({ license: 'MIT', engines: { node: '>=20' }, sideEffects: true })).toEqual([
    'license is Apache-2.0',
    'engines.node is >=22.19',
    'sideEffects is false',
  ])
  const grown = { ...core.manifest.exports, './errors': './src/errors.ts' }
  const twin = { ...core.manifest.publishConfig, exports: { ...core.manifest.publishConfig?.exports, './errors': './dist/errors.js' } }
  expect(differing({ exports: grown, publishConfig: twin })).toEqual([
    'publishConfig.exports["./errors"] is {"types":"./dist/errors.d.ts","default":"./dist/errors.js"}',
  ])
  expect(differing({ publishConfig: twin })).toEqual(['publishConfig.exports["./errors"] is no key of exports'])
  expect(missingFiles({ ...core, manifest: { ...core.manifest, exports: grown, files: ['dist', 'guide'] } })).toEqual([
    './src/errors.ts',
    'guide',
  ])
})
