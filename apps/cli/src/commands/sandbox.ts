import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { repeatable, wholeNumber } from '../input/options.ts'
import type { SandboxInput } from './sandbox/serve.ts'

export function addSandbox(program: Command, cli: Cli): void {
  program
    .command('sandbox')
    .description('serve a vendor that is not there: any client of that vendor can talk to it')
    .argument('<connector>', 'which vendor')
    .option('--port <number>', 'the port on this machine (default: any free one)', wholeNumber('--port', 0, 65_535))
    .option('--public-url <url>', 'the address that clients use, where a proxy stands between')
    .option('--seed <name>', 'the data it starts with, such as empty or demo')
    .option('--variant <name=value>', 'what the vendor’s public material leaves open, such as generation=X; repeatable', repeatable)
    .option('--faults <seed>', 'deal out faults of every kind; the same number, the same faults', wholeNumber('--faults', 0, 2 ** 31 - 1))
    .option('--stdin', 'end when stdin closes, too')
    .action((connector: string, options: Omit<SandboxInput, 'connector'>) =>
      cli.run(async (app) => (await import('./sandbox/serve.ts')).serveSandbox(app, { connector, ...options })),
    )
}
