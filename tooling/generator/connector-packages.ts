import type { WorkspacePackage } from '../repository/workspace.ts'

/** A connector of this repository. Its folder's name is its id, and the last part of its package's name. */
export interface ConnectorPackage {
  readonly id: string
  readonly folder: string
  readonly packageName: string
}

/** The connectors among the packages, by id. */
export function connectorPackages(packages: readonly WorkspacePackage[]): readonly ConnectorPackage[] {
  return packages
    .filter(({ layer }) => layer === 'connector')
    .map(({ folder, manifest }) => {
      const id = folder.slice(folder.lastIndexOf('/') + 1)
      if (manifest.name !== `@jackfield/${id}`) throw new Error(`${folder}: the package is called @jackfield/${id}, not ${manifest.name}`)
      return { id, folder, packageName: manifest.name }
    })
}
