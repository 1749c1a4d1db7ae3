import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { throwAwayCluster } from '../../src/index.ts'
import { isRoot } from './folder.ts'
import { member } from './member.ts'

const temporary = isRoot ? '/tmp' : tmpdir()
const foldersOf = async (pid: number): Promise<readonly string[]> =>
  (await readdir(temporary)).filter((name) => name.startsWith(`jackfield-test-${pid}-`))

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ value: unknown }>(statement)).rows[0]?.value
  } finally {
    await client.end()
  }
}

it('gives migrated databases that know nothing of each other, and leaves nothing', async () => {
  const cluster = await throwAwayCluster()
  try {
    const [one, two] = await Promise.all([cluster.createDatabase(), cluster.createDatabase()])
    expect(one).not.toBe(two)
    await ask(one, `insert into desk.workspaces (id, name) values ('of-one', 'One')`)
    expect(await ask(one, `select count(*)::int as value from desk.workspaces where id = 'of-one'`)).toBe(1)
    expect(await ask(two, `select count(*)::int as value from desk.workspaces where id = 'of-one'`)).toBe(0)
    expect(await ask(cluster.url('postgres'), `select current_setting('fsync') as value`)).toBe('off')
    expect((await foldersOf(process.pid)).length).toBe(1)
  } finally {
    await cluster.stop()
  }
  await cluster.stop()
  expect(await foldersOf(process.pid)).toEqual([])
})

it('tidies up after a test run that was killed', async () => {
  const killed = member('')
  const url = await killed.do('throw-away')
  await killed.kill()
  expect(await ask(url, 'select 1 as value')).toBe(1)
  expect((await foldersOf(killed.pid)).length).toBe(1)
  const next = await throwAwayCluster()
  await next.stop()
  expect(await foldersOf(killed.pid)).toEqual([])
  await expect(ask(url, 'select 1 as value')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
