import { describe, expect, test } from 'vitest'
import { documentOf, endOf, jackfield, start } from './jackfield.ts'

describe('the grammar', () => {
  test('help lists every noun on stdout and ends 0', async () => {
    const { code, stdout } = await jackfield(['--help'])
    expect(code).toBe(0)
    for (const word of [
      'demo',
      'connect',
      'guide',
      'sandbox',
      'connections',
      'role',
      'companies',
      'tickets',
      'devices',
      'alerts',
      'work',
      'serve',
      'api-keys',
      'workspaces',
      'connectors',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${word}\\b`, 'm'))
    }
    for (const option of ['--json', '--home']) expect(stdout).toContain(option)
  })

  test.each([
    [['alerts'], /needs one of: push, clear, list, trace, link, links, unlink\. See `jackfield alerts --help`/],
    [['alerts', 'pusj'], /Unknown command 'pusj' \(Did you mean push\?\)\. See `jackfield alerts --help`/],
    [['alerts', 'push'], /Missing required argument 'file'/],
    [['alerts', 'push', 'x', '--timeout', 'soon'], /--timeout is “soon”/],
    [['alerts', 'list', '--stat', 'open'], /Unknown option '--stat'/],
    [['sandbox', 'connectwise', '--port', '70000'], /--port is “70000”/],
    [['companies', 'map', 'only-a-key'], /Missing required argument 'company'/],
    [['companies', 'map', 'a-key', 'Two', 'words'], /Too many arguments/],
    [['role', 'check', 'x', '--every', '0'], /--every is “0”/],
    [['tickets', 'get', '1', '2'], /Too many arguments/],
    [['serve', '--rate-limit', 'fast'], /--rate-limit is “fast”/],
    [['nonsense'], /Unknown command 'nonsense'/],
  ])('%j is refused on one line with code 2', async (words, expected) => {
    const { code, stdout, stderr } = await jackfield(words)
    expect(stderr).toMatch(expected)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('with --json, before or after the verb, an error is the one document on stdout', async () => {
    for (const words of [
      ['--json', 'alerts', 'push'],
      ['alerts', 'push', '--json'],
    ]) {
      const ran = await jackfield(words)
      expect(documentOf(ran)).toMatchObject({
        error: { code: 'USAGE', message: "Missing required argument 'file'", nextStep: expect.any(String) },
      })
      expect(ran.code).toBe(2)
    }
  })

  test('a reader that goes away is no error', async () => {
    const child = start(['--help'])
    child.stdout!.destroy()
    let complaint = ''
    child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    await endOf(child)
    expect(complaint).toBe('')
  })
})
