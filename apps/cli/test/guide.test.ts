import { describe, expect, test } from 'vitest'
import { jobOperations } from '@jackfield/core'
import { jobsHelp } from '../src/input/options.ts'
import { drawMarkdown, sectionsOf } from '../src/output/markdown.ts'
import { documentOf, jackfield } from './jackfield.ts'

describe('guide', () => {
  test('prints the connector’s own steps with the permissions of the jobs wanted, as Markdown where nobody looks', async () => {
    const { code, stdout } = await jackfield(['guide', 'connectwise', '--for', 'close'])
    expect(stdout).toContain('## 2. The API member')
    expect(stdout).toContain('For close:')
    expect(stdout).toContain('| Permission | Inquire Level | Edit Level | Entries to allow |')
    expect(stdout).toContain('| Service Desk > Close Service Tickets | All (perhaps) | All |')
    expect(stdout).not.toContain('| Companies > Contacts')
    expect(stdout).toContain('“perhaps”: ')
    expect(stdout).toMatch(/Published tables to compare with: msp360 \(MSP360/)
    expect(stdout).not.toContain('{{role}}')
    // What other integrations' instructions forget.
    for (const words of ['Default Territory', 'default service board', 'client ID', 'shown this one time', 'makes a new pair']) {
      expect(stdout).toContain(words)
    }
    expect(code).toBe(0)
  })

  test('speaks German, and is data with --json', async () => {
    const ran = await jackfield(['guide', 'connectwise', '--lang', 'de', '--for', 'notes', '--json'])
    const document = documentOf<{ markdown: string; grants: { permission: string; path: string[] }[]; language: string }>(ran)
    expect(document).toMatchObject({
      language: 'de',
      presets: [{ id: 'msp360' }],
      operations: expect.arrayContaining(['ticketNotes.list']) as unknown,
    })
    expect(document.markdown).toContain('| Service Desk > Service Tickets | All | All (vielleicht) | All (vielleicht) |')
    expect(document.grants.map((grant) => grant.permission)).toContain('service-desk.service-tickets')
  })

  test('of a connector with several products shows each its own steps and permissions, or one by --edition', async () => {
    const both = await jackfield(['guide', 'kaseya-vsa', '--for', 'devices'])
    expect(both.stdout).toContain('## VSA 9: 4. The access token')
    expect(both.stdout).toContain('## VSA X: 1. The token')
    expect(both.stdout.match(/^\| Permission \|/gm)).toHaveLength(2)
    const x = await jackfield(['guide', 'kaseya-vsa', '--for', 'devices', '--edition', 'x'])
    expect(x.stdout).not.toContain('## VSA 9')
    expect(x.stdout).toContain('| Configuration > API Access > Third-Party Tokens > Devices | on |')
    expect(x.stdout).not.toContain('Access Rights > Audit')
    expect(x.stdout).not.toContain('autotask (')
    for (const { stdout } of [both, x]) expect(stdout).not.toContain('{{')
  })

  test('of a connector with several products is data with an entry for each', async () => {
    type Edition = { when: Record<string, string>; grants: { permission: string }[] }
    const { editions } = documentOf<{ editions: Edition[] }>(await jackfield(['guide', 'kaseya-vsa', '--for', 'companies', '--json']))
    expect(editions.map(({ when }) => when)).toEqual([{ generation: '9' }, { generation: 'X' }])
    expect(editions[1]?.grants.map(({ permission }) => permission)).toContain('x.organizations')
    const one = documentOf<Edition>(await jackfield(['role', 'show', 'kaseya-vsa', '--edition', '9', '--for', 'companies', '--json']))
    expect(one.when).toEqual({ generation: '9' })
    expect(one.grants.map(({ permission }) => permission)).toEqual(['token.rest-api', 'system.user-settings'])
  })

  test('the role of several products is a table each', async () => {
    const { stdout } = await jackfield(['role', 'show', 'kaseya-vsa', '--for', 'alarms'])
    expect(stdout).toContain('The least rights that Kaseya VSA, Generation 9, must grant for alarms:')
    expect(stdout).toContain('The least rights that Kaseya VSA, Generation X, must grant for alarms:')
  })

  test.each([
    [['guide', 'kaseya-vsa', '--edition', '7'], /no edition “7”.*Name one of 9, X/],
    [['role', 'show', 'connectwise', '--edition', '9'], /ConnectWise PSA has no editions/],
    [['guide', 'connectwise', '--lang', 'fr'], /--lang <language>.*Allowed choices are en, de/],
    [['guide', 'connectwise', '--for', 'gardening'], /“gardening” is no job/],
    [['guide', 'nonsense'], /Known are: .*connectwise/],
  ])('%j is refused with code 2', async (words, expected) => {
    expect(await jackfield(words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(expected) as unknown })
  })

  test('help names every job', () => {
    for (const job of Object.keys(jobOperations)) expect(jobsHelp).toContain(job)
  })
})

describe('drawMarkdown', () => {
  // oxlint-disable-next-line no-control-regex -- styles are taken off, so that the words can be compared
  const draw = (text: string, width: number): string => drawMarkdown(text, width).replace(/\u001b\[\d+m/g, '')

  test('wraps prose and hangs lists, a list in a list too', () => {
    const text =
      'One two three\nfour five six.\n\n1. First **bold words** here and on\n   with it\n2. Second:\n   - inner `code` words that go on\n'
    expect(draw(text, 20)).toBe(
      [
        'One two three four',
        'five six.',
        '',
        '1. First bold words',
        '   here and on with',
        '   it',
        '2. Second:',
        '   - inner code',
        '     words that go',
        '     on',
      ].join('\n'),
    )
  })
  test('draws tables, headings, links and code, and lets nothing steer the terminal', () => {
    const text =
      '# Head **line**\n| A | B |\n| --- | --- |\n| `x` | a \\| b |\n\n[here](https://a.example) \u001b[2Jend\n```\n  as it is\n```\n'
    expect(draw(text, 80)).toBe(['Head line', 'A  B', 'x  a | b', '', 'here (https://a.example) [2Jend', '      as it is'].join('\n'))
  })
  test('is cut at its headings', () => {
    expect(sectionsOf('# A\n\ntext\n\n## B\n\nmore\n\n## C\n')).toEqual(['# A\n\ntext', '## B\n\nmore', '## C'])
  })
})
