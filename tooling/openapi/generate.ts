/**
 * Writes `src/generated/openapi.gen.ts` of every connector from its `openapi.yaml`, and the client's types from the API's own document. With `--check` nothing is written: it fails when a
 * file is out of date. It lives in a package of its own because openapi-typescript needs an older TypeScript than ours.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const check = process.argv.includes('--check')
const header = '// Written from openapi.yaml by tooling/openapi/generate.ts. Changes here are lost.\n\n'
const stale: string[] = []

const sources = globSync('packages/connectors/*/openapi.yaml', { cwd: root }).sort()
if (sources.length === 0) {
  console.error('There is no packages/connectors/*/openapi.yaml: nothing to generate.')
  process.exit(1)
}

for (const source of sources) {
  write(
    join(dirname(source), 'src', 'generated', 'openapi.gen.ts'),
    header + astToString(await openapiTS(pathToFileURL(join(root, source)))),
  )
}
const { openApiDocument } = (await import(pathToFileURL(join(root, 'apps/api/src/openapi-document.ts')).href)) as {
  readonly openApiDocument: () => object
}
const clientHeader = "// Written from the API's document by tooling/openapi/generate.ts. Changes here are lost.\n\n"
write('packages/client/src/generated/api.gen.ts', clientHeader + astToString(await openapiTS(JSON.stringify(openApiDocument()))))

function write(target: string, text: string): void {
  const path = join(root, target)
  if (existsSync(path) && readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === text) return
  stale.push(target)
  if (check) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

if (check && stale.length > 0) {
  console.error(`Out of date, run \`node tooling/openapi/generate.ts\`:\n${stale.map((file) => `  ${file}`).join('\n')}`)
  process.exit(1)
}
console.log(
  check
    ? `${sources.length + 1} generated file(s) are current.`
    : `${sources.length} connector(s) and the client, ${stale.length} file(s) written.`,
)
