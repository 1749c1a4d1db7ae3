import type { Command } from 'commander'
import type { Cli } from '../app.ts'

export function addWorkspaces(program: Command, cli: Cli): void {
  const workspaces = program.command('workspaces').description('tenants of the HTTP API: nothing of one is ever shown to another')

  workspaces
    .command('create')
    .description('make one; the commands of this tool work in the one called default')
    .argument('<id>', 'lower-case letters, digits and hyphens; permanent')
    .option('--name <text>', 'for people (default: the id)')
    .action((id: string, options: { name?: string }) =>
      cli.run(async (app) => (await import('./workspaces/create.ts')).createWorkspace(app, { id, ...options })),
    )

  workspaces
    .command('list')
    .description('all of them')
    .action(() => cli.run(async (app) => (await import('./workspaces/list.ts')).listWorkspaces(app)))
}
