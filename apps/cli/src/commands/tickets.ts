import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { connectionOption, wholeNumber } from '../input/options.ts'
import type { CreateInput } from './tickets/create.ts'
import type { ListInput } from './tickets/list.ts'
import type { NoteInput } from './tickets/note.ts'

export function addTickets(program: Command, cli: Cli): void {
  const tickets = program.command('tickets').description('the tickets of a connection')

  tickets
    .command('list')
    .description('open tickets; a list that could not be proved complete ends in an error')
    .addOption(connectionOption())
    .option('--state <state>', 'open, closed or all', 'open')
    .option('--company <company>', 'only of this company: id, exact name or short name')
    .option('--board <name>', 'only on this board')
    .option('--changed-since <time>', 'only changed since then, such as 2026-11-22T05:00:00Z')
    .option('--limit <number>', 'stop after so many', wholeNumber('--limit', 1, 1_000_000))
    .action((options: ListInput) => cli.run(async (app) => (await import('./tickets/list.ts')).listTickets(app, options)))

  tickets
    .command('create')
    .description('create a ticket')
    .addOption(connectionOption())
    .option('--title <text>', 'one line')
    .option('--text <text>', 'what it is about; the customer can see it; - for stdin')
    .option('--company <company>', 'id, exact name or short name (default: the connection’s catch-all company)')
    .option('--board <name>', 'default: the connection’s')
    .option('--status <name>', 'a status of that board')
    .option('--type <name>', 'a type of that board')
    .option('--priority <name>', 'critical, high, medium, low, or a priority of the tenant')
    .option('--source <name>', 'a source of the tenant')
    .action((options: CreateInput) => cli.run(async (app) => (await import('./tickets/create.ts')).createTicket(app, options)))

  tickets
    .command('get')
    .description('one ticket with its notes')
    .argument('<id>', 'the ticket')
    .addOption(connectionOption())
    .action((id: string, options: { on?: string }) =>
      cli.run(async (app) => (await import('./tickets/get.ts')).getTicket(app, { id, ...options })),
    )

  tickets
    .command('note')
    .description('add a note: for technicians only, or for the customer too')
    .argument('<id>', 'the ticket')
    .option('--internal <text>', 'for technicians only; - for stdin')
    .option('--public <text>', 'the customer can read it; - for stdin')
    .addOption(connectionOption())
    .action((id: string, options: Omit<NoteInput, 'id'>) =>
      cli.run(async (app) => (await import('./tickets/note.ts')).addNote(app, { id, ...options })),
    )

  for (const verb of ['close', 'reopen'] as const) {
    tickets
      .command(verb)
      .description(verb === 'close' ? 'set the close status and read it back' : 'open a closed ticket again')
      .argument('<id>', 'the ticket')
      .addOption(connectionOption())
      .action((id: string, options: { on?: string }) =>
        cli.run(async (app) => (await import('./tickets/close-or-reopen.ts')).closeOrReopen(app, { id, verb, ...options })),
      )
  }
}
