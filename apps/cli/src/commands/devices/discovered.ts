import type { DevicePair, DiscoveredDevice } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { chosenConnection } from '../../input/connection.ts'
import { drawDiscovered } from '../../output/discovery.ts'
import { count, plain } from '../../output/plain.ts'
import { UsageError } from '../../usage-error.ts'

export interface PairInput {
  readonly on?: string
  readonly to?: string
}

/** What became of each device of a connection at another one. */
export async function listDiscovered(app: App, input: PairInput): Promise<Result> {
  const pair = await pairOf(app, input)
  const desk = await app.desk()
  const devices: DiscoveredDevice[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await desk.devices(pair, { limit: 500, ...(cursor === undefined ? {} : { cursor }) })
    devices.push(...page.items)
    cursor = page.next
  }
  return {
    document: { devices },
    text: devices.length > 0 ? `${drawDiscovered(devices)}\n\n${count(devices.length, 'device')}.` : 'Nothing was discovered yet.',
  }
}

/** A person's word on one device: not now, never, or (null) as usual again. */
export async function decideOnDevice(
  app: App,
  input: PairInput & { readonly device: string; readonly word: 'deferred' | 'ignored' | null },
): Promise<Result> {
  const desk = await app.desk()
  const device = await desk.decideOnDevice(await pairOf(app, input), input.device, input.word)
  const what = input.word === null ? 'is treated as usual again' : `is ${input.word} from now on`
  return { document: { device }, text: `${plain(device.name)} ${what}.` }
}

/** Says by hand which of the PSA's devices one is. */
export async function linkDevice(app: App, input: PairInput & { readonly device: string; readonly target: string }): Promise<Result> {
  const desk = await app.desk()
  const device = await desk.linkDevice(await pairOf(app, input), input.device, input.target)
  return { document: { device }, text: `${plain(device.name)} is ${input.target} from now on; the next discovery brings it up to date.` }
}

async function pairOf(app: App, { on, to }: PairInput): Promise<DevicePair> {
  if (to === undefined) throw new UsageError('It is not said where the devices were brought.', 'Give the connection with --to NAME.')
  const book = await app.book()
  const from = await chosenConnection(app, on)
  return { fromId: from.id, toId: (await book.get(to)).id }
}
