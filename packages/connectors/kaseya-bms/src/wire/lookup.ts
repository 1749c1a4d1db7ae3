import type { z } from 'zod'
import { id, optionalFlag, optionalId, optionalNumber, optionalText, record } from './fields.ts'

/** What a `typeId` means is not published, only that statuses of one kind have the same. */
export const statusWire = record({ id, name: optionalText, statusOrder: optionalNumber, typeId: optionalId, isActive: optionalFlag })
export type StatusWire = z.output<typeof statusWire>

export const priorityWire = record({ id, name: optionalText, isDefault: optionalFlag })
export type PriorityWire = z.output<typeof priorityWire>

export const queueWire = record({ id, name: optionalText, isActive: optionalFlag })
export type QueueWire = z.output<typeof queueWire>

export const locationWire = record({ id, name: optionalText, isMain: optionalFlag })
export type LocationWire = z.output<typeof locationWire>
