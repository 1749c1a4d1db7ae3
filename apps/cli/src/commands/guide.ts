import type { Command } from 'commander'
import type { Language } from '@jackfield/core'
import type { Cli } from '../app.ts'
import { editionOption, jobsHelp, languageOption } from '../input/options.ts'

export function addGuide(program: Command, cli: Cli): void {
  program
    .command('guide')
    .description('how to set up the API user at the vendor, with just the rights that the jobs need')
    .argument('<connector>', 'which vendor')
    .option('--for <jobs>', jobsHelp)
    .addOption(editionOption())
    .addOption(languageOption())
    .action((connector: string, options: { for?: string; edition?: string; lang: Language }) =>
      cli.run(async (app) => (await import('./guide/print.ts')).printGuide(app, { connector, ...options })),
    )
}
