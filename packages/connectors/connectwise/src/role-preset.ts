import type { Preset } from '@jackfield/core'

const inquire = { inquire: 'All' }
const inquireAddEdit = { inquire: 'All', add: 'All', edit: 'All' }

/** The ten permissions that MSP360 publishes for its own integration, to the letter. Agreements and products are for billing. */
export const msp360: Preset = {
  id: 'msp360',
  source:
    'MSP360, “Authenticate Using API Member” and help.mspbackups.com/integrations/connectwise-manage/required-permissions (2024-09-29)',
  grants: [
    { permission: 'companies.company-maintenance', atLeast: inquire },
    { permission: 'companies.contacts', atLeast: inquire },
    { permission: 'finance.agreements', atLeast: inquireAddEdit },
    { permission: 'finance.company-finance', atLeast: inquireAddEdit },
    { permission: 'procurement.product-billable-option', atLeast: inquireAddEdit },
    { permission: 'procurement.product-catalog', atLeast: inquire },
    { permission: 'procurement.products', atLeast: inquire },
    { permission: 'service-desk.service-tickets', atLeast: inquireAddEdit },
    { permission: 'service-desk.close-service-tickets', atLeast: { inquire: 'All', edit: 'All' } },
    { permission: 'system.table-setup', atLeast: inquire, items: ['Service / Service Board'] },
  ],
}
