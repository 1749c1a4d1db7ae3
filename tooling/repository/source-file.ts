import { globSync, readFileSync } from 'node:fs'
import { root } from './workspace.ts'
import type { WorkspacePackage } from './workspace.ts'

/** Where in its package a file stands. Everything of the tooling package is `test`: none of it is published. */
export type Area = 'src' | 'sandbox' | 'test'

/** One TypeScript file that people wrote or a generator wrote. */
export interface SourceFile {
  /** Below the root, with slashes. */
  readonly path: string
  readonly area: Area
  readonly package: WorkspacePackage
  readonly isGenerated: boolean
  readonly text: string
}

/** Every .ts file of the given packages, by path. A file belongs to the innermost package around it. */
export function readSourceFiles(packages: readonly WorkspacePackage[]): readonly SourceFile[] {
  return packages.flatMap((owner) => {
    const inner = packages.map(({ folder }) => folder).filter((folder) => folder.startsWith(`${owner.folder}/`))
    const patterns = owner.layer === 'tooling' || owner.layer === 'bench' ? ['**/*.ts'] : ['src/**/*.ts', 'sandbox/**/*.ts', 'test/**/*.ts']
    return globSync(patterns, {
      cwd: `${root}/${owner.folder}`,
      exclude: (name) => /(^|[\\/])(node_modules|dist|dist-sandbox)$/.test(name),
    })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !inner.some((folder) => `${owner.folder}/${file}`.startsWith(`${folder}/`)))
      .sort()
      .map((file) => sourceFile(owner, file))
  })
}

function sourceFile(owner: WorkspacePackage, file: string): SourceFile {
  const path = `${owner.folder}/${file}`
  const first = file.slice(0, file.indexOf('/'))
  return {
    path,
    area: owner.layer === 'tooling' || owner.layer === 'bench' ? 'test' : (first as Area),
    package: owner,
    isGenerated: file.endsWith('.gen.ts'),
    text: readFileSync(`${root}/${path}`, 'utf8'),
  }
}
