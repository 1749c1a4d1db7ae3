import { requireCapability } from '@jackfield/core'
import type { Id } from '@jackfield/core'
import type { DiscoveryCounts, DiscoveryOptions, DiscoveryResult } from '@jackfield/desk'
import { count } from '../../../output/plain.ts'
import { expect } from '../expectation.ts'
import type { Scene } from './scene.ts'
import { writeCounter } from './writes.ts'

/** What became of the devices. */
export interface PlayedDevices {
  readonly dryRun: DiscoveryCounts
  readonly customers: Customers
  readonly discovery: DiscoveryCounts
  readonly again: DiscoveryCounts
  /** Calls that wrote at the PSA, by its sandbox. */
  readonly writes: { readonly dryRun: number; readonly discovery: number; readonly again: number }
}

/** Customers of the source, by name. */
export interface Customers {
  readonly mapped: number
  readonly byHand: { readonly customer: string; readonly company: string } | null
  readonly unmapped: readonly { readonly name: string; readonly devices: number }[]
}

/** Steps 2 to 4: a dry run, the customers, the devices. */
export async function bringDevices(scene: Scene): Promise<PlayedDevices> {
  const { app, psa } = scene
  const tell = (line: string): void => app.screen.tell(line)
  const kindId = await kindOf(scene)
  const writes = await writeCounter(psa)
  const there = psa.running.devices().length

  const plan = await run(scene, `Planning: ${scene.source.label} into ${psa.label}`, { dryRun: true, ...kindId })
  const ofDryRun = writes()
  expect(ofDryRun === 0, `a dry run writes nothing, the sandbox of ${psa.label} counts ${count(ofDryRun, 'write')}`)
  tell(`2. A dry run says what would be done with ${count(plan.counts.seen, 'device')}: ${sayCounts(plan.counts)}. Nothing is written.`)

  const customers = await mapCustomers(scene, plan)

  const first = await run(scene, `Bringing devices of ${scene.source.label} into ${psa.label}`, kindId)
  const ofFirst = writes() - ofDryRun
  const [failure] = first.failures
  expect(first.counts.failed === 0, `no device fails, but: ${failure?.name}. ${failure?.message}`)
  expect(first.counts.added >= plan.counts.added, `all ${plan.counts.added} devices of the plan are added, there are ${first.counts.added}`)
  const byItself = first.mappedCompanies.length
  expect(byItself === customers.mapped, `the run maps ${count(customers.mapped, 'customer')} by itself, it mapped ${byItself}`)
  expect(first.counts.added > 0 && ofFirst > 0, `devices are added, the sandbox of ${psa.label} counts ${count(ofFirst, 'write')}`)
  const now = psa.running.devices().length
  expect(now === there + first.counts.added, `${psa.label} has ${there + first.counts.added} devices, it has ${now}`)
  tell(`4. The devices come into ${psa.label}: ${sayCounts(first.counts)}.`)

  const second = await run(scene, 'The same again', kindId)
  const ofSecond = writes() - ofDryRun - ofFirst
  const linked = first.counts.added + first.counts.updated + first.counts.same
  expect(second.counts.same === linked, `${linked} devices are as they should be, there are ${second.counts.same}`)
  expect(ofSecond === 0, `a second run writes nothing, the sandbox of ${psa.label} counts ${count(ofSecond, 'write')}`)
  tell(`   The same again: ${sayCounts(second.counts)}. Nothing is written.`)
  return {
    ...{ dryRun: plan.counts, customers, discovery: first.counts, again: second.counts },
    writes: { dryRun: ofDryRun, discovery: ofFirst, again: ofSecond },
  }
}

/** What new devices become: the vendor's own default, or the first there is. */
async function kindOf({ psa }: Scene): Promise<{ readonly kindId: Id }> {
  const kinds = (await requireCapability(psa.open.connection, 'deviceRegister').kinds()).filter(({ isActive }) => isActive)
  const kind = kinds.find(({ isDefault }) => isDefault) ?? kinds[0]
  expect(kind !== undefined, 'the demo seed has a kind of device')
  return { kindId: kind.id }
}

function run({ app, desk, source, psa }: Scene, label: string, options: DiscoveryOptions): Promise<DiscoveryResult> {
  return app.screen.during(label, () => desk.discover(source.open.summary.id, psa.open.summary.id, options))
}

/** Those of the same name are found by the run itself. The first of the rest is mapped as a person would, the others wait. */
async function mapCustomers({ app, desk, psa }: Scene, plan: DiscoveryResult): Promise<Customers> {
  const { id: psaId, catchAll } = psa.open.summary
  const taken = new Set([catchAll?.name, ...plan.mappedCompanies.map(({ companyName }) => companyName)])
  const companies = await requireCapability(psa.open.connection, 'companyDirectory').list({}).all()
  const free = companies.find(({ name, active }) => active !== false && !taken.has(name))
  const open = plan.unmappedCompanies.filter(({ key }) => key !== '')
  const [chosen] = free ? open : []
  const byHand = chosen && free ? { customer: chosen.name, company: free.name } : null
  if (chosen && free) await desk.mapCompany(psaId, chosen.key, { id: free.id, name: free.name })
  const unmapped = open.filter((company) => company !== chosen).map(({ name, devices }) => ({ name, devices }))

  const names = plan.mappedCompanies.map(({ companyName }) => companyName)
  const found =
    names.length > 0
      ? `These customers are surely the same at both, and are mapped by the run: ${names.join(', ')}.`
      : 'No customer is surely the same at both.'
  app.screen.tell(`3. ${found}`)
  if (byHand) app.screen.tell(`   Mapped by hand, as a person would: ${byHand.customer} is ${byHand.company}.`)
  for (const { name, devices } of unmapped)
    app.screen.tell(`   Not mapped: ${name}. Its ${count(devices, 'device')} will not be brought over.`)
  return { mapped: plan.mappedCompanies.length, byHand, unmapped }
}

const words: readonly (readonly [keyof DiscoveryCounts, string])[] = [
  ['added', 'added'],
  ['updated', 'found there and linked'],
  ['same', 'as they should be'],
  ['unmapped', 'of customers that are not mapped'],
  ['ambiguous', 'like several'],
  ['failed', 'failed'],
]

function sayCounts(counts: DiscoveryCounts): string {
  return words.flatMap(([key, word]) => (counts[key] > 0 ? [`${counts[key]} ${word}`] : [])).join(', ')
}
