import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentOf, endOf, jackfield, start } from './jackfield.ts'

const leftovers = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jackfield-demo-'))

let before: readonly string[]
beforeAll(() => void (before = leftovers()))
afterAll(() => expect(leftovers().filter((name) => !before.includes(name))).toEqual([]))

test.concurrent('the demo comes out as told and is one document', { timeout: 180_000 }, async () => {
  const ran = await jackfield(['demo', 'connectwise', '--json'])
  expect(ran.stderr).toContain('Granted again')
  const { connectors } = documentOf<{
    connectors: { connector: string; findings: number; tickets: unknown[]; ticketsAfterRepeat: number }[]
  }>(ran)
  expect(connectors).toMatchObject([{ connector: 'connectwise', refusal: { code: 'PERMISSION' }, closed: 1 }])
  const [played] = connectors
  expect(played!.tickets).toHaveLength(played!.findings)
  expect(played!.ticketsAfterRepeat).toBe(played!.findings)
  expect(ran.code).toBe(0)
})

test.concurrent('a reader that goes away in the middle ends it, and nothing stays behind', { timeout: 180_000 }, async () => {
  const child = start(['demo', 'connectwise'])
  await once(child.stdout!, 'data')
  child.stdout!.destroy()
  let complaint = ''
  child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  expect(await endOf(child)).toBe(0)
  expect(complaint).not.toContain('Stopped')
})

test.concurrent(
  'devices come into a PSA and alarms end on both sides, with each generation of the source',
  { timeout: 180_000 },
  async () => {
    const ran = await jackfield(['demo', '--story', 'discovery', 'kaseya-bms', '--json'])
    const scene = {
      ...{ from: 'kaseya-vsa', to: 'kaseya-bms' },
      customers: { byHand: { customer: expect.any(String) } },
      writes: { dryRun: 0, discovery: expect.any(Number), again: 0 },
    }
    const { story, scenes } = documentOf<{ story: string; scenes: { discovery: { added: number }; again: { same: number } }[] }>(ran)
    expect(story).toBe('discovery')
    expect(scenes).toMatchObject([
      { ...scene, generation: '9', alarms: [{ end: 'closed' }, { end: 'ended' }] },
      { ...scene, generation: 'X', alarms: [{ end: 'marked' }, { end: 'ended' }] },
    ])
    for (const { discovery, again } of scenes) expect(again.same).toBeGreaterThanOrEqual(discovery.added)
    expect(ran.stderr).toContain('counts as done here')
    expect(ran.code).toBe(0)
  },
)

test.concurrent.each([
  ['a connector that nobody knows', ['nobody'], 'Known are'],
  ['a story that there is not', ['--story', 'usage'], 'tickets, discovery'],
  ['a connector that nobody knows, in the other story', ['--story', 'discovery', 'kaseya-vsa', 'nobody'], 'Known are'],
])('%s is refused', async (_what, words, said) => {
  const ran = await jackfield(['demo', ...words])
  expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) })
  expect(ran.stderr.trim().split('\n')).toHaveLength(1)
})
