import { expect, test } from 'vitest'
import { importCycles } from '../repository/import-cycles.ts'
import { importGraph } from '../repository/import-graph.ts'
import { readSourceFiles } from '../repository/source-file.ts'
import { readWorkspace } from '../repository/workspace.ts'

const packages = readWorkspace()
const files = readSourceFiles(packages)

test('no file loads itself by way of others', () => {
  const graph = importGraph(files, packages, { types: false })
  expect(importCycles(graph)).toEqual([])
})

test('no type refers to itself by way of other files', () => {
  expect(importCycles(importGraph(files, packages, { types: true }))).toEqual([])
})

test('a published package does not need itself by way of others', () => {
  const names = new Set(packages.map(({ manifest }) => manifest.name))
  const graph = new Map(
    packages.map(({ manifest }) => [
      manifest.name,
      Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter((name) => names.has(name)),
    ]),
  )
  expect(importCycles(graph)).toEqual([])
})

test('cycles are found: of one file, of two, of many, and apart from one another', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', ['e']],
    ['e', ['d']],
    ['f', ['f']],
    ['g', ['a', 'h']],
    ['h', []],
  ])
  expect(importCycles(graph)).toEqual([['a', 'b', 'c'], ['d', 'e'], ['f']])
})
