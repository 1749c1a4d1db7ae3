import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** One project for each package, found by its package.json. Globs in `projects` would run connectors twice or drop them. */
const folders = globSync(['packages/*/package.json', 'packages/connectors/*/package.json', 'apps/*/package.json', 'tooling/package.json'], {
  cwd: import.meta.dirname,
})
  .map((file) => file.slice(0, -'/package.json'.length).replaceAll('\\', '/'))
  .sort()

function nameIn(folder: string): string {
  return (JSON.parse(readFileSync(`${import.meta.dirname}/${folder}/package.json`, 'utf8')) as { name: string }).name
}

/** Where `.ci/run` reads the counts. Below node_modules, so that the tree stays clean. */
const report = `${import.meta.dirname}/node_modules/.cache/jackfield/test-report.json`

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The long tests wait for windows and heartbeats, not for the processor: two cores carry four of them.
    maxWorkers: 4,
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: report }]] : ['default'],
    // A set-up shared by all packages would be `globalSetup` here, at the root: inside the projects it runs once for each.
    projects: folders.map((folder) => ({
      extends: true as const,
      test: { name: nameIn(folder), root: folder, include: ['test/**/*.test.ts'] },
    })),
  },
})
