import { describe, expect, test } from 'vitest'
import { AuthenticationError, PermissionError } from '@jackfield/core'
import type { RoleDefinition } from '@jackfield/core'
import { exitCodeOf, exitCodeOfKept } from '../src/exit-code.ts'
import { decodeText } from '../src/input/given-file.ts'
import { oneOf } from '../src/input/one-of.ts'
import { complainAboutNode } from '../src/node-version.ts'
import { showError } from '../src/output/error-text.ts'
import { plain } from '../src/output/plain.ts'
import { ownRight, without } from '../src/commands/demo/rights.ts'
import { UsageError } from '../src/usage-error.ts'

describe('complainAboutNode', () => {
  test.each(['20.20.2', '22.18.0', '18.0.0'])('%s is too old, and the line says what is needed', (version) => {
    expect(complainAboutNode(version)).toMatch(/^Jackfield needs Node 22\.19 or newer, this is .* Install a newer Node/)
  })
  test.each(['22.19.0', '24.21.0', '25.0.0'])('%s will do', (version) => {
    expect(complainAboutNode(version)).toBeNull()
  })
})

describe('exit codes', () => {
  test('of errors', () => {
    expect(['AUTHENTICATION', 'PERMISSION', 'UNREACHABLE', 'TIMEOUT', 'INVALID_INPUT', 'REJECTED', 'USAGE'].map(exitCodeOf)).toEqual([
      3, 4, 7, 7, 2, 1, 2,
    ])
  })
  test('of kept alerts: one kind has its own code, several have 8, and so has what only time mends', () => {
    expect(exitCodeOfKept(['PERMISSION', 'PERMISSION'])).toBe(4)
    expect(exitCodeOfKept(['AUTHENTICATION'])).toBe(3)
    expect(exitCodeOfKept(['UNREACHABLE', 'TIMEOUT'])).toBe(7)
    expect(exitCodeOfKept(['PERMISSION', 'UNREACHABLE'])).toBe(8)
    expect(exitCodeOfKept(['COMPANY_UNMAPPED'])).toBe(8)
    expect(exitCodeOfKept(['RATE_LIMITED'])).toBe(8)
  })
})

describe('showError', () => {
  test('says what happened, what the vendor says and the next step, on one line', () => {
    const error = new PermissionError({
      message: 'This API user may not do that\nhere',
      nextStep: 'Grant it',
      needed: [],
      vendor: { status: 403, code: 'Security', message: 'You do not have permission' },
    })
    const shown = showError(error, [])
    expect(shown.line).toBe('This API user may not do that here. The vendor says: “You do not have permission”. Grant it.')
    expect(shown.code).toBe(4)
    expect(shown.document.error).toMatchObject({ code: 'PERMISSION', needed: [] })
  })
  test('takes known secrets out, also where the error did not know them', () => {
    const secret = 'canary-4711-x'
    for (const error of [
      new Error(`bad ${secret}`),
      new UsageError(`bad ${secret}`, secret),
      new AuthenticationError({ message: secret, nextStep: secret }),
    ]) {
      const shown = showError(error, [secret])
      expect(JSON.stringify(shown)).not.toContain(secret)
    }
  })
  test('of anything else is one line with code 1, without a stack', () => {
    const shown = showError(new TypeError('x is not a function\n    at somewhere'), [])
    expect(shown.line).toMatch(/^Something unexpected happened: x is not a function/)
    expect(shown.line.split('\n')).toHaveLength(1)
    expect(shown.code).toBe(1)
  })
})

describe('decodeText', () => {
  const text = '{"name":"Müller"}'
  test('reads UTF-8 and UTF-16 in both orders, with and without a byte order mark', () => {
    const utf16 = Buffer.from(text, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    const variants = [
      Buffer.from(text),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
      utf16,
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      swapped,
      Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    ]
    for (const bytes of variants) expect(JSON.parse(decodeText(bytes, 'file'))).toEqual({ name: 'Müller' })
  })
  test('refuses what is no text, with the next step', () => {
    expect(() => decodeText(Buffer.from([0x7b, 0xfc, 0x7d]), 'settings.json')).toThrow(/settings\.json is no text in UTF-8/)
  })
})

describe('oneOf', () => {
  const entries = [
    { id: '1', name: 'Help Desk' },
    { id: '2', name: '1' },
    { id: '3', name: 'Twice' },
    { id: '4', name: 'twice' },
  ]
  test('takes the name in any case before the id', () => {
    expect(oneOf(entries, ' help  desk', 'board', '--board').id).toBe('1')
    expect(oneOf(entries, '1', 'board', '--board').id).toBe('2')
    expect(oneOf(entries, '3', 'board', '--board').id).toBe('3')
  })
  test('names what there is where nothing fits, and the ids where several do', () => {
    const problem = catching(() => oneOf(entries, 'Sales', 'board', '--board'))
    expect(problem).toMatchObject({ message: 'There is no board “Sales”.', nextStep: '--board can be: Help Desk, 1, Twice, twice.' })
    expect(catching(() => oneOf(entries, 'TWICE', 'board', '--board'))).toMatchObject({ nextStep: 'Give --board the id instead: 3, 4.' })
  })
})

test('plain takes what steers a terminal out of a text', () => {
  expect(plain('a\u001b[2Jb\r\nc\u009bd')).toBe('a [2Jb c d')
})

describe('ownRight', () => {
  const role: RoleDefinition = {
    axes: [
      { id: 'inquire', label: { en: 'Inquire' }, ranks: ['None', 'All'] },
      { id: 'add', label: { en: 'Add' }, ranks: ['None', 'All'] },
    ],
    permissions: [
      { id: 'tickets', carrier: 'role', path: ['Tickets'], axes: ['inquire', 'add'] },
      { id: 'other', carrier: 'role', path: ['Other'], axes: ['add'] },
    ],
    needs: [
      { operation: 'ticketDesk.get', permission: 'tickets', atLeast: { inquire: 'All' }, certainty: 'seen', source: 's' },
      { operation: 'ticketDesk.create', permission: 'tickets', atLeast: { inquire: 'All', add: 'All' }, certainty: 'seen', source: 's' },
      { operation: 'ticketDesk.create', permission: 'other', atLeast: { add: 'All' }, certainty: 'inferred', source: 's' },
    ],
    presets: [],
    never: [],
  }
  test('is the sure one that the fewest operations share, and can be taken away alone', () => {
    const right = ownRight(role, 'ticketDesk.create')
    expect(right).toMatchObject({ permission: { id: 'tickets' }, axis: 'add', rank: 'All' })
    expect(without([{ permission: 'tickets', atLeast: { inquire: 'All', add: 'All' } }], right!)).toEqual([
      { permission: 'tickets', atLeast: { inquire: 'All' } },
    ])
    expect(ownRight(role, 'ticketDesk.close')).toBeNull()
  })
})

function catching(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
