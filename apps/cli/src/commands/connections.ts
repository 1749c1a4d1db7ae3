import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { repeatable } from '../input/options.ts'
import type { DefaultsInput } from './connections/defaults.ts'

export function addConnections(program: Command, cli: Cli): void {
  const connections = program.command('connections').description('the tenants that Jackfield may work in')

  connections
    .command('add')
    .description('connect a tenant: asks for its settings, tests them, keeps them encrypted')
    .argument('<connector>', 'which vendor, as `jackfield connectors list` shows them')
    .option('--name <name>', 'what you call it: letters, digits, hyphens')
    .option('--settings <file>', 'its settings as JSON, - for stdin; left out: asked for')
    .action((connector: string, options: { name?: string; settings?: string }) =>
      cli.run(async (app) => (await import('./connections/add.ts')).addConnection(app, { connector, ...options })),
    )

  connections
    .command('list')
    .description('all connections with their defaults')
    .action(() => cli.run(async (app) => (await import('./connections/list.ts')).listConnections(app)))

  connections
    .command('test')
    .description('log in and say who we are there')
    .argument('<name>', 'the connection')
    .action((name: string) => cli.run(async (app) => (await import('./connections/test.ts')).testConnection(app, name)))

  connections
    .command('update')
    .description('change settings: what is not given stays; tested before it replaces the old')
    .argument('<name>', 'the connection')
    .option('--settings <file>', 'the settings to change as JSON, - for stdin; left out: asked for')
    .action((name: string, options: { settings?: string }) =>
      cli.run(async (app) => (await import('./connections/update.ts')).updateConnection(app, { name, ...options })),
    )

  connections
    .command('remove')
    .description('forget a connection; at the vendor nothing changes')
    .argument('<name>', 'the connection')
    .option('--force', 'also while alerts of it are not settled; no question is asked')
    .action((name: string, options: { force?: boolean }) =>
      cli.run(async (app) => (await import('./connections/remove.ts')).removeConnection(app, { name, ...options })),
    )

  connections
    .command('defaults')
    .description('what tickets get where nothing else says so, by name from the tenant’s own lists')
    .argument('<name>', 'the connection')
    .option('--board <name>', 'where new tickets go')
    .option('--status <name>', 'the status of new tickets')
    .option('--close-status <name>', 'the status that closes a ticket')
    .option('--reopen-status <name>', 'the status that opens it again')
    .option('--type <name>', 'the type of new tickets, where the vendor wants one')
    .option('--source <name>', 'the source of new tickets, where the vendor wants one')
    .option('--waiting-status <name>', 'a status that means waiting for somebody else; repeatable', repeatable)
    .option('--priority <level=name>', 'critical, high, medium or low = a priority of the tenant; repeatable', repeatable)
    .option('--catch-all <company>', 'the company of alerts that no company was chosen for')
    .action((name: string, options: Omit<DefaultsInput, 'name'>) =>
      cli.run(async (app) => (await import('./connections/defaults.ts')).setDefaults(app, { name, ...options })),
    )
}
