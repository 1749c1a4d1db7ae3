import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { takeStartLock } from '../../src/postgres/start-lock.ts'
import { clusterFolder } from './folder.ts'

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

it('belongs to one at a time and is free again when given back', async () => {
  const dir = await clusterFolder()
  const file = join(dir, 'start.lock')
  const takers = await Promise.all(Array.from({ length: 8 }, () => takeStartLock(file)))
  const [owner, ...others] = takers.filter((lock) => lock !== null)
  expect(others).toEqual([])
  expect(await takeStartLock(file)).toBeNull()
  await owner?.release()
  expect(await readdir(dir)).toEqual([])
})

it('of a dead process is taken over at the next try', async () => {
  const file = join(await clusterFolder(), 'start.lock')
  await writeFile(file, `${await deadPid()}\nid\n`)
  expect(await takeStartLock(file)).toBeNull()
  const lock = await takeStartLock(file)
  expect((await readFile(file, 'utf8')).startsWith(`${process.pid}\n`)).toBe(true)
  await lock?.release()
})

it('that nobody has touched for long is taken over, although a process has its number', async () => {
  const file = join(await clusterFolder(), 'start.lock')
  await writeFile(file, `${process.pid}\nid\n`)
  expect(await takeStartLock(file)).toBeNull()
  expect(await takeStartLock(file)).toBeNull()
  const longAgo = new Date(Date.now() - 3_600_000)
  await utimes(file, longAgo, longAgo)
  expect(await takeStartLock(file)).toBeNull()
  const lock = await takeStartLock(file)
  expect(lock).not.toBeNull()
  await lock?.release()
})

it('that another has taken over meanwhile is not given back', async () => {
  const file = join(await clusterFolder(), 'start.lock')
  const lock = await takeStartLock(file)
  await writeFile(file, `${process.pid}\nanother\n`)
  await lock?.release()
  expect(await readFile(file, 'utf8')).toContain('another')
})
