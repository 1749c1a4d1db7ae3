import { setTimeout as delay } from 'node:timers/promises'
import { whereToGrant } from '@jackfield/app-kit'
import { requireCapability, textIn } from '@jackfield/core'
import type { AcceptedAlert, Alert, Desk } from '@jackfield/desk'
import { plain } from '../../output/plain.ts'
import { workOff } from '../../work-off.ts'
import { expect } from './expectation.ts'
import { ownRight, sandboxRights, without } from './rights.ts'
import { push } from './scene.ts'
import type { Scene } from './scene.ts'

/** What happened without one right. */
export interface Refusal {
  /** The vendor's menu words. */
  readonly right: string
  readonly code: string
  readonly message: string
  readonly nextStep: string
}

const patience = 15

/** Takes the right to create tickets away, shows what a finding comes to, and grants it again: the finding was kept and gets its ticket. */
export async function refuseAndMend(scene: Scene, finding: Alert): Promise<{ readonly refusal: Refusal; readonly alert: AcceptedAlert }> {
  const { app, running, open, role } = scene
  const { role: definition } = open.connector
  const right = ownRight(definition, 'ticketDesk.create')
  expect(right !== null, 'creating a ticket needs a right that somebody has seen')
  const axis = definition.axes.find((candidate) => candidate.id === right.axis)
  const words = `${right.permission.path.join(' > ')}, ${axis ? textIn(axis.label) : right.axis}`
  app.screen.tell(`4. One right is taken away: ${words}.`)
  running.setRights(sandboxRights(definition, without(role, right)))

  const [alert] = await push(scene, [finding])
  const { kept } = await workOff(app, [alert!], patience)
  const [refused] = kept
  expect(refused !== undefined, 'without the right the finding is kept')
  const { code, message, nextStep } = refused.error
  app.screen.tell(`   The finding is kept, not lost: ${plain(`${message} ${nextStep}`)}`)
  const found = await missingRights(scene)
  if (found !== '') app.screen.tell(`   Role check says: ${found}`)
  const name = right.permission.path.at(-1) ?? ''
  expect(`${message} ${nextStep} ${found}`.includes(name), `the refusal or the role check names “${name}”`)

  running.setRights(sandboxRights(definition, role))
  const ticket = await retry(await app.desk(), alert!)
  app.screen.tell(`   Granted again: the finding became ticket ${ticket}.`)
  return { refusal: { right: words, code, message, nextStep }, alert: alert! }
}

async function missingRights({ open }: Scene): Promise<string> {
  const { findings } = await requireCapability(open.connection, 'roleInspector').inspect(['ticketDesk.create'])
  const missing = findings.filter((finding) => finding.verdict === 'missing')
  return whereToGrant(open.role, missing)
    .map((place) => `missing is ${place.path.join(' > ')}, ${place.levels.join(', ')}.`)
    .join(' ')
}

/** Works until the kept alert has its ticket. */
async function retry(desk: Desk, alert: AcceptedAlert): Promise<string> {
  const work = await desk.startWork({ retryKept: true })
  try {
    const end = performance.now() + patience * 1000
    while (performance.now() < end) {
      const { settled } = await desk.waitFor([alert.id], { timeout: 1000 })
      const [done] = settled
      if (done) return done.ticketNumber ?? done.ticketId ?? ''
      // It counts as kept until the new try has come to an end.
      await delay(100)
    }
  } finally {
    await work.stop()
  }
  expect(false, 'the kept finding gets its ticket once the right is there')
}
