import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { timeoutOption } from '../input/options.ts'

export function addWork(program: Command, cli: Cli): void {
  program
    .command('work')
    .description('work off what waits: kept alerts, late-commit windows, sweeps; until it is stopped')
    .option('--once', 'end when nothing can be done now')
    .addOption(timeoutOption('with --once: wait for windows that end within this time'))
    .action((options: { once?: boolean; timeout: number }) => cli.run(async (app) => (await import('./work/work.ts')).work(app, options)))
}
