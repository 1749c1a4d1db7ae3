import type { DeviceDraft } from '@jackfield/core'
import type { Bench } from './bench.ts'
import { companyOf } from './ground.ts'

/** A new device as discovery would ask for it, with a link of its own for each number. Made with every right. */
export async function deviceDraftOn(bench: Bench, number: number): Promise<DeviceDraft> {
  const [kind] = (await (await bench.capability('deviceRegister')).kinds()).filter(({ isActive }) => isActive)
  return {
    name: `SRV-${number}`,
    companyId: companyOf(await bench.ground()),
    kindId: kind?.id ?? bench.skip('the demo tenant has no kind of device'),
    link: linkOf(number),
  }
}

/** A link in the right form, different for each number. */
export function linkOf(number: number): string {
  return `JD-${String.fromCharCode(65 + (number >> 4), 65 + (number % 16))}CONFORMANCE2TESTKIT4567A`.slice(0, 29)
}
