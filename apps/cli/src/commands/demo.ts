import type { Command } from 'commander'
import type { Cli } from '../app.ts'

export function addDemo(program: Command, cli: Cli): void {
  program
    .command('demo')
    .description('see it all in a minute, on sandboxes, without an account; leaves nothing behind')
    .argument('[connector...]', 'left out: every connector that comes along')
    .action((connectors: string[]) => cli.run(async (app) => (await import('./demo/demo.ts')).demo(app, connectors)))
}
