import { existsSync, readdirSync } from 'node:fs'
import { root } from './workspace.ts'
import type { WorkspacePackage } from './workspace.ts'

const repository = 'git+https://github.com/jackfield/jackfield.git'
const node = '>=22.19'

/** What is wrong with the fields of a published package's package.json. */
export function manifestViolations({ folder, layer, manifest }: WorkspacePackage): readonly string[] {
  const wrong: string[] = []
  const demand = (holds: unknown, sentence: string): void => {
    if (!holds) wrong.push(sentence)
  }
  demand(manifest.license === 'Apache-2.0', 'license is Apache-2.0')
  demand(manifest.description, 'a description says what it is')
  demand(manifest.repository?.url === repository && manifest.repository.directory === folder, `repository is ${repository} at ${folder}`)
  demand(manifest.engines?.['node'] === node, `engines.node is ${node}`)
  demand(manifest.type === 'module', 'type is module')
  demand(manifest.publishConfig?.access === 'public', 'publishConfig.access is public')
  demand(manifest.files?.includes('dist'), 'files has dist')
  demand(manifest.scripts?.['build'], 'a build script makes dist')
  if (layer === 'app') {
    for (const [name, entry] of Object.entries(manifest.bin ?? {})) {
      demand(manifest.publishConfig?.bin?.[name] === builtPath(entry), `publishConfig.bin.${name} is ${builtPath(entry)}`)
    }
    return wrong
  }
  demand(manifest.sideEffects === false, 'sideEffects is false')
  demand(manifest.exports?.['./package.json'] === './package.json', 'exports has ./package.json')
  const published = manifest.publishConfig?.exports ?? {}
  for (const key of Object.keys(published)) demand(manifest.exports?.[key], `publishConfig.exports["${key}"] is no key of exports`)
  for (const [key, entry] of Object.entries(manifest.exports ?? {})) {
    // An export that is not published is for the tests of this repository: importViolation sees to that.
    if (key !== '.' && published[key] === undefined) continue
    const js = builtPath(entry)
    const expected = entry.endsWith('.ts') ? { types: js.replace(/\.js$/, '.d.ts'), default: js } : entry
    demand(JSON.stringify(published[key]) === JSON.stringify(expected), `publishConfig.exports["${key}"] is ${JSON.stringify(expected)}`)
  }
  return wrong
}

/** Where the build puts a source file: `./src/a.ts` becomes `./dist/a.js`, `./sandbox/a.ts` becomes `./dist-sandbox/a.js`. */
function builtPath(entry: string): string {
  return entry.replace(/^\.\/src\/(.*)\.ts$/, './dist/$1.js').replace(/^\.\/sandbox\/(.*)\.ts$/, './dist-sandbox/$1.js')
}

/** Every file that package.json names and that is not made by the build is there. */
export function missingFiles({ folder, manifest }: WorkspacePackage): readonly string[] {
  const named = [...Object.values(manifest.exports ?? {}), ...Object.values(manifest.bin ?? {}), ...(manifest.files ?? [])]
  return named.filter((file) => !file.startsWith('dist') && !existsSync(`${root}/${folder}/${file}`))
}

type Kind = 'app' | 'connector' | 'library'

const everywhere = [
  'package.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'src',
  'test',
  'node_modules',
  'dist',
  '.turbo',
]
const kinds: Readonly<Record<Kind, { readonly required: readonly string[]; readonly allowed: readonly string[] }>> = {
  library: { required: ['package.json', 'tsconfig.json', 'README.md', 'src/index.ts'], allowed: everywhere },
  app: { required: ['package.json', 'tsconfig.json', 'README.md'], allowed: [...everywhere, 'demo'] },
  connector: {
    required: [
      ...['package.json', 'tsconfig.json', 'README.md', 'src/index.ts'],
      ...['sandbox/tsconfig.json', 'sandbox/index.ts', 'guide/en.md'],
    ],
    allowed: [...everywhere, 'sandbox', 'guide', 'openapi.yaml', 'vendor-text.json', 'dist-sandbox'],
  },
}
/** What stands beside src and is read at run time or by people: it must be packed. */
const packed = ['guide', 'openapi.yaml', 'demo', 'dist', 'dist-sandbox']

/** Two config files a package and one place for each thing: what is wrong at the top of a package's folder. */
export function layoutViolations({ folder, layer, manifest }: WorkspacePackage): readonly string[] {
  const { required, allowed } = kinds[layer === 'connector' || layer === 'app' ? layer : 'library']
  const there = readdirSync(`${root}/${folder}`)
  return [
    ...(layer === 'connector' && !['openapi.yaml', 'vendor-text.json'].some((file) => there.includes(file))
      ? ['openapi.yaml is missing, or vendor-text.json for a vendor without an OpenAPI document']
      : []),
    ...required.filter((file) => !existsSync(`${root}/${folder}/${file}`)).map((file) => `${file} is missing`),
    ...there.filter((name) => !allowed.includes(name)).map((name) => `${name} has no place here`),
    ...there.filter((name) => packed.includes(name) && !manifest.files?.includes(name)).map((name) => `${name} is not in files`),
  ]
}
