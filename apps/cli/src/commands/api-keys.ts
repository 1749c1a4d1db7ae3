import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import type { CreateKeyInput } from './api-keys/create.ts'

const workspaceOption = ['--workspace <id>', 'whose key it is', 'default'] as const

export function addApiKeys(program: Command, cli: Cli): void {
  const keys = program.command('api-keys').description('keys of programs that use the HTTP API')

  keys
    .command('create')
    .description('make a key; it is shown once and stored nowhere')
    .argument('<name>', 'which program has it')
    .requiredOption('--may <operations>', 'what it may do: alerts.push, alerts.*, read, *, by commas')
    .option('--expires <time>', 'when it ends: 90d, or a time such as 2027-11-22T00:00:00Z (default: never)')
    .option(...workspaceOption)
    .action((name: string, options: Omit<CreateKeyInput, 'name'>) =>
      cli.run(async (app) => (await import('./api-keys/create.ts')).createKey(app, { name, ...options })),
    )

  keys
    .command('list')
    .description('all keys, with what they may do and when they were last used')
    .option(...workspaceOption)
    .action((options: { workspace: string }) =>
      cli.run(async (app) => (await import('./api-keys/list.ts')).listKeys(app, options.workspace)),
    )

  keys
    .command('revoke')
    .description('take a key back; it counts everywhere within 5 seconds')
    .argument('<id>', 'the key’s id, the middle part of its text')
    .option(...workspaceOption)
    .action((id: string, options: { workspace: string }) =>
      cli.run(async (app) => (await import('./api-keys/revoke.ts')).revokeKey(app, id, options.workspace)),
    )
}
