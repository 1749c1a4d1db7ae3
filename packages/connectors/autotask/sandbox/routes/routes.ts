import type { Route } from '@jackfield/sandbox'
import { metadataPaths } from '../entities/entity.ts'
import type { Entity } from '../entities/entity.ts'
import { entities } from '../entities/registry.ts'
import { limited } from '../limits.ts'
import { guarded } from '../permission.ts'
import type { Tenant } from '../tenant.ts'
import { answerEntity, answerFields, answerUdfs } from './metadata.ts'
import { openRoutes } from './open.ts'
import { readRoutes } from './reads.ts'
import { systemRoutes } from './system.ts'
import { writeRoutes } from './writes.ts'

/** Every call of the sandbox, each behind its guard and under the limits. A child's calls count on the child (FACTS 4, Threads). */
export const routes: readonly Route<Tenant>[] = [
  ...openRoutes.map(guarded),
  ...systemRoutes.map((route) => limited(guarded(route), route.path)),
  ...entities.flatMap((entity) =>
    [...metadataRoutes(entity), ...readRoutes(entity), ...writeRoutes(entity)].map((route) => limited(guarded(route), entity.name)),
  ),
]

function metadataRoutes(entity: Entity): readonly Route<Tenant>[] {
  return metadataPaths(entity).map(({ path, kind }) => ({
    method: 'GET',
    path,
    kind: 'read',
    answer(tenant, request) {
      if (kind === 'entity') return answerEntity(tenant, entity, request)
      return kind === 'fields' ? answerFields(tenant, entity) : answerUdfs(tenant, entity)
    },
  }))
}
