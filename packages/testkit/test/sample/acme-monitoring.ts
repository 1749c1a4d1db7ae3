import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxAlarms } from '@jackfield/sandbox'
import { createHash } from 'node:crypto'
import type { AcmeAlarm, AcmeWorld } from './acme-records.ts'
import { nowIn } from './acme-world.ts'

export function acmeAlarms(world: AcmeWorld): SandboxAlarms {
  const at = (id: string): AcmeAlarm => {
    const alarm = world.alarms.all().find((candidate) => String(candidate.id) === id)
    if (!alarm) throw new SandboxInputError(`No alarm ${id}.`, 404)
    return alarm
  }
  return {
    list: () => world.alarms.all().map(({ id, title, deviceId, open }) => ({ id: String(id), title, deviceId, isOpen: open })),
    raise({ title, deviceId = null, ticketId }) {
      if (ticketId !== undefined) throw new SandboxInputError('Acme makes no tickets of alarms.')
      if (deviceId !== null && !world.devices.get(deviceId)) throw new SandboxInputError(`No device ${deviceId}.`, 404)
      return String(world.alarms.insert({ title, deviceId, open: true, at: nowIn(world) }).id)
    },
    close: (id) => void world.alarms.update(at(id).id, { open: false }),
  }
}

/** A user's rights as numbers that say nothing: one for each level of each right. */
export function marksOf(world: AcmeWorld): readonly string[] {
  if (world.rights === 'everything') return []
  const marks = world.rights.flatMap(({ path, levels }) =>
    Object.entries(levels).flatMap(([axis, rank]) => levelsUpTo(rank).map((level) => numberOf([...path, axis, level].join(' > ')))),
  )
  return [numberOf('everybody'), ...marks]
}

/** “All” holds “Own”. */
function levelsUpTo(rank: string): readonly string[] {
  if (rank === 'None' || rank === 'off') return []
  return rank === 'All' ? ['Own', 'All'] : [rank]
}

function numberOf(text: string): string {
  return String(createHash('sha256').update(text).digest().readUInt32BE())
}
