export { autotask, autotask as connector } from './connector.ts'
export type { AutotaskSettings } from './settings.ts'
