import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createConnectorRegistry, openHome } from '../src/index.ts'
import type { ConnectorEntry, Home } from '../src/index.ts'
import { acme } from './acme-connector.ts'
import { newFolder } from './new-folder.ts'

const builtIn: ConnectorEntry = {
  id: 'acme',
  package: '@jackfield/acme',
  from: 'built-in',
  load: async () => acme,
  loadSandbox: async () => ({ start: () => {} }),
}

const code = (id: string): string => `
import { connectionSettings, defineConnector, secret } from '@jackfield/core'
import { z } from 'zod'
export const connector = defineConnector({
  specificationVersion: 'v1', id: '${id}', displayName: 'Stranger', kind: 'psa', capabilities: {}, reference: null,
  settings: z.strictObject({ ...connectionSettings, token: secret() }),
  role: { axes: [], permissions: [], needs: [], presets: [], never: [] },
  guide: { en: new URL('file:///none.md') },
  connect: async () => { throw new Error('not here') },
})
`

/** A stranger's package as npm would install it. It finds core and zod where a user's npm would put them. */
async function install(folder: string, name: string, files: Readonly<Record<string, string>>, exports: unknown): Promise<void> {
  const root = join(folder, 'node_modules', name)
  await mkdir(root, { recursive: true })
  await writeFile(join(root, 'package.json'), JSON.stringify({ name, version: '1.0.0', type: 'module', exports }))
  for (const [file, text] of Object.entries(files)) await writeFile(join(root, file), text)
  const ours = fileURLToPath(new URL('../node_modules', import.meta.url))
  for (const peer of ['@jackfield/core', 'zod']) {
    const target = join(folder, 'node_modules', peer)
    await mkdir(dirname(target), { recursive: true })
    await symlink(join(ours, peer), target, 'junction').catch(() => {})
  }
}

async function homeWith(...connectors: string[]): Promise<Home> {
  const dir = await newFolder()
  await writeFile(join(dir, 'config.json'), JSON.stringify({ connectors }))
  return openHome(dir, {})
}

it('knows the built-in ones, loads them on demand and names them all for an unknown id', async () => {
  let loads = 0
  const entry = { ...builtIn, load: async () => (loads++, acme) }
  const registry = await createConnectorRegistry([entry], await homeWith())
  expect(registry.list()).toEqual([entry])
  expect(loads).toBe(0)
  expect(await registry.get('acme')).toBe(acme)
  await expect(registry.get('nope')).rejects.toMatchObject({ code: 'INVALID_INPUT', nextStep: expect.stringContaining('acme') as string })
})

it.each([
  ['for import and require', { '.': { types: './index.d.ts', default: './index.js' }, './sandbox': './sandbox.js' }],
  ['for import only', { '.': { types: './index.d.ts', import: './index.js' }, './sandbox': { import: { node: './sandbox.js' } } }],
])('loads a stranger’s package of the home folder with exports %s', async (_, exports) => {
  const home = await homeWith('@stranger/jackfield-stranger')
  const files = { 'index.js': code('stranger'), 'sandbox.js': 'export const sandbox = { answer: 42 }' }
  await install(home.dir, '@stranger/jackfield-stranger', files, exports)
  const registry = await createConnectorRegistry([builtIn], home, '/')
  expect(registry.list().map(({ id, package: name, from }) => [id, name, from])).toEqual([
    ['acme', '@jackfield/acme', 'built-in'],
    ['stranger', '@stranger/jackfield-stranger', 'config'],
  ])
  expect((await registry.get('stranger')).displayName).toBe('Stranger')
  expect(await registry.list()[1]?.loadSandbox()).toEqual({ answer: 42 })
})

it('looks in the working folder where the home has none, and takes paths', async () => {
  const working = await newFolder()
  await install(working, 'jackfield-here', { 'index.js': code('here') }, './index.js')
  const home = await homeWith('jackfield-here', './mine.js')
  await install(home.dir, 'unused', { 'index.js': '' }, './index.js')
  await writeFile(join(home.dir, 'package.json'), '{"type":"module"}')
  await writeFile(join(home.dir, 'mine.js'), code('mine'))
  const registry = await createConnectorRegistry([], home, working)
  expect(registry.list().map(({ id }) => id)).toEqual(['here', 'mine'])
  await expect(registry.list()[0]?.loadSandbox()).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

it('lists a package that can not be used under its name and says why; the others go on working', async () => {
  const home = await homeWith('missing', 'broken', 'no-connector', 'too-new', 'jackfield-acme')
  await install(home.dir, 'broken', { 'index.js': 'throw new Error("boom")' }, './index.js')
  await install(home.dir, 'no-connector', { 'index.js': 'export const other = 1' }, './index.js')
  await install(home.dir, 'too-new', { 'index.js': code('too-new').replace("'v1'", "'v2'") }, './index.js')
  await install(home.dir, 'jackfield-acme', { 'index.js': code('acme') }, './index.js')
  const registry = await createConnectorRegistry([builtIn], home, '/')
  expect(registry.list().map(({ id }) => id)).toEqual(['acme', 'missing', 'broken', 'no-connector', 'too-new', 'jackfield-acme'])
  expect(await registry.get('acme')).toBe(acme)
  await expect(registry.get('missing')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    nextStep: expect.stringContaining(`npm install --prefix ${home.dir} missing`) as string,
  })
  await expect(registry.get('broken')).rejects.toMatchObject({ code: 'INVALID_INPUT', cause: 'boom' })
  await expect(registry.get('no-connector')).rejects.toMatchObject({ nextStep: expect.stringContaining('`connector`') as string })
  await expect(registry.get('too-new')).rejects.toMatchObject({ message: expect.stringContaining('v1') as string })
  await expect(registry.get('jackfield-acme')).rejects.toMatchObject({
    message: expect.stringContaining('Two connectors are called “acme”') as string,
  })
})
