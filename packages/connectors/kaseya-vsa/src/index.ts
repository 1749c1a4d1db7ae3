export { kaseyaVsa, kaseyaVsa as connector } from './connector.ts'
export type { KaseyaVsaSettings } from './settings.ts'
