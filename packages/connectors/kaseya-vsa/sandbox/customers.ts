/** Customers of an invented MSP, for both generations. */
export interface CustomerPlan {
  readonly name: string
  readonly reference: string
  readonly city: string
  readonly employees: number
  readonly people: readonly (readonly [name: string, email: string])[]
  readonly devices: readonly (readonly [name: string, kind: 'server' | 'workstation' | 'printer', product: string])[]
}

export const ownCompany = { name: 'Sandbox MSP', reference: 'sandboxmsp', city: 'Leeds' } as const

export const customers: readonly CustomerPlan[] = [
  {
    name: 'Bracken & Holt Ltd',
    reference: 'brackenholt',
    city: 'Leeds',
    employees: 34,
    people: [
      ['Ruth Bracken', 'ruth.bracken@brackenholt.example'],
      ['Tom Avery', 'tom.avery@brackenholt.example'],
    ],
    devices: [
      ['BH-SRV-01', 'server', 'Rack 740'],
      ['BH-SRV-02', 'server', 'Rack 740'],
      ['BH-NB-017', 'workstation', 'Book 14'],
      ['BH-PRN-02', 'printer', 'Laser 404'],
    ],
  },
  {
    name: 'Müller Hochbau GmbH',
    reference: 'muellerbau',
    city: 'Köln',
    employees: 80,
    people: [
      ['Jürgen Müller', 'juergen.mueller@mueller-hochbau.example'],
      ['Anke Groß', 'anke.gross@mueller-hochbau.example'],
    ],
    devices: [
      ['MUE-DC-01', 'server', 'Rack 640'],
      ['MUE-NB-114', 'workstation', 'Book 14'],
      ['MUE-NB-115', 'workstation', 'Book 16'],
    ],
  },
  {
    name: 'North Quay Dental Limited',
    reference: 'northquay',
    city: 'Whitby',
    employees: 12,
    people: [['Priya Nair', 'priya.nair@northquay.example']],
    devices: [
      ['NQ-RECEPTION', 'workstation', 'Desk 7'],
      ['NQ-XRAY', 'workstation', 'Desk 7'],
    ],
  },
  {
    name: "O'Dell & Sons",
    reference: 'odell',
    city: 'York',
    employees: 5,
    people: [["Ian O'Dell", 'ian@odell.example']],
    devices: [['ODELL-PC', 'workstation', 'Desk 5']],
  },
  { name: 'Tidewell Foods', reference: 'tidewell', city: 'Hull', employees: 210, people: [], devices: [] },
]

/** Customers of the large seed, all in all: some hundred, as a large MSP has. */
export const manyCustomers = 300

/** Those of the large seed that `customers` lacks. They have nobody and no devices by themselves. */
export function furtherCustomers(): readonly CustomerPlan[] {
  return Array.from({ length: manyCustomers - customers.length }, (_, index) => {
    const number = String(customers.length + index + 1).padStart(3, '0')
    return { name: `Customer ${number} Ltd`, reference: `customer${number}`, city: 'Leeds', employees: 66, people: [], devices: [] }
  })
}
