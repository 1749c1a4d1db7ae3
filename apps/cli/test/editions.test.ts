import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionSummary } from '@jackfield/host'
import { documentOf, jackfield, passingHome, servedSandboxOf } from './jackfield.ts'
import type { ServedSandbox } from './jackfield.ts'
import { hasTmux, terminal, withoutTmux } from './terminal.ts'
import type { Terminal } from './terminal.ts'

if (!hasTmux) console.warn(withoutTmux)

describe.skipIf(!hasTmux)('a connector with two products in a real terminal', () => {
  let home: Awaited<ReturnType<typeof passingHome>>
  let x: ServedSandbox
  const open: Terminal[] = []

  const start = async (...words: readonly string[]): Promise<Terminal> => {
    const opened = await terminal([...words, '--home', home.dir])
    open.push(opened)
    return opened
  }
  const stored = async (): Promise<readonly ConnectionSummary[]> =>
    documentOf<{ connections: ConnectionSummary[] }>(await jackfield(['connections', 'list', '--json'], { home: home.dir })).connections

  /** The fields of VSA X, which are asked for once that was chosen. */
  const logIn = async (at: Terminal): Promise<void> => {
    const { server, tokenId, tokenSecret, tokenExpiresAt } = x.settings as Record<string, string>
    await at.sees(/◆ {2}Server/)
    await at.answer(server)
    await at.sees(/◆ {2}Token ends on/)
    await at.answer(tokenExpiresAt)
    await at.sees(/◆ {2}Network/)
    await at.press('Down')
    await at.answer()
    await at.sees(/◆ {2}Token ID/)
    await at.answer(tokenId)
    await at.sees(/◆ {2}Token secret/)
    await at.answer(tokenSecret)
  }

  beforeAll(async () => {
    home = await passingHome()
    x = await servedSandboxOf('kaseya-vsa', '--seed', 'demo', '--variant', 'generation=X')
  })
  afterAll(async () => {
    for (const one of open) await one.close()
    await x?.stop()
    await home?.remove()
  })

  test('connections add asks which one it is, and then only for what that one needs', { timeout: 90_000 }, async () => {
    const at = await start('connections', 'add', 'kaseya-vsa', '--name', 'by-hand')
    await at.sees(/◆ {2}Generation/)
    await at.press('Down')
    await at.answer()
    await logIn(at)
    expect(await at.ended()).toBe(0)
    expect(await at.shown()).not.toContain('User name')
    expect((await stored()).map(({ name }) => name)).toEqual(['by-hand'])
  })

  test('connect asks first, and shows the guide of that one alone', { timeout: 90_000 }, async () => {
    const at = await start('connect', 'kaseya-vsa', '--for', 'devices')
    await at.sees(/◆ {2}Kaseya VSA: Generation/)
    await at.press('Down')
    await at.answer()
    await at.sees(/◆ {2}Kaseya VSA needs an API user/)
    await at.answer()
    const intro = await at.sees(/◆ {2}Part 1 of/)
    expect(intro).not.toContain('VSA 9: 1.')
    await at.answer()
    expect(await at.sees(/VSA X: 1\. The token/)).not.toContain('VSA 9: 2.')
    await at.press('C-c')
    await at.ended()
  })
})
