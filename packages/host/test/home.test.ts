import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openHome } from '../src/index.ts'
import { newFolder } from './new-folder.ts'

const isPosix = process.platform !== 'win32'

it('is the given folder, else JACKFIELD_HOME, else a folder of the user', async () => {
  const base = await newFolder()
  expect((await openHome(join(base, 'a'), { JACKFIELD_HOME: join(base, 'b') })).dir).toBe(join(base, 'a'))
  expect((await openHome(null, { JACKFIELD_HOME: join(base, 'b') })).dir).toBe(join(base, 'b'))
  if (isPosix) expect((await openHome(null, { HOME: base })).dir).toBe(join(base, '.jackfield'))
  expect(homedir()).not.toBe(base)
})

it.runIf(isPosix)('is made for its user alone, whatever the umask, and one that is there stays as it is', async () => {
  const base = await newFolder()
  const mask = process.umask(0)
  try {
    expect((await stat((await openHome(join(base, 'deep', 'home'), {})).dir)).mode & 0o777).toBe(0o700)
    const there = join(base, 'there')
    await mkdir(there)
    await chmod(there, 0o750)
    expect((await stat((await openHome(there, {})).dir)).mode & 0o777).toBe(0o750)
  } finally {
    process.umask(mask)
  }
})

it.runIf(isPosix)('has one path, also when reached by a link', async () => {
  const base = await newFolder()
  await mkdir(join(base, 'home'))
  await symlink(join(base, 'home'), join(base, 'link'))
  expect((await openHome(join(base, 'link'), {})).dir).toBe(join(base, 'home'))
})

it('reads config.json, with or without a byte-order mark', async () => {
  const dir = await newFolder()
  expect((await openHome(dir, {})).config).toEqual({ connectors: [], allowHosts: [] })
  await writeFile(join(dir, 'config.json'), '\uFEFF{"connectors":["@acme/jackfield-acme"],"allowHosts":["10.1.0.0/16"]}')
  expect((await openHome(dir, {})).config).toEqual({ connectors: ['@acme/jackfield-acme'], allowHosts: ['10.1.0.0/16'] })
})

it.each(['{', '[]', '{"connectors":"x"}', '{"conectors":[]}', '{"connectors":[""]}'])(
  'refuses the config %s and names the file',
  async (text) => {
    const dir = await newFolder()
    await writeFile(join(dir, 'config.json'), text)
    await expect(openHome(dir, {})).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      nextStep: expect.stringContaining(join(dir, 'config.json')) as string,
    })
  },
)

it('that can not be made is an error with the way out', async () => {
  const base = await newFolder()
  await writeFile(join(base, 'file'), '')
  await expect(openHome(join(base, 'file', 'home'), {})).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    nextStep: expect.stringContaining('--home') as string,
  })
})
