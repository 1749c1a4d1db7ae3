import type { Command } from 'commander'
import type { Cli } from '../app.ts'

export function addConnectors(program: Command, cli: Cli): void {
  const connectors = program.command('connectors').description('the vendors that Jackfield knows here')
  connectors
    .command('list')
    .description('each connector, what it can do and where it comes from')
    .action(() => cli.run(async (app) => (await import('./connectors/list.ts')).listConnectors(app)))
}
