import { existsSync, readFileSync } from 'node:fs'
import { readPublicNames } from '../repository/public-names.ts'
import { readWorkspace, root } from '../repository/workspace.ts'
import { apiDocumentText } from './api-document.ts'
import { appManifestText } from './app-manifest-text.ts'
import { connectorPackages } from './connector-packages.ts'
import { connectorsPage, loadConnector } from './connectors-page.ts'
import { errorsPage, loadExitCodes, readMeanings } from './errors-page.ts'
import { registryText } from './registry-text.ts'

/** A file as it should be. */
export interface GeneratedFile {
  /** Below the root, with slashes. */
  readonly path: string
  readonly text: string
}

/** Every file that follows from the rest of the repository. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const packages = readWorkspace()
  const connectors = connectorPackages(packages)
  const names = packages.map(({ manifest }) => manifest.name)
  const apps = packages.filter(({ layer }) => layer === 'app')
  const loaded = await Promise.all(connectors.map(loadConnector))
  return [
    ...apps.flatMap(({ folder }) => [
      { path: `${folder}/src/generated/connectors.gen.ts`, text: registryText(connectors) },
      { path: `${folder}/package.json`, text: appManifestText(read(`${folder}/package.json`), connectors, names) },
    ]),
    { path: 'docs/connectors.md', text: connectorsPage(loaded) },
    { path: 'docs/openapi.json', text: await apiDocumentText() },
    { path: 'docs/errors.md', text: errorsPage(readMeanings(), await loadExitCodes()) },
    { path: 'tooling/public-names.json', text: `${JSON.stringify(readPublicNames(packages), null, 2)}\n` },
  ]
}

/** Those that differ from what stands in the working tree. */
export async function staleFiles(): Promise<readonly GeneratedFile[]> {
  return (await generatedFiles()).filter(({ path, text }) => !existsSync(`${root}/${path}`) || read(path) !== text)
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8').replaceAll('\r\n', '\n')
}
