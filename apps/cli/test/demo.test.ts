import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { documentOf, jackfield } from './jackfield.ts'

const leftovers = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jackfield-demo-'))

test('the demo comes out as told, is one document, and leaves nothing behind', { timeout: 60_000 }, async () => {
  const before = leftovers()
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
  expect(leftovers().filter((name) => !before.includes(name))).toEqual([])
})

test('a connector that nobody knows is refused', async () => {
  expect(await jackfield(['demo', 'nobody'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Known are') })
})
