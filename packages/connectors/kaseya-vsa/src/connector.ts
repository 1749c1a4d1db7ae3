import { defineConnector } from '@jackfield/core'
import { capabilities } from './capabilities.ts'
import { noticesOf } from './notices.ts'
import { role } from './role.ts'
import { settingsSchema } from './settings.ts'
import { connectVsa9 } from './vsa9/connect.ts'
import { connectVsax } from './vsax/connect.ts'

/** Kaseya VSA: VSA 9 (9.5 or newer), on Kaseya's servers and one's own, and VSA X (VSA 10), through the REST API of each. */
export const kaseyaVsa = defineConnector({
  specificationVersion: 'v1',
  id: 'kaseya-vsa',
  displayName: 'Kaseya VSA',
  kind: 'rmm',
  settings: settingsSchema,
  role,
  guide: { en: new URL('../guide/en.md', import.meta.url), de: new URL('../guide/de.md', import.meta.url) },
  capabilities,
  reference: { field: 'Summary', strength: 'scan' },
  notices: noticesOf,
  connect: async (settings, context) => (settings.generation === '9' ? connectVsa9(settings, context) : connectVsax(settings, context)),
})
