import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { connectionOption } from '../input/options.ts'

export function addCompanies(program: Command, cli: Cli): void {
  const companies = program.command('companies').description('the companies of a connection, and which alerts go to which')

  companies
    .command('list')
    .description('the companies that the API user sees, each with the company keys mapped to it')
    .addOption(connectionOption())
    .option('--name <text>', 'only those with this part in their name or short name')
    .action((options: { on?: string; name?: string }) =>
      cli.run(async (app) => (await import('./companies/list.ts')).listCompanies(app, options)),
    )

  companies
    .command('unmapped')
    .description('company keys of alerts that no company was chosen for')
    .addOption(connectionOption())
    .action((options: { on?: string }) => cli.run(async (app) => (await import('./companies/unmapped.ts')).listUnmapped(app, options)))

  companies
    .command('map')
    .description('send all alerts of a company key to a company')
    .argument('<key>', 'the company key, as `companies unmapped` shows it')
    .argument('<company>', 'its id, exact name or short name')
    .addOption(connectionOption())
    .action((key: string, company: string, options: { on?: string }) =>
      cli.run(async (app) => (await import('./companies/map.ts')).mapCompany(app, { key, company, ...options })),
    )
}
