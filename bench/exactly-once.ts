/**
 * One ticket for each condition, whatever happens: 2,000 alerts of 400 conditions go through a sandbox that fails in every way it can, while
 * 20 working processes are killed. `node bench/exactly-once.ts [SEED] [CONNECTOR]` prints what came of it; exit code 1 unless there are 400 tickets, each
 * of a condition of its own, and no alert is lost. The desk's tests run the same with 200 alerts and 5 kills.
 */
import { runExactlyOnce } from '@jackfield/desk/exactly-once'
import { everyFault } from '@jackfield/sandbox'

const alerts = 2000
const conditions = 400
const kills = 20

const name = process.argv[3] ?? 'connectwise'
const modules = { connector: import.meta.resolve(`@jackfield/${name}`), sandbox: import.meta.resolve(`@jackfield/${name}/sandbox`) }
const seed = Number(process.argv[2] ?? 20_261_122)
const faults = { ...everyFault(seed), lateCommitSeconds: [1, 6] as const, slowSeconds: [0.1, 0.5] as const }
const start = performance.now()
const result = await runExactlyOnce({ modules, alerts, conditions, kills, lateCommitWindow: 12, faults })
const seconds = (performance.now() - start) / 1000

const references = new Set(result.tickets.map((ticket) => ticket.reference))
const open = result.tickets.filter((ticket) => !ticket.isClosed)
print('alerts', `${alerts} of ${conditions} conditions, ${result.lost} lost`)
print('kills', String(kills))
print('faults', listed(result.faults))
print('tickets', `${result.tickets.length}, ${open.length} open, ${references.size} references`)
print('ledger', listed(result.steps))
print('backlog', JSON.stringify(result.backlog))
print('time', `${seconds.toFixed(0)} s`)
if (result.tickets.length !== conditions || references.size !== conditions || result.lost > 0) process.exitCode = 1

function listed(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).toSorted(([, left], [, right]) => right - left)
  const total = entries.reduce((sum, [, count]) => sum + count, 0)
  return `${total}: ${entries.map(([name, count]) => `${name} ${count}`).join(', ')}`
}

function print(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(8)} ${figures}\n`)
}
