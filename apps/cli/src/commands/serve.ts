import { Option } from 'commander'
import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import { repeatable, wholeNumber } from '../input/options.ts'
import type { ServeInput } from './serve/serve.ts'

export function addServe(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('serve the HTTP API and work beside it, until it is stopped')
    .option('--host <address>', 'where to listen; in front of anything but this machine stands a proxy with TLS', '127.0.0.1')
    .addOption(new Option('--port <number>', '0: a free one').default(8480).argParser(wholeNumber('--port', 0, 65_535)))
    .option('--public-url <url>', 'where vendors reach it; without it no webhook can be registered (default: JACKFIELD_PUBLIC_URL)')
    .option('--no-work', 'serve alone: alerts wait for a process that works')
    .addOption(
      new Option('--rate-limit <requests>', 'requests a minute for each API key; 0: no limit')
        .default(6000)
        .argParser(wholeNumber('--rate-limit', 0, 100_000_000)),
    )
    .addOption(
      new Option('--body-limit <kilobytes>', 'the largest body that is taken')
        .default(4096)
        .argParser(wholeNumber('--body-limit', 1, 1_000_000)),
    )
    .option('--cors-origin <origin>', 'a web page that may call from browsers; repeatable', repeatable)
    .action((options: ServeInput) => cli.run(async (app) => (await import('./serve/serve.ts')).serveApi(app, options)))
}
