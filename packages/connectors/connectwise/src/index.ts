export { connectwise, connectwise as connector } from './connector.ts'
export type { ConnectwiseSettings } from './settings.ts'
