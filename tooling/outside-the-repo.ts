/**
 * Proves the published form: packs core, connector-kit, sandbox and testkit, makes a small connector package in a folder of its own outside
 * the repository, installs the packed files there by npm, and runs type check and conformance suite. Ends with 1 where anything fails.
 * Needs the npm registry. `--keep` leaves the folder for a look.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { root } from './repository/workspace.ts'

const packed = ['core', 'connector-kit', 'sandbox', 'testkit'] as const
const outside = mkdtempSync(join(tmpdir(), 'jackfield-outside-'))
const versions = (parseYaml(readFileSync(`${root}/pnpm-workspace.yaml`, 'utf8')) as { catalog: Readonly<Record<string, string>> }).catalog

try {
  buildAnew()
  const tarballs = pack()
  makeConnectorPackage(tarballs)
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], outside)
  expectOneCore()
  run('npx', ['--no-install', 'tsc', '--noEmit'], outside)
  run('npx', ['--no-install', 'vitest', 'run', '--reporter=dot'], outside)
  console.log('A connector package outside the repository passes its conformance suite from the packed files.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  if (process.argv.includes('--keep')) console.log(`Kept: ${outside}`)
  else rmSync(outside, { recursive: true, force: true })
}

/** Without what an earlier build left behind: it would be packed too. */
function buildAnew(): void {
  for (const name of packed) rmSync(`${root}/packages/${name}/dist`, { recursive: true, force: true })
  const filters = packed.flatMap((name) => ['--filter', `@jackfield/${name}`])
  run('npx', ['-y', 'pnpm@12', '--config.verify-deps-before-run=false', ...filters, 'run', 'build'], root)
}

/** By package name, the packed file. */
function pack(): ReadonlyMap<string, string> {
  const folder = join(outside, 'packed')
  mkdirSync(folder)
  for (const name of packed) run('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', folder], `${root}/packages/${name}`)
  const files = readdirSync(folder)
  return new Map(
    packed.map((name) => {
      const file = files.find((candidate) => candidate.startsWith(`jackfield-${name}-`))
      if (!file) throw new Error(`pnpm pack made no file for ${name}.`)
      return [`@jackfield/${name}`, `file:packed/${file}`]
    }),
  )
}

/** A second core would be there for a package that has it as a dependency and not as its peer. */
function expectOneCore(): void {
  const found = globSync('node_modules/**/@jackfield/core/package.json', { cwd: outside })
  if (found.length !== 1) throw new Error(`There is more than one core, or none: ${found.join(', ')}`)
}

/** The testkit's own sample, as somebody elsewhere would have written it. */
function makeConnectorPackage(tarballs: ReadonlyMap<string, string>): void {
  cpSync(`${root}/packages/testkit/test/sample`, join(outside, 'src'), { recursive: true })
  const tools = Object.fromEntries(['vitest', 'zod', 'typescript', '@types/node'].map((name) => [name, versions[name] ?? '*']))
  write('package.json', {
    name: '@elsewhere/jackfield-acme',
    version: '1.0.0',
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(tarballs), ...tools },
  })
  write('tsconfig.json', {
    compilerOptions: {
      ...{ target: 'es2024', lib: ['es2024', 'esnext.disposable'], module: 'nodenext', types: ['node'], strict: true, noEmit: true },
      ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, allowImportingTsExtensions: true, skipLibCheck: true },
    },
    include: ['src', 'test'],
  })
  mkdirSync(join(outside, 'test'))
  writeFileSync(
    join(outside, 'test/conformance.test.ts'),
    `import { connectorConformance } from '@jackfield/testkit'
import { acmeConnector } from '../src/acme-connector.ts'
import { acmeSandbox } from '../src/acme-sandbox.ts'

connectorConformance({ connector: acmeConnector(), sandbox: acmeSandbox })
`,
  )
}

function write(file: string, value: unknown): void {
  writeFileSync(join(outside, file), `${JSON.stringify(value, null, 2)}\n`)
}

/** Shows all that a command prints, and throws where it fails. */
function run(command: string, given: readonly string[], folder: string): void {
  console.log(`> ${command} ${given.join(' ')}`)
  // On Windows npm and npx are command files, which only a shell starts.
  execFileSync(command, given, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
}
