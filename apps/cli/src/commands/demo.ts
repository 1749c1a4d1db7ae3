import { Option } from 'commander'
import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { stories } from './demo/story.ts'
import type { Story } from './demo/story.ts'

export function addDemo(program: Command, cli: Cli): void {
  program
    .command('demo')
    .description('see it all in a minute, on sandboxes, without an account; leaves nothing behind')
    .argument('[connector...]', 'left out: every connector that comes along')
    .addOption(
      new Option(
        '--story <story>',
        'tickets: findings become tickets; discovery: devices of an RMM come into a PSA, alarms go there and back',
      )
        .choices(stories)
        .default(stories[0]),
    )
    .action((connectors: string[], { story }: { story: Story }) =>
      cli.run(async (app) => (await import('./demo/demo.ts')).demo(app, connectors, story)),
    )
}
