import type { Route } from '@jackfield/sandbox'
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

/** At the top and below the parent. Files have no user-defined fields, and no call for them. */
function metadataRoutes(entity: Entity): readonly Route<Tenant>[] {
  const { name, child } = entity
  const places = [`/${name}`, ...(child && name !== 'TicketAttachments' ? [`/${child.parent}/{parentId}/${child.segment}`] : [])]
  return places.flatMap((place): readonly Route<Tenant>[] => {
    const path = `${place}/entityInformation`
    return [
      { method: 'GET', path, kind: 'read', answer: (tenant, request) => answerEntity(tenant, entity, request) },
      { method: 'GET', path: `${path}/fields`, kind: 'read', answer: (tenant) => answerFields(tenant, entity) },
      ...(name === 'TicketAttachments'
        ? []
        : [
            {
              method: 'GET',
              path: `${path}/userDefinedFields`,
              kind: 'read',
              answer: (tenant: Tenant) => answerUdfs(tenant, entity),
            } as const,
          ]),
    ]
  })
}
