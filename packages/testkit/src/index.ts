/** The conformance suite of Jackfield's contract. Every public name of @jackfield/testkit stands here. */
export { connectorConformance } from './connector-conformance.ts'
export type { ConformanceOptions } from './connector-conformance.ts'
export type { Passage, Through } from './bench/passage.ts'
export { operationDrivers } from './operation-drivers.ts'
export type { OperationDriver, Yield } from './operation-drivers.ts'
export { requirements } from './requirements.ts'
export type { Requirement, RequirementArea } from './requirement.ts'
