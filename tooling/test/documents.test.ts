import { existsSync, globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../repository/workspace.ts'

const documents = globSync(
  ['*.md', 'docs/**/*.md', '{packages,apps}/*/*.md', 'packages/connectors/*/*.md', 'packages/connectors/*/guide/*.md'],
  {
    cwd: root,
  },
).map((file) => file.replaceAll('\\', '/'))

/** Targets of Markdown links that lead inside the repository, without their anchors. */
function innerLinks(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target && !/^[a-z]+:/.test(target))
}

test('links between documents lead somewhere', () => {
  const dead = documents.flatMap((file) =>
    innerLinks(readFileSync(`${root}/${file}`, 'utf8'))
      .filter((target) => !existsSync(`${root}/${posix.join(posix.dirname(file), target)}`))
      .map((target) => `${file}: ${target}`),
  )
  expect(documents).toContain('README.md')
  expect(dead).toEqual([])
})

test('what counts as a link inside', () => {
  expect(innerLinks('[a](b.md#c) [d](https://e.example) [f](#g) [h](../i) `x](y`')).toEqual(['b.md', '../i'])
})
