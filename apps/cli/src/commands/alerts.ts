import type { Command } from 'commander'
import type { Cli } from '../app.ts'
import type { LinkInput } from './alerts/link.ts'
import type { PushInput } from './alerts/push.ts'
import { connectionOption, timeoutOption, wholeNumber } from '../input/options.ts'

export function addAlerts(program: Command, cli: Cli): void {
  const alerts = program.command('alerts').description('push alerts, clear them, see what became of them')

  alerts
    .command('push')
    .description('take alerts from a file and turn them into tickets')
    .argument('<file>', 'OCSF findings, Alertmanager payloads or plain alerts: one, an array, or one a line; - for stdin')
    .addOption(connectionOption())
    .option('--company <key>', 'the company key of alerts that carry none')
    .option('--company-label <label>', 'the label of Alertmanager alerts that holds the company key (default: company, customer or tenant)')
    .addOption(timeoutOption('wait for the tickets'))
    .action((file: string, options: Omit<PushInput, 'file'>) =>
      cli.run(async (app) => (await import('./alerts/push.ts')).pushAlerts(app, { file, ...options })),
    )

  alerts
    .command('clear')
    .description('say that a condition is over: its ticket is closed unless others worked on it')
    .argument('<alert>', 'an alert id or a condition key, as `alerts list` shows them')
    .addOption(timeoutOption('wait for the ticket'))
    .action((alert: string, options: { timeout: number }) =>
      cli.run(async (app) => (await import('./alerts/clear.ts')).clearAlert(app, { alert, ...options })),
    )

  alerts
    .command('list')
    .description('the alerts of this home, newest first')
    .option('--state <state>', 'only open, settled or kept ones')
    .option('--limit <number>', 'at most so many', wholeNumber('--limit', 1, 10_000), 50)
    .action((options: { state?: string; limit: number }) =>
      cli.run(async (app) => (await import('./alerts/list.ts')).listAlerts(app, options)),
    )

  alerts
    .command('trace')
    .description('the whole road of an alert, up to its ticket')
    .argument('<alert>', 'an alert id, a ticket id or number, or a JF-… reference')
    .action((alert: string) => cli.run(async (app) => (await import('./alerts/trace.ts')).traceAlert(app, alert)))

  alerts
    .command('link')
    .description('let the alerts of one connection become tickets of another one, and end with them')
    .argument('<from>', 'the connection whose monitoring reports, such as an RMM')
    .argument('<to>', 'the connection that gets the tickets, such as a PSA')
    .option('--delete-notifications', 'where alerts have no end of their own (VSA X): delete them there once their ticket is closed')
    .option('--since <time>', 'leave to the source what was raised before (default: a day ago)')
    .option('--every <seconds>', 'look so often (default: 60)', wholeNumber('--every', 10, 86_400))
    .action((from: string, to: string, options: Omit<LinkInput, 'from' | 'to'>) =>
      cli.run(async (app) => (await import('./alerts/link.ts')).linkAlerts(app, { from, to, ...options })),
    )

  alerts
    .command('links')
    .description('the connections whose alerts become tickets of others, and how far they are')
    .action(() => cli.run(async (app) => (await import('./alerts/link.ts')).listLinks(app)))

  alerts
    .command('unlink')
    .description('take a link away; tickets and alerts stay as they are')
    .argument('<from>', 'the connection whose monitoring reports')
    .argument('<to>', 'the connection that gets the tickets')
    .action((from: string, to: string) => cli.run(async (app) => (await import('./alerts/link.ts')).unlinkAlerts(app, { from, to })))
}
