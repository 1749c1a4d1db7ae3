import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentOf, endOf, jackfield, passingHome, start } from './jackfield.ts'

let home: Awaited<ReturnType<typeof passingHome>>

beforeAll(async () => {
  home = await passingHome()
})
afterAll(() => home.remove())

const run = (...words: readonly string[]) => jackfield([...words, '--json'], { home: home.dir })

interface Key {
  readonly key: { readonly id: string; readonly operations: readonly string[]; readonly expiresAt: string | null }
  readonly text: string
}

describe('api-keys', () => {
  test('makes a key that is shown once, lists it without, and takes it back', async () => {
    const made = await run('api-keys', 'create', 'my-product', '--may', 'alerts.push, read', '--expires', '90d')
    const { key, text } = documentOf<Key>(made)
    expect(text).toMatch(new RegExp(`^jf_${key.id}_`))
    expect(key.operations).toEqual(expect.arrayContaining(['alerts.push', 'alerts.list']))
    expect(key.operations).not.toContain('tickets.create')
    expect(key.expiresAt).not.toBeNull()
    const listed = await run('api-keys', 'list')
    expect(listed.stdout).toContain(key.id)
    expect(listed.stdout + listed.stderr + made.stderr).not.toContain(text.split('_').slice(2).join('_'))
    expect((await run('api-keys', 'revoke', key.id)).code).toBe(0)
    expect(documentOf<{ keys: { revokedAt: string | null }[] }>(await run('api-keys', 'list')).keys[0]!.revokedAt).not.toBeNull()
  })

  test.each([
    [['create', 'x', '--may', 'alerts.pusch'], /“alerts\.pusch” is no operation/],
    [['create', 'x', '--may', '*', '--expires', 'soon'], /--expires “soon” is no time/],
    [['create', 'x', '--may', '*', '--workspace', 'nobody'], /no workspace “nobody”.*default/],
    [['create', 'x'], /--may/],
    [['revoke', '0123456789abcdef'], /no key “0123456789abcdef”/],
  ])('%j is refused with code 2', async (words, expected) => {
    const { code, stderr } = await jackfield(['api-keys', ...words], { home: home.dir })
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)])
  })
})

test('workspaces are made and listed', async () => {
  expect((await run('workspaces', 'create', 'south', '--name', 'South Ltd')).code).toBe(0)
  const { workspaces } = documentOf<{ workspaces: { id: string }[] }>(await run('workspaces', 'list'))
  expect(workspaces.map(({ id }) => id)).toEqual(['default', 'south'])
})

test('serve tells where, serves by the key of the command line, and ends with 0 on SIGTERM', async () => {
  const { text } = documentOf<Key>(await run('api-keys', 'create', 'server-test', '--may', '*', '--workspace', 'south'))
  const child = start(['serve', '--port', '0', '--json', '--home', home.dir])
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  const reply = await fetch(`${url}/v1/workspace`, { headers: { authorization: `Bearer ${text}` } })
  expect(await reply.json()).toMatchObject({ id: 'south', name: 'South Ltd' })
  expect((await fetch(`${url}/ready`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await endOf(child)).toBe(0)
})

test('serve says what is wrong with an address', async () => {
  const { code, stderr } = await jackfield(['serve', '--port', '0', '--public-url', 'hello'], { home: home.dir })
  expect([code, stderr]).toEqual([2, expect.stringMatching(/public address “hello” is no http address/)])
})
