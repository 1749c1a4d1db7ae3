import type { VendorSandbox } from '@jackfield/sandbox'
import type { App } from '../../app.ts'
import { count } from '../../output/plain.ts'
import { demoSandboxes, sandboxOf } from '../../vendor-sandboxes.ts'
import { playScript } from './script.ts'
import type { Played } from './script.ts'
import type { Told } from './story.ts'

/** From a finding to a ticket and to its end, on each connector's sandbox. */
export async function tellOfTickets(stage: App, connectors: readonly string[]): Promise<Told> {
  const registry = await stage.registry()
  const sandboxes: readonly VendorSandbox[] =
    connectors.length > 0 ? await Promise.all(connectors.map((id) => sandboxOf(registry, id))) : await demoSandboxes(registry)
  const played: Played[] = []
  for (const sandbox of sandboxes) played.push(await playScript(stage, sandbox))
  return { document: { connectors: played }, summary: played.map(summaryOf) }
}

function summaryOf({ connector, findings, tickets, closed }: Played): string {
  return `${connector}: ${count(findings, 'finding')} pushed twice, ${count(tickets.length, 'ticket')}, none double, ${closed} closed again.`
}
