import { UnreadableReplyError } from '@jackfield/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseReply } from '../src/index.ts'
import { errorFrom } from './connect-context.ts'

const ticket = z.object({
  id: z.union([z.number(), z.string()]),
  board: z.object({ name: z.string() }),
  notes: z.array(z.object({ flag: z.enum(['a', 'b']) })),
})
const about = { connector: 'acme', operation: 'ticketDesk.create', isWrite: true } as const

function errorOf(value: unknown, isWrite: boolean) {
  return errorFrom(Promise.resolve().then(() => parseReply(ticket, value, { ...about, isWrite })))
}

test('a reply of the expected shape is given as the schema makes it', () => {
  const value = { id: '7', board: { name: 'x', more: 1 }, notes: [], extra: true }
  expect(parseReply(ticket, value, about)).toEqual({ id: '7', board: { name: 'x' }, notes: [] })
})

test('another one is an error that names the fields and never a value', async () => {
  const error = await errorOf({ id: 1, board: { name: 4711 }, notes: [{ flag: 'a' }, { flag: 'hunter2' }] }, true)
  expect(UnreadableReplyError.isInstance(error)).toBe(true)
  expect(error.message).toContain('board.name, notes.1.flag')
  expect(JSON.stringify(error)).not.toMatch(/4711|hunter2/)
  expect(error).toMatchObject({ connector: 'acme', operation: 'ticketDesk.create' })
})

test('a reply of no shape at all', async () => {
  expect((await errorOf(undefined, true)).message).toContain('the reply as a whole')
  expect((await errorOf('text', true)).message).toContain('the reply as a whole')
})

test('the outcome is unknown for a write, and a read may be tried again', async () => {
  expect(await errorOf({}, true)).toMatchObject({ outcome: 'unknown', isRetryable: false })
  expect(await errorOf({}, false)).toMatchObject({ outcome: 'not-sent', isRetryable: true })
})

test('of many fields, three are named', async () => {
  const wide = z.object(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, z.string()])))
  const error = await errorFrom(Promise.resolve().then(() => parseReply(wide, {}, about)))
  expect(error.message).toContain('a, b, c and others')
  expect(error.message).not.toContain('e,')
})
