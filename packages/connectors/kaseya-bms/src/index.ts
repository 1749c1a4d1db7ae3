/** Kaseya BMS for Jackfield. `connector` is the name under which a home finds it. */
export { kaseyaBms, kaseyaBms as connector } from './connector.ts'
export type { BmsSettings } from './settings.ts'
