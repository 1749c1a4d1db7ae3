import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { languageOption } from '../input/options.ts'
import type { ConnectInput } from './connect/connect.ts'

export function addConnect(program: Command, cli: Cli): void {
  program
    .command('connect')
    .description('from nothing to a first test ticket, step by step; Ctrl-C at any step, and the next `connect` goes on there')
    .argument('[connector]', 'which vendor; left out: asked for')
    .option('--for <jobs>', 'what it is for: the rights that are asked for (default: tickets,notes,close,companies)')
    .addOption(languageOption())
    .action((connector: string | undefined, options: Omit<ConnectInput, 'connector'>) =>
      cli.run(async (app) =>
        (await import('./connect/connect.ts')).connect(app, { ...(connector === undefined ? {} : { connector }), ...options }),
      ),
    )
}
