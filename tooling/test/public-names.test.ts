import { expect, test } from 'vitest'
import { exportsOf } from '../repository/exports-of.ts'
import { hasDocComment, undocumentedNames } from '../repository/undocumented-names.ts'
import { parse } from '../repository/imports-of.ts'

// That the public names of every package are those of tooling/public-names.json is a part of generated.test.ts.

test('the names of a module are read as written', () => {
  const text = `
    export { a, type B, c as d } from './x.ts'
    export type { E } from './y.ts'
    export const f = 1, g = 2
    export function h() {}
    export abstract class I {}
    export interface J {}
    export type K = string
    const hidden = 1`
  expect(exportsOf('index.ts', text)).toEqual({ values: ['I', 'a', 'd', 'f', 'g', 'h'], types: ['B', 'E', 'J', 'K'] })
  expect(() => exportsOf('index.ts', `export * from './x.ts'`)).toThrow('export * hides which names are public')
  expect(() => exportsOf('index.ts', 'export default 1')).toThrow('a default export has no name of its own')
})

test('every public name of core is documented where it is declared', () => {
  expect(undocumentedNames('packages/core/src/index.ts')).toEqual([])
})

test('a doc comment counts only right above the declaration', () => {
  const text = `/** Of a. */\nexport const a = 1\nexport type B = string\n/** Of c. */\n// a remark\nexport function c() {}\n/* d */\nexport class D {}\n`
  const { program, comments } = parse('x.ts', text)
  expect(['a', 'B', 'c', 'D'].map((name) => hasDocComment(program, comments, text, name))).toEqual([true, false, true, false])
})
