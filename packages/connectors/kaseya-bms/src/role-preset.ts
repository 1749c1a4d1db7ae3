import type { Preset } from '@jackfield/core'

const viewAndModify = { view: 'on', modify: 'on' }

/** The matrix that RocketCyber, a product of Kaseya, prints for its own integration, to the letter. */
export const rocketcyber: Preset = {
  id: 'rocketcyber',
  source: 'RocketCyber, “Setting up BMS API credentials”, help.rocketcyber.kaseya.com',
  grants: [
    { permission: 'home.my-tickets', atLeast: viewAndModify },
    { permission: 'service-desk.tickets', atLeast: viewAndModify },
    { permission: 'crm.accounts', atLeast: { view: 'on' } },
    { permission: 'admin.service-desk', atLeast: viewAndModify },
    { permission: 'special-features.has-api-access', atLeast: { granted: 'on' } },
  ],
}
