import { expect, test } from 'vitest'
import { endOf, jackfield, servedSandbox, start } from './jackfield.ts'

test('serves until stdin closes, and its first line is all that a client needs', async () => {
  const sandbox = await servedSandbox('--seed', 'empty', '--public-url', 'http://127.0.0.1:9', '--port', '0').then(async (served) => {
    await served.stop()
    return served
  })
  expect(sandbox.url).toBe('http://127.0.0.1:9')
  expect(Object.keys(sandbox.settings)).toEqual(expect.arrayContaining(['site', 'network']))
})

test('ends 0 on SIGTERM and deals out faults where asked', async () => {
  const child = start(['sandbox', 'connectwise', '--faults', '7'])
  const line = await new Promise<string>((resolve) => child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString())))
  const { url } = JSON.parse(line) as { url: string }
  const faults = (await (await fetch(`${url}/__sandbox/faults`)).json()) as { seed: number; chances: Record<string, number> }
  expect(faults.seed).toBe(7)
  expect(Object.keys(faults.chances)).toContain('late-commit')
  child.kill('SIGTERM')
  expect(await endOf(child)).toBe(0)
})

test('refuses what it does not know, and a port that is taken', async () => {
  expect(await jackfield(['sandbox', 'connectwise', '--seed', 'nope'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('empty, demo'),
  })
  expect(await jackfield(['sandbox', 'nobody'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Known are') })
  expect(await jackfield(['sandbox', 'connectwise', '--public-url', 'ftp://x'])).toMatchObject({ code: 2 })
  const first = await servedSandbox()
  const taken = await jackfield(['sandbox', 'connectwise', '--port', new URL(first.url).port])
  expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('EADDRINUSE') })
  await first.stop()
})
