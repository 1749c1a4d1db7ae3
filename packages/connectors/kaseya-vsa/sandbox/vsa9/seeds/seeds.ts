import type { WorldContext } from '@jackfield/sandbox'
import { customers, furtherCustomers } from '../../customers.ts'
import { addDevice } from '../devices.ts'
import { emptyServer } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { addBasics } from './basics.ts'
import { addCustomers, addDemoAlarms, addDemoTickets } from './demo.ts'

/** Machines of the large seed, all in all. */
export const manyMachines = 20_000

/** A server as one of the seeds has it; `large` is `demo` with 20,000 agents at 300 customers in all. */
export function seedVsa9(context: WorldContext): Vsa9 {
  const server = emptyServer(context)
  addBasics(server)
  if (context.seed === 'empty') return server
  addCustomers(server, customers)
  addDemoAlarms(server)
  addDemoTickets(server)
  if (context.seed === 'large') addManyMachines(server)
  return server
}

function addManyMachines(server: Vsa9): void {
  addCustomers(server, furtherCustomers())
  const groups = server.groups.all()
  const agents = server.devices.rows().filter(({ agentId }) => agentId !== null).length
  for (let number = agents + 1; number <= manyMachines; number++) {
    const group = groups[number % groups.length]
    addDevice(server, { name: `PC-${String(number).padStart(5, '0')}`, kind: 'workstation', ...(group ? { groupId: group.id } : {}) })
  }
}
