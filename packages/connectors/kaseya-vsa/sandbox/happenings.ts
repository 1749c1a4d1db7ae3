import { SandboxInputError } from '@jackfield/sandbox'
import type { DeviceKeeper } from './device-keeper.ts'
import { deviceKeeper as keeperOf9 } from './vsa9/device-keeper.ts'
import { deviceKeeper as keeperOfX } from './vsax/device-keeper.ts'
import type { World } from './world.ts'

type Input = Readonly<Record<string, unknown>>

/** RIGHTS.md tells a test how to ask for these. */
export const happenings: Readonly<Record<string, (world: World, input: Input) => unknown>> = {
  addDevice: (world, input) => ({
    id: keeperOf(world).add({ name: text(input, 'name'), companyId: optional(input, 'companyId') ?? null }),
  }),
  removeDevice: (world, input) => keeperOf(world).remove(text(input, 'deviceId')),
  restoreDevice: (world, input) => keeperOf(world).restore(text(input, 'deviceId')),
  changeDevice(world, input) {
    const given = (['name', 'serialNumber', 'macAddress', 'companyId'] as const).flatMap((name) => {
      const value = optional(input, name)
      return value === undefined ? [] : [[name, value] as const]
    })
    if (given.length === 0) throw new SandboxInputError('changeDevice needs one of name, serialNumber, macAddress, companyId.')
    keeperOf(world).change(text(input, 'deviceId'), Object.fromEntries(given))
  },
}

function keeperOf(world: World): DeviceKeeper {
  return world.generation === 'X' ? keeperOfX(world) : keeperOf9(world)
}

function text(input: Input, name: string): string {
  const value = optional(input, name)
  if (value === undefined) throw new SandboxInputError(`${name}: required here.`)
  return value
}

function optional(input: Input, name: string): string | undefined {
  const value = input[name]
  if (value === undefined || (typeof value === 'string' && value !== '')) return value
  throw new SandboxInputError(`${name} must be a text that is not empty.`)
}
