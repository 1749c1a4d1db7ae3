/** Every public name of @jackfield/app-kit. */
export { axisName, certaintyOfGrant, describeGrants, whereToGrant } from './grants.ts'
export { guideOf, languages } from './guide.ts'
export type { Guide } from './guide.ts'
export { operationsFor } from './jobs.ts'
export { closing, opening } from './opening.ts'
export type { Closing, Opening } from './opening.ts'
export { bind, bindValue, get, token } from './token.ts'
export type { Token } from './token.ts'
