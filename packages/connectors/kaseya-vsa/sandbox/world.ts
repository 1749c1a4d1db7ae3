import type { Route, SandboxReply } from '@jackfield/sandbox'
import { replyWith } from '@jackfield/sandbox'
import type { Vsa9 } from './vsa9/server.ts'
import type { VsaX } from './vsax/server.ts'

/** One MSP's VSA, of one generation. */
export type World = Vsa9 | VsaX

/** A route of one generation, which the other answers as one that it does not have. */
export function routeOf<G extends World['generation']>(
  generation: G,
  route: Route<Extract<World, { generation: G }>>,
  missing: (world: World) => SandboxReply,
): Route<World> {
  const isMine = (world: World): world is Extract<World, { generation: G }> => world.generation === generation
  return {
    ...route,
    answer: (world, request) => (isMine(world) ? route.answer(world, request) : replyWith(missing(world))),
  }
}
