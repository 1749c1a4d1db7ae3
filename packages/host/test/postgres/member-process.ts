// Started by member.ts: one process that uses a cluster, and does as it is told.
import { Pool } from 'pg'
import { startCluster } from '../../src/postgres/cluster.ts'
import type { Cluster } from '../../src/postgres/cluster.ts'
import { throwAwayCluster } from '../../src/postgres/throw-away.ts'
import type { Order, Report } from './member.ts'

const [dir = ''] = process.argv.slice(2)
let cluster: Cluster | null = null
let pool: Pool | null = null

process.on('message', (order: Order) => {
  const report = (answer: Report): void => void process.send?.(answer)
  carryOut(order).then(
    (value) => report({ value }),
    (error: unknown) => report({ error: error instanceof Error ? error.message : String(error) }),
  )
})

async function carryOut(order: Order): Promise<string> {
  if (order === 'throw-away') return (await throwAwayCluster()).url('postgres')
  if (order === 'churn') return churn()
  if (order === 'leave') return leave()
  if (order === 'enter') return enter()
  const { rows } = await (pool ?? opened()).query<{ value: string | number }>(order.query)
  return String(rows[0]?.value)
}

async function enter(): Promise<string> {
  cluster = await startCluster({ dir, durable: false })
  return cluster.url
}

function opened(): Pool {
  pool = new Pool({ connectionString: cluster?.url, max: 5, idleTimeoutMillis: 1 })
  pool.on('error', () => {})
  return pool
}

async function leave(): Promise<string> {
  await pool?.end()
  await cluster?.stop()
  pool = null
  return 'left'
}

/** Comes and goes as short commands do. */
async function churn(): Promise<string> {
  for (let round = 0; round < 8; round++) {
    await enter()
    const answers = await Promise.all([1, 2, 3].map(async () => (await (pool ?? opened()).query('select 1')).rowCount))
    if (answers.some((count) => count !== 1)) throw new Error(`round ${round}: ${answers.join()}`)
    await leave()
  }
  return 'churned'
}
