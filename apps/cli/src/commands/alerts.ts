import type { Command } from 'commander'
import type { Cli } from '../app.ts'
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
}
