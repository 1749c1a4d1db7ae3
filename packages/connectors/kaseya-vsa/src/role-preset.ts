import type { Preset } from '@jackfield/core'

const ticked = { granted: 'on' }

/** The least role that Autotask publishes for its own integration with VSA 9, and the scope of its access token. */
export const autotask: Preset = {
  id: 'autotask',
  source: 'Autotask, “Die Kaseya Web Services-API aktivieren”: set-up page of the Kaseya extension',
  when: { generation: '9' },
  grants: [
    { permission: 'token.rest-api', atLeast: ticked },
    { permission: 'audit.view-assets', atLeast: ticked },
    { permission: 'audit.machine-status', atLeast: ticked },
    { permission: 'service-desk', atLeast: ticked },
    { permission: 'system.user-settings', atLeast: ticked },
  ],
}
