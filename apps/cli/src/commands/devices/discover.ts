import { requireCapability } from '@jackfield/core'
import type { DeviceRegister, Id } from '@jackfield/core'
import type { DeviceStep, DiscoveryProgress, DiscoveryResult } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { exitCode } from '../../exit-code.ts'
import { oneOf } from '../../input/one-of.ts'
import { drawSteps, drawDiscovery } from '../../output/discovery.ts'

export interface DiscoverInput {
  readonly from: string
  readonly to: string
  /** By name, or by id. */
  readonly kind?: string
  readonly dryRun?: boolean
  /** Percent of the linked devices. */
  readonly mostGone?: number
}

/** Steps of a dry run that are shown; the document has all. */
const shownSteps = 50

/** Brings the devices of one connection into another one, or shows what that would do. */
export async function discoverDevices(app: App, input: DiscoverInput): Promise<Result> {
  const book = await app.book()
  const [from, to] = [await book.open(input.from), await book.open(input.to)]
  const register = requireCapability(to.connection, 'deviceRegister')
  const kindId = await kindOf(app, register, input.kind)
  const desk = await app.desk()
  const steps: DeviceStep[] = []
  const isDryRun = input.dryRun === true
  const label = isDryRun ? `Planning: ${input.from} into ${input.to}` : `Discovering devices of ${input.from} into ${input.to}`
  const began = Date.now()
  const result = await app.screen.during(label, (progress) =>
    desk.discover(from.summary.id, to.summary.id, {
      dryRun: isDryRun,
      signal: app.interruption.signal,
      ...(kindId === undefined ? {} : { kindId }),
      ...(input.mostGone === undefined ? {} : { mostInactivated: input.mostGone / 100 }),
      ...(isDryRun ? { onStep: (step: DeviceStep) => void steps.push(step) } : {}),
      onProgress: (state) => progress.say(saying(state, began)),
    }),
  )
  return {
    document: { from: input.from, to: input.to, dryRun: isDryRun, ...result, ...(isDryRun ? { steps } : {}) },
    text: [...(isDryRun ? [drawSteps(steps, shownSteps)] : []), drawDiscovery(result, { isDryRun, from: input.from, to: input.to })].join(
      '\n\n',
    ),
    code: codeOf(result),
  }
}

/** By name where one is given; where several could be and somebody can answer, they are asked. */
async function kindOf(app: App, register: DeviceRegister, name: string | undefined): Promise<Id | undefined> {
  const kinds = (await register.kinds()).filter(({ isActive }) => isActive)
  if (name !== undefined) return oneOf(kinds, name, 'kind of device', '--kind').id
  if (kinds.length < 2 || kinds.some(({ isDefault }) => isDefault) || !app.prompts) return undefined
  const options = kinds.map(({ id, name: label }) => ({ value: id, label }))
  return app.prompts.choose('What new devices become', options)
}

const stages: Readonly<Record<DiscoveryProgress['stage'], string>> = {
  companies: 'Mapping customers',
  targets: 'Reading the devices that are there',
  links: 'Reading which devices are known',
  devices: 'Devices',
  settling: 'Settling creates without an answer',
  vanished: 'Switching off what is gone',
}

/** With the rate, and the time left where the number of devices is known from the run before. */
function saying({ stage, done, total }: DiscoveryProgress, began: number): string {
  const seconds = Math.max(1, (Date.now() - began) / 1000)
  if (done === 0) return stages[stage]
  const rate = done / seconds
  const left = total === null ? '' : `, about ${Math.ceil((total - done) / rate / 60)} min left`
  return `${stages[stage]}: ${done}${total === null ? '' : ` of ${total}`}, ${rate.toFixed(0)} a second${left}`
}

function codeOf({ counts, isComplete, notInactivated }: DiscoveryResult) {
  return counts.failed > 0 || !isComplete || notInactivated !== null ? exitCode.failed : exitCode.done
}
