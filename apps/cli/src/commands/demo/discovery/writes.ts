import { requireCapability } from '@jackfield/core'
import { expect } from '../expectation.ts'
import type { Side } from './scene.ts'

/** No device has it. */
const unusedLink = 'JD-AAAAAAAAAAAAAAAAAAAAAAAAAA'

/**
 * Counts what is written at a PSA, as its sandbox counts its calls. Some vendors log in and search by POST: what a look at everything takes is
 * no write.
 */
export async function writeCounter({ running, open }: Side): Promise<() => number> {
  const register = requireCapability(open.connection, 'deviceRegister')
  const before = running.devices()
  const companies = await requireCapability(open.connection, 'companyDirectory').list({}).all()
  const [device] = await requireCapability(open.connection, 'deviceInventory').list({}).all()
  if (device) await requireCapability(open.connection, 'deviceInventory').get(device.id)
  await register.kinds()
  for (const { id } of companies.slice(0, 1)) await register.findByLink(unusedLink, { companyId: id })
  expect(running.devices().length === before.length, 'a look changes nothing')
  const reads = new Set(Object.keys(running.stats().byOperation))
  return () =>
    Object.entries(running.stats().byOperation).reduce(
      (sum, [operation, calls]) => (operation.startsWith('GET ') || reads.has(operation) ? sum : sum + calls),
      0,
    )
}
