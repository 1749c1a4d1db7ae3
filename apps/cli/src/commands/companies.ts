import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { connectionOption, repeatable } from '../input/options.ts'

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
    .option('--also <key>', 'another key of the same company; repeatable', repeatable)
    .addOption(connectionOption())
    .action((key: string, company: string, options: { on?: string; also?: readonly string[] }) =>
      cli.run(async (app) => (await import('./companies/map.ts')).mapCompany(app, { key, company, ...options })),
    )

  companies
    .command('suggest')
    .description('which company each unmapped key may be, how sure that is, and why')
    .option('--apply-exact', 'map those that are a company’s own id, short name or exact name')
    .addOption(connectionOption())
    .action((options: { on?: string; applyExact?: boolean }) =>
      cli.run(async (app) => (await import('./companies/suggest.ts')).suggestForUnmapped(app, options)),
    )

  companies
    .command('import')
    .description('map the company keys of a CSV file, all or none')
    .argument('<file>', 'columns key, company_id and, if you like, company_name; - for stdin')
    .addOption(connectionOption())
    .action((file: string, options: { on?: string }) =>
      cli.run(async (app) => (await import('./companies/import.ts')).importLinks(app, { file, ...options })),
    )

  companies
    .command('export')
    .description('all mapped company keys as CSV on stdout')
    .addOption(connectionOption())
    .action((options: { on?: string }) => cli.run(async (app) => (await import('./companies/export.ts')).exportMapped(app, options)))
}
