import type { Command } from 'commander'
import type { Cli } from '../app.ts'

const jobsHelp = 'tickets, notes, close, companies, or operations such as ticketDesk.create, by commas (default: all)'

export function addRole(program: Command, cli: Cli): void {
  const role = program.command('role').description('the least rights that the API user needs')

  role
    .command('show')
    .description('what to grant, in the words of the vendor’s own screen')
    .argument('<connector>', 'which vendor')
    .option('--for <jobs>', jobsHelp)
    .action((connector: string, options: { for?: string }) =>
      cli.run(async (app) => (await import('./role/show.ts')).showRole(app, { connector, ...options })),
    )

  role
    .command('check')
    .description('compare what the API user holds with what is needed; reads only')
    .argument('<name>', 'the connection')
    .option('--for <jobs>', jobsHelp)
    .option('--strict', 'end with 5 where it holds more than needed, with 6 where that can’t be told')
    .action((name: string, options: { for?: string; strict?: boolean }) =>
      cli.run(async (app) => (await import('./role/check.ts')).checkRole(app, { name, ...options })),
    )
}
