import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { connectionOption, wholeNumber } from '../input/options.ts'
import type { PairInput } from './devices/discovered.ts'
import type { DiscoverInput } from './devices/discover.ts'
import type { ListDevicesInput } from './devices/list.ts'

export function addDevices(program: Command, cli: Cli): void {
  const devices = program.command('devices').description('the devices that a connection knows')

  devices
    .command('list')
    .description('the devices that the API user sees; with --to, what became of each there')
    .addOption(connectionOption())
    .option('--to <name>', 'the connection that they were brought into')
    .option('--company <company>', 'only those of this company: its id, exact name or short name')
    .option('--limit <number>', 'stop after so many', wholeNumber('--limit', 1, 1_000_000))
    .action((options: ListDevicesInput & PairInput) =>
      cli.run(async (app) =>
        options.to === undefined
          ? (await import('./devices/list.ts')).listDevices(app, options)
          : (await import('./devices/discovered.ts')).listDiscovered(app, options),
      ),
    )

  devices
    .command('discover')
    .description('bring the devices of one connection into another one: add, change, switch off')
    .argument('<from>', 'the connection that knows them, such as an RMM')
    .argument('<to>', 'the connection that is to keep them, such as a PSA')
    .option('--kind <name>', 'what new devices become: a configuration type, a product, a category')
    .option('--dry-run', 'show what would be done, and write nothing')
    .option(
      '--most-gone <percent>',
      'of the linked devices, so many may be switched off at once (default: 20)',
      wholeNumber('--most-gone', 0, 100),
    )
    .action((from: string, to: string, options: Omit<DiscoverInput, 'from' | 'to'>) =>
      cli.run(async (app) => (await import('./devices/discover.ts')).discoverDevices(app, { from, to, ...options })),
    )

  const words = [
    ['defer', 'leave a device out of discovery for now', 'deferred'],
    ['ignore', 'leave a device out of discovery for good', 'ignored'],
    ['resume', 'take a deferred or ignored device up again', null],
  ] as const
  for (const [verb, description, word] of words) {
    devices
      .command(verb)
      .description(description)
      .argument('<device>', 'its id, as `devices list` shows it')
      .addOption(connectionOption())
      .option('--to <name>', 'the connection that devices are brought into')
      .action((device: string, options: PairInput) =>
        cli.run(async (app) => (await import('./devices/discovered.ts')).decideOnDevice(app, { device, word, ...options })),
      )
  }

  devices
    .command('link')
    .description('say which device of the other connection a device is')
    .argument('<device>', 'its id, as `devices list` shows it')
    .argument('<target>', 'the id of the device there')
    .addOption(connectionOption())
    .option('--to <name>', 'the connection that devices are brought into')
    .action((device: string, target: string, options: PairInput) =>
      cli.run(async (app) => (await import('./devices/discovered.ts')).linkDevice(app, { device, target, ...options })),
    )
}
