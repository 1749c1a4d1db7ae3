import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { editionOption, jobsHelp, wholeNumber } from '../input/options.ts'
import type { CheckInput } from './role/check.ts'
import type { LearnInput } from './role/learn.ts'

export function addRole(program: Command, cli: Cli): void {
  const role = program.command('role').description('the least rights that the API user needs')

  role
    .command('show')
    .description('what to grant, in the words of the vendor’s own screen')
    .argument('<connector>', 'which vendor')
    .option('--for <jobs>', jobsHelp)
    .addOption(editionOption())
    .action((connector: string, options: { for?: string; edition?: string }) =>
      cli.run(async (app) => (await import('./role/show.ts')).showRole(app, { connector, ...options })),
    )

  role
    .command('check')
    .description('compare what the API user holds with what is needed; reads only')
    .argument('<name>', 'the connection')
    .option('--for <jobs>', jobsHelp)
    .option('--strict', 'end with 5 where it holds more than needed, with 6 where that can’t be told')
    .option('--watch', 'look again and again while somebody mends it, until nothing is missing')
    .option('--every <seconds>', 'with --watch: how often it looks', wholeNumber('--every', 1, 3600), 5)
    .action((name: string, options: Omit<CheckInput, 'name'>) =>
      cli.run(async (app) => (await import('./role/check.ts')).checkRole(app, { name, ...options })),
    )

  role
    .command('learn')
    .description('teach what a vendor shows as numbers: tick the role’s boxes one by one; goes on where it was stopped')
    .argument('<name>', 'the connection')
    .option('--for <jobs>', jobsHelp)
    .option('--base', 'a step of a script: the rights of now are what everybody has, and earlier lessons are forgotten')
    .option('--grant <permission:axis>', 'a step of a script: this box was ticked since the step before')
    .option('--show', 'only show what was taught')
    .option('--forget', 'forget what was taught')
    .action((name: string, options: Omit<LearnInput, 'name'>) =>
      cli.run(async (app) => (await import('./role/learn.ts')).learnRole(app, { name, ...options })),
    )
}
