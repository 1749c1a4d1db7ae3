import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InvalidInputError } from '@jackfield/core'

/** Imports a package, or one of its subpaths, from the first of `folders` that has it. */
export async function importPackage(name: string, subpath: string | null, folders: readonly string[]): Promise<unknown> {
  const wanted = subpath === null ? name : `${name}/${subpath}`
  const found = folders.map((folder) => resolveFrom(folder, name, subpath)).find((file) => file !== null)
  if (found === undefined) {
    throw new InvalidInputError({
      message: `The package ${wanted} is found neither from ${folders.join(' nor from ')}.`,
      nextStep:
        subpath === null
          ? `Install it: \`npm install --prefix ${folders[0]} ${name}\`.`
          : `Ask the author of ${name}: it exports no \`./${subpath}\`.`,
    })
  }
  try {
    return await import(pathToFileURL(found).href)
  } catch (error) {
    throw new InvalidInputError({
      message: `The package ${wanted} (${found}) can't be loaded.`,
      nextStep: 'Reinstall it with its dependencies; if that does not help, tell its author the cause.',
      cause: error,
    })
  }
}

function resolveFrom(folder: string, name: string, subpath: string | null): string | null {
  const require = createRequire(join(folder, 'package.json'))
  try {
    return require.resolve(subpath === null ? name : `${name}/${subpath}`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Exports for `import` only: they can't be required, so `require.resolve` does not see them.
    return code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ? importOnlyTarget(require, name, subpath) : null
  }
}

type Exports = string | null | { readonly [condition: string]: Exports }

function importOnlyTarget(require: NodeJS.Require, name: string, subpath: string | null): string | null {
  for (const modules of require.resolve.paths(name) ?? []) {
    const root = join(modules, name)
    try {
      const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Exports }
      const key = subpath === null ? '.' : `./${subpath}`
      const hasPaths = typeof exports === 'object' && exports !== null && Object.keys(exports).some((entry) => entry.startsWith('.'))
      const target = targetOf(hasPaths ? (exports as Record<string, Exports>)[key] : subpath === null ? exports : undefined)
      return target === null ? null : join(root, target)
    } catch {
      // Not in this folder.
    }
  }
  return null
}

function targetOf(exports: Exports | undefined): string | null {
  if (typeof exports === 'string') return exports
  if (typeof exports !== 'object' || exports === null) return null
  for (const [condition, target] of Object.entries(exports)) {
    if (!['node', 'import', 'module-sync', 'default'].includes(condition)) continue
    const found = targetOf(target)
    if (found !== null) return found
  }
  return null
}
