/**
 * Writes what follows from the rest of the repository: each app's registry of connectors and its dependency lines, docs/connectors.md,
 * docs/errors.md and public-names.json. With `--check` it writes nothing and ends with 1 where something is not current; the tests do the same.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { staleFiles } from './generator/generated-files.ts'
import { root } from './repository/workspace.ts'

const isCheck = process.argv.includes('--check')
const stale = await staleFiles()

for (const { path, text } of stale) {
  console.log(`${isCheck ? 'not current' : 'written'}: ${path}`)
  if (isCheck) continue
  mkdirSync(dirname(`${root}/${path}`), { recursive: true })
  writeFileSync(`${root}/${path}`, text)
}

if (stale.length === 0) console.log('Everything generated is current.')
if (isCheck && stale.length > 0) {
  console.log('Run `npx -y pnpm@12 generate`.')
  process.exitCode = 1
}
if (!isCheck && stale.some(({ path }) => path.endsWith('/package.json'))) console.log('Dependencies changed: run `npx -y pnpm@12 install`.')
