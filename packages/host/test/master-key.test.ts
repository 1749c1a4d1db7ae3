import { randomBytes } from 'node:crypto'
import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { masterKey, openHome } from '../src/index.ts'
import type { Home } from '../src/index.ts'
import { newFolder } from './new-folder.ts'

const isPosix = process.platform !== 'win32'
const newHome = async (): Promise<Home> => openHome(await newFolder(), {})

it.each(['base64', 'base64url', 'hex'] as const)('is read from JACKFIELD_KEY as %s, and no file is made', async (encoding) => {
  const home = await newHome()
  const bytes = randomBytes(32)
  const found = await masterKey(home, { JACKFIELD_KEY: ` ${bytes.toString(encoding)}\n` })
  expect(found).toEqual({ key: new Uint8Array(bytes), from: 'environment', file: null, isNew: false })
  expect(await readdir(home.dir)).toEqual([])
})

it.each([randomBytes(31).toString('hex'), randomBytes(33).toString('base64'), 'correct horse battery staple', `${'x'.repeat(42)}!=`])(
  'in JACKFIELD_KEY that is none (%s) is an error without it',
  async (text) => {
    const failure = await masterKey(await newHome(), { JACKFIELD_KEY: text }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'INVALID_INPUT', nextStep: expect.stringContaining('openssl rand -base64 32') as string })
    expect(JSON.stringify(failure)).not.toContain(text)
  },
)

it('is made once, for its user alone, and named', async () => {
  const home = await newHome()
  const mask = process.umask(0)
  const first = await masterKey(home, { JACKFIELD_KEY: '' })
  process.umask(mask)
  expect(first).toMatchObject({ from: 'file', file: join(home.dir, 'key'), isNew: true })
  expect(first.key.byteLength).toBe(32)
  if (isPosix) expect((await stat(join(home.dir, 'key'))).mode & 0o777).toBe(0o600)
  expect(await readdir(home.dir)).toEqual(['key'])
  expect(await masterKey(home, {})).toEqual({ ...first, isNew: false })
})

it('is the same for all who start for the first time at once', async () => {
  const home = await newHome()
  const keys = await Promise.all(Array.from({ length: 10 }, () => masterKey(home, {})))
  expect(new Set(keys.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(1)
  expect(keys.filter(({ isNew }) => isNew).length).toBe(1)
  expect(await readdir(home.dir)).toEqual(['key'])
})

it.runIf(isPosix)('in a file that others may read is refused, with the command', async () => {
  const home = await newHome()
  await masterKey(home, {})
  const file = join(home.dir, 'key')
  for (const mode of [0o640, 0o604, 0o666]) {
    await chmod(file, mode)
    await expect(masterKey(home, {})).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      nextStep: expect.stringContaining(`chmod 600 ${file}`) as string,
    })
  }
})

it('in a damaged file is never replaced by a new one', async () => {
  const home = await newHome()
  const file = join(home.dir, 'key')
  await writeFile(file, 'half a k', { mode: 0o600 })
  await expect(masterKey(home, {})).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining(file) as string })
  expect(await readFile(file, 'utf8')).toBe('half a k')
})
