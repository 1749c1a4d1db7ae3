import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { HelpContext } from 'commander'
import type { Cli } from './app.ts'
import { addAlerts } from './commands/alerts.ts'
import { addApiKeys } from './commands/api-keys.ts'
import { addCompanies } from './commands/companies.ts'
import { addConnect } from './commands/connect.ts'
import { addConnections } from './commands/connections.ts'
import { addConnectors } from './commands/connectors.ts'
import { addDemo } from './commands/demo.ts'
import { addDevices } from './commands/devices.ts'
import { addGuide } from './commands/guide.ts'
import { addRole } from './commands/role.ts'
import { addSandbox } from './commands/sandbox.ts'
import { addServe } from './commands/serve.ts'
import { addTickets } from './commands/tickets.ts'
import { addWork } from './commands/work.ts'
import { addWorkspaces } from './commands/workspaces.ts'
import { UsageError } from './usage-error.ts'

/** commander, with its errors as ours: one line, the next step, exit code 2. */
class JackfieldCommand extends Command {
  override createCommand(name?: string): Command {
    return new JackfieldCommand(name)
  }

  override error(message: string): never {
    const [what = '', hint = ''] = message.replace(/^error: /, '').split('\n')
    const text = `${what.charAt(0).toUpperCase()}${what.slice(1)}`
    throw new UsageError(hint === '' ? text : `${text} ${hint}`, `See \`${pathOf(this)} --help\`.`)
  }

  /** Called with `error` where a noun stands without its verb. */
  override help(context?: HelpContext): never
  override help(change: (text: string) => string): never
  override help(context?: HelpContext | ((text: string) => string)): never {
    if (typeof context === 'function' || !context?.error) return super.help(context as HelpContext)
    if (this.parent === null && !this.opts<{ json?: boolean }>().json) return super.help()
    const verbs = this.commands.map((command) => command.name()).join(', ')
    throw new UsageError(`\`${pathOf(this)}\` needs one of: ${verbs}.`, `See \`${pathOf(this)} --help\`.`)
  }
}

/** The whole grammar. It is light: what a command needs is loaded when it runs. */
export function createProgram(cli: Cli): Command {
  const program = new JackfieldCommand('jackfield')
    .description('Alerts into tickets: security findings in, exactly one right ticket out.')
    .version(version(), '-V, --version', 'print the version')
    .option('--json', 'one JSON document on stdout, prose on stderr')
    .option('--home <dir>', 'where connections and alerts are kept (default: JACKFIELD_HOME, else ~/.jackfield)')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  for (const add of [
    addDemo,
    addConnect,
    addGuide,
    addConnectors,
    addConnections,
    addRole,
    addCompanies,
    addTickets,
    addDevices,
    addAlerts,
    addWork,
    addServe,
    addApiKeys,
    addWorkspaces,
    addSandbox,
  ]) {
    add(program, cli)
  }
  return program
}

function version(): string {
  // The same path from src and from dist.
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}
