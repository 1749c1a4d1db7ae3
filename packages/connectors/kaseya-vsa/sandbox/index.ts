import { defineSandbox } from '@jackfield/sandbox'
import type { Route, SandboxReply, VendorSandbox } from '@jackfield/sandbox'
import { happenings } from './happenings.ts'
import { variantNeeds, variants } from './variants.ts'
import * as vsa9 from './vsa9/generation.ts'
import * as vsaX from './vsax/generation.ts'
import { routeOf } from './world.ts'
import type { World } from './world.ts'

/** Kaseya VSA on the wire, VSA 9 or VSA X, for any client of it. */
export const sandbox: VendorSandbox = defineSandbox<World>({
  connector: 'kaseya-vsa',
  seeds: ['empty', 'demo', 'large'],
  variants,
  variantNeeds,
  base: /^\/api\/(?:v1\.0|v3)(?=\/|$)/i,
  ignoreCase: true,
  routes: allRoutes(),
  createWorld: (context) => (context.variant('generation') === 'X' ? vsaX.createWorld(context) : vsa9.createWorld(context)),
  admit: (world, request, route) =>
    world.generation === 'X' ? vsaX.admit(world, request) : vsa9.admit(world, request, route.needsLogin !== false),
  noRoute: missing,
  faultReply: (world, kind, seconds, request) =>
    world.generation === 'X' ? vsaX.faultReply(kind, seconds) : vsa9.faultReply(world, kind, seconds, request),
  settings: (world) => (world.generation === 'X' ? vsaX.settings(world) : vsa9.settings(world)),
  setRights: (world, rights) => world.rights.grant(rights),
  tickets: (world) => (world.generation === 'X' ? [] : vsa9.ticketsOf(world)),
  technician: (world) => (world.generation === 'X' ? vsaX.technician : vsa9.technicianOf(world)),
  devices: (world) => (world.generation === 'X' ? vsaX.devicesOf(world) : vsa9.devicesOf(world)),
  alarms: (world) => (world.generation === 'X' ? vsaX.alarmsOf(world) : vsa9.alarmsOf(world)),
  webhooks: (world) => (world.generation === 'X' ? vsaX.webhooksOf(world) : vsa9.webhooks),
  happenings,
})

/** Both generations have `/environment`; every other path is of one alone. */
function allRoutes(): readonly Route<World>[] {
  const isShared = ({ path }: { readonly path: string }): boolean => path === '/environment'
  const shared = {
    nine: vsa9.routes.find(isShared),
    X: vsaX.routes.find(isShared),
  }
  if (!shared.nine || !shared.X) throw new Error('both generations have /environment')
  const { nine, X } = { nine: shared.nine, X: shared.X }
  return [
    {
      method: 'GET',
      path: '/environment',
      kind: 'read',
      answer: (world, request) => (world.generation === 'X' ? X.answer(world, request) : nine.answer(world, request)),
    },
    ...vsa9.routes.filter((route) => !isShared(route)).map((route) => routeOf('9', route, missing)),
    ...vsaX.routes.filter((route) => !isShared(route)).map((route) => routeOf('X', route, missing)),
  ]
}

function missing(world: World): SandboxReply {
  return world.generation === 'X' ? vsaX.missing() : vsa9.missing(world)
}
