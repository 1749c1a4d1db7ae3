import { expect, test } from 'vitest'
import { linesOf, longest, vagueWordIn } from '../repository/file-violations.ts'
import { readSourceFiles } from '../repository/source-file.ts'
import { readWorkspace } from '../repository/workspace.ts'

const files = readSourceFiles(readWorkspace())
const written = files.filter(({ isGenerated }) => !isGenerated).map(({ path, text }) => ({ path, lines: linesOf(text) }))

test(`no file that people write has more than ${longest.file} lines, none of the contract more than ${longest.contract}`, () => {
  const limit = (path: string): number => (path.startsWith('packages/core/src/') ? longest.contract : longest.file)
  const atALook = written.filter(({ lines }) => lines > longest.worthALook).sort((left, right) => right.lines - left.lines)
  if (atALook.length > 0) console.info(`Worth splitting?\n${atALook.map(({ path, lines }) => `${lines}  ${path}`).join('\n')}`)
  expect(written.filter(({ path, lines }) => lines > limit(path))).toEqual([])
})

test('names of files and folders say what is inside', () => {
  expect(files.map(({ path }) => path).filter((path) => vagueWordIn(path) !== null)).toEqual([])
})

test('what is counted and what is called vague', () => {
  expect([linesOf(''), linesOf('a'), linesOf('a\n'), linesOf('a\nb')]).toEqual([1, 1, 1, 2])
  expect(vagueWordIn('packages/desk/src/utils/dates.ts')).toBe('utils')
  expect(vagueWordIn('packages/desk/src/quota-manager.ts')).toBe('manager')
  expect(vagueWordIn('packages/desk/src/commonwealth.ts')).toBeNull()
})
