import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { composing, onlyInApps, onlyInTests, rowOf } from './import-table.ts'
import type { Import } from './imports-of.ts'
import type { SourceFile } from './source-file.ts'
import { root } from './workspace.ts'
import type { Manifest, WorkspacePackage } from './workspace.ts'

/** All that a judgement over one import needs of its surroundings. */
export interface Surroundings {
  readonly packages: readonly WorkspacePackage[]
  /** Of the repository: its devDependencies are there for every test. */
  readonly rootManifest: Manifest
  readonly exists?: (path: string) => boolean
}

/** What is wrong with one import of a file, in a sentence; null where nothing is. */
export function importViolation(
  file: SourceFile,
  asked: Import,
  { packages, rootManifest, exists = isThere }: Surroundings,
): string | null {
  const row = rowOf(file.package.layer, file.area)
  const { specifier } = asked
  if (specifier === null) return row.loadsByName ? null : 'a module named by an expression: only the host and the apps load by name'
  if (specifier.startsWith('.')) return relativeViolation(file, specifier, exists)
  if (specifier.startsWith('#')) return 'subpath imports are not used here'
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith('node:')) return 'a module of Node is written with node: before its name'
    return row.node ? null : `${file.package.layer} does no I/O: no module of Node`
  }
  const name = packageNameOf(specifier)
  const isTest = file.area === 'test'
  if (onlyInApps.includes(name) && !composing.includes(file.package.layer)) return `${name} is for apps alone`
  if (onlyInTests.includes(name) && !isTest && file.package.layer !== 'testkit') return `${name} is for tests alone`
  const target = packages.find((candidate) => candidate.manifest.name === name)
  if (target) {
    const wrong = workspaceViolation(file, target, specifier, asked)
    if (wrong || target === file.package) return wrong
  } else if (row.thirdParty !== 'declared' && !row.thirdParty.includes(name)) {
    return `${name} is not among the libraries of ${file.package.layer}`
  }
  return declares(file, name, rootManifest) ? null : `${name} is in no dependency field that ${isTest ? 'tests' : 'published code'} may use`
}

/** `@scope/name` or `name` of a specifier with or without a path behind it. */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function relativeViolation(file: SourceFile, specifier: string, exists: (path: string) => boolean): string | null {
  if (!specifier.endsWith('.ts') && !specifier.endsWith('.json')) return 'a relative import ends in .ts'
  const path = posix.join(posix.dirname(file.path), specifier)
  const border = file.area === 'test' ? file.package.folder : `${file.package.folder}/${file.area}`
  if (!path.startsWith(`${border}/`)) return `leaves ${border}`
  return exists(path) ? null : `${path} is not there`
}

function workspaceViolation(file: SourceFile, target: WorkspacePackage, specifier: string, asked: Import): string | null {
  const row = rowOf(file.package.layer, file.area)
  if (target === file.package) {
    return file.area === 'test' ? null : 'a package reaches its own files by relative imports'
  }
  if (specifier === '@jackfield/api/serve' && file.package.layer === 'app' && asked.isDynamic) return null
  if (!row.workspace.includes(target.layer)) return `${file.package.layer} (${file.area}) may not import ${target.layer}`
  const key = `.${specifier.slice(target.manifest.name.length)}`
  const isPublished = target.manifest.publishConfig?.exports?.[key] !== undefined
  if (!target.manifest.exports?.[key]) return `${target.manifest.name} exports no ${key}`
  return isPublished || file.area === 'test' ? null : `${target.manifest.name} does not publish ${key}: it is for tests alone`
}

function declares({ package: owner, area }: SourceFile, name: string, rootManifest: Manifest): boolean {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = owner.manifest
  const published = [dependencies, peerDependencies, optionalDependencies]
  const fields = area === 'test' ? [...published, devDependencies, rootManifest.devDependencies] : published
  return fields.some((field) => field?.[name] !== undefined)
}

function isThere(path: string): boolean {
  return existsSync(`${root}/${path}`)
}
