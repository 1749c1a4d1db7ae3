import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { connectionOption, wholeNumber } from '../input/options.ts'
import type { ListDevicesInput } from './devices/list.ts'

export function addDevices(program: Command, cli: Cli): void {
  const devices = program.command('devices').description('the devices that a connection knows')

  devices
    .command('list')
    .description('the devices that the API user sees')
    .addOption(connectionOption())
    .option('--company <company>', 'only those of this company: its id, exact name or short name')
    .option('--limit <number>', 'stop after so many', wholeNumber('--limit', 1, 1_000_000))
    .action((options: ListDevicesInput) => cli.run(async (app) => (await import('./devices/list.ts')).listDevices(app, options)))
}
