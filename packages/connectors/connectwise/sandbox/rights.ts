import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxRight } from '@jackfield/sandbox'

export const rightAxes = ['inquire', 'add', 'edit', 'delete'] as const
export type RightAxis = (typeof rightAxes)[number]
export const rightLevels = ['None', 'My', 'All'] as const
export type RightLevel = (typeof rightLevels)[number]
export type FunctionPath = readonly [module: string, functionName: string]

/** The functions of a security role by module, as the vendor's role screen names them (FACTS 8). */
const functionsByModule: Readonly<Record<string, readonly string[]>> = {
  Companies: [
    'Company Maintenance',
    'Company/Contact Group Maintenance',
    'Configuration – Display Passwords',
    'Configurations',
    'Contacts',
    'CRM/Sales Activities',
    'Import Contacts',
    'Manage Attachments',
    'Management',
    'Notes',
    'Reports',
    'Surveys',
    'Team Members',
    'Tracks',
    'UserCentric',
  ],
  Finance: [
    'Accounting Interface',
    'Agreement Invoicing',
    'Agreement Sales',
    'Agreements',
    'Billing Rate Maintenance',
    'Billing Reconciliation',
    'Billing View Time',
    'Company Finance',
    'Expense Reimbursements',
    'Financial Dashboard',
    'Invoice Approval',
    'Invoicing',
    'Reports',
  ],
  Marketing: ['ConnectWise Campaign', 'Marketing Groups', 'Marketing Management', 'Marketing Reports'],
  Procurement: [
    'Inventory Adjustments',
    'Inventory Transfers',
    'Product Billable Option',
    'Product Catalog',
    'Products',
    'Purchase Orders',
  ],
  'Service Desk': [
    'Close Service Tickets',
    'Merge Tickets',
    'Resource Scheduling',
    'Service Tickets',
    'Service Ticket – Dependencies',
    'SLA Dashboard',
    'Ticket Templates',
  ],
  System: ['API Reports', 'Member Maintenance', 'My Company', 'Security Roles', 'Table Setup'],
  'Time & Expense': ['Expense Report Entry', 'Time Entry', 'Time Entry Billable Option'],
}

export const functionPaths: readonly FunctionPath[] = Object.entries(functionsByModule).flatMap(([module, names]) =>
  names.map((name): FunctionPath => [module, name]),
)

/** Entries that Table Setup can be narrowed to by its Customize button (FACTS 8). */
export const tableSetupItems = [
  'Company / Company Status',
  'Company / Company Type',
  'Company / Configuration',
  'Company / Configuration Status',
  'General / Manage Hosted API',
  'Invoicing / Tax code',
  'Service / Service Board',
] as const

export interface Held {
  readonly path: FunctionPath
  readonly levels: Readonly<Record<RightAxis, RightLevel>>
}

/** The levels of the API member's security role. */
export interface Rights {
  /** The member is an administrator: the state after a reset. */
  readonly isEverything: boolean
  grant(rights: readonly SandboxRight[] | 'everything'): void
  all(): readonly Held[]
  holds(path: FunctionPath, axis: RightAxis, level: RightLevel): boolean
  /** Entries of Table Setup that are allowed; not narrowed means all of them. */
  items(): readonly string[]
}

export function createRights(): Rights {
  let granted: ReadonlyMap<string, SandboxRight> | null = null
  const levelOf = ([module, name]: FunctionPath, axis: RightAxis): RightLevel => {
    if (!granted) return 'All'
    return (granted.get(keyOf([module, name]))?.levels[axis] as RightLevel | undefined) ?? 'None'
  }
  return {
    get isEverything() {
      return granted === null
    },
    grant(rights) {
      granted = rights === 'everything' ? null : new Map(rights.map((right) => [keyOf(knownPath(right)), checked(right)]))
    },
    all: () =>
      functionPaths.map((path) => ({
        path,
        levels: {
          inquire: levelOf(path, 'inquire'),
          add: levelOf(path, 'add'),
          edit: levelOf(path, 'edit'),
          delete: levelOf(path, 'delete'),
        },
      })),
    holds: (path, axis, level) => rightLevels.indexOf(levelOf(path, axis)) >= rightLevels.indexOf(level),
    items: () => granted?.get(keyOf(tableSetup))?.items ?? (granted && !granted.has(keyOf(tableSetup)) ? [] : tableSetupItems),
  }
}

export const tableSetup: FunctionPath = ['System', 'Table Setup']

/** Other words for a function: the sources on documents don't agree on its name (FACTS 8). The list's own word is the one that is sent. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['companies>managedocuments', 'companies>manageattachments'],
  ['companies>managedocuments/attachments', 'companies>manageattachments'],
])

/** Case, spaces and the kind of dash do not tell functions apart. */
function keyOf(path: FunctionPath): string {
  const key = path.map((part) => part.toLowerCase().replace(/[–—-]/g, '-').replace(/\s+/g, '')).join('>')
  return synonyms.get(key) ?? key
}

function knownPath(right: SandboxRight): FunctionPath {
  const [module, name, ...rest] = right.path
  const found = functionPaths.find((path) => name !== undefined && keyOf(path) === keyOf([module, name]))
  if (found && !rest.length) return found
  throw new SandboxInputError(
    `ConnectWise has no right “${right.path.join(' > ')}”. A path is module and function, such as Service Desk > Service Tickets.`,
  )
}

function checked(right: SandboxRight): SandboxRight {
  for (const [axis, level] of Object.entries(right.levels)) {
    if (!rightAxes.some((known) => known === axis)) {
      throw new SandboxInputError(`A right has no “${axis}”. There are: ${rightAxes.join(', ')}.`)
    }
    if (!rightLevels.some((known) => known === level)) {
      throw new SandboxInputError(`${right.path.join(' > ')} has no level “${level}”. There are: ${rightLevels.join(', ')}.`)
    }
  }
  if (right.items && keyOf(knownPath(right)) !== keyOf(tableSetup)) {
    throw new SandboxInputError(`${right.path.join(' > ')} can't be narrowed to entries; System > Table Setup can.`)
  }
  return right
}
