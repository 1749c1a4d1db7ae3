import type { OpenConnection } from '@jackfield/host'
import type { RunningSandbox } from '@jackfield/sandbox'
import type { App } from '../../../app.ts'
import { count } from '../../../output/plain.ts'
import { chooseDefaults } from '../defaults.ts'
import type { Told } from '../story.ts'
import { exchangeAlarms } from './alarms.ts'
import type { PlayedAlarm } from './alarms.ts'
import { castOf } from './cast.ts'
import type { Cast } from './cast.ts'
import { bringDevices } from './devices.ts'
import type { PlayedDevices } from './devices.ts'
import type { Scene, Side } from './scene.ts'

/** What one scene came to. */
interface PlayedScene extends PlayedDevices {
  readonly from: string
  /** Of the source; null for a vendor that has just one. */
  readonly generation: string | null
  readonly to: string
  readonly alarms: readonly PlayedAlarm[]
}

/** The devices of an RMM come into a PSA, its alarms become tickets, and both end together. It knows only the contract. */
export async function tellOfDiscovery(stage: App, connectors: readonly string[]): Promise<Told> {
  const scenes: PlayedScene[] = []
  for (const cast of await castOf(await stage.registry(), connectors)) scenes.push(await playScene(stage, cast))
  return { document: { story: 'discovery', scenes }, summary: scenes.map(summaryOf) }
}

async function playScene(app: App, { source, generation, psa }: Cast): Promise<PlayedScene> {
  const from = await source.start({ seed: 'demo', ...(generation === null ? {} : { variants: { generation } }) })
  try {
    const to = await psa.start({ seed: 'demo' })
    try {
      return { from: from.connector, generation, to: to.connector, ...(await play(app, from, to)) }
    } finally {
      await to.stop()
    }
  } finally {
    await from.stop()
  }
}

async function play(app: App, from: RunningSandbox, to: RunningSandbox): Promise<PlayedDevices & Pick<PlayedScene, 'alarms'>> {
  const book = await app.book()
  const [sourceName, psaName] = [`${from.connector}-source`, `${to.connector}-demo`]
  const { check } = await book.add({ name: sourceName, connector: from.connector, settings: from.settings })
  await book.add({ name: psaName, connector: to.connector, settings: to.settings })
  const destination = await chooseDefaults(book, psaName)
  const source = sideOf(from, await book.open(sourceName), check.generation)
  const scene: Scene = { app, desk: await app.desk(), source, psa: sideOf(to, await book.open(psaName), null) }
  app.screen.tell(`1. Sandboxes serve an invented MSP: its ${source.label} at ${from.url}, its ${scene.psa.label} at ${to.url}.`)
  app.screen.tell(`   Both are connected. ${destination}`)
  const devices = await bringDevices(scene)
  const alarms = await exchangeAlarms(scene)
  // The next scene's work has nothing to do with these.
  for (const name of [sourceName, psaName]) await book.remove(name, { force: true })
  return { ...devices, alarms }
}

/** `generation`: where one connector is for several products. */
function sideOf(running: RunningSandbox, open: OpenConnection, generation: string | null): Side {
  const { displayName } = open.connector
  return { running, open, label: generation === null ? displayName : `${displayName} ${generation}` }
}

function summaryOf({ from, generation, to, discovery, alarms }: PlayedScene): string {
  const source = generation === null ? from : `${from} ${generation}`
  return `${source} into ${to}: ${count(discovery.added, 'device')} added, nothing written by a second run, ${count(alarms.length, 'alarm')} became tickets and ended with them.`
}
