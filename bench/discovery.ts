/**
 * Discovery of 20,000 devices from Kaseya VSA into each PSA, against the sandboxes on one virtual clock in one process. `node bench/discovery.ts [PSA…]`
 * prints the figures, the virtual time beside the bound that the vendor's limits set; exit code 1 when a limit is passed.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { boundOf, vendorLimits } from './discovery/bound.ts'
import type { DiscoveryBench } from './discovery/run-process.ts'

const limit = { megabytes: 80 }
const wanted = process.argv.slice(2)

for (const psa of wanted.length > 0 ? wanted : Object.keys(vendorLimits)) {
  for (const generation of ['9', 'X']) {
    const script = fileURLToPath(new URL('./discovery/run-process.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, psa, generation])
    const bench = JSON.parse(stdout) as DiscoveryBench
    const sent = Object.values(bench.requests).reduce((sum, count) => sum + count, 0)
    const { lostPage } = bench
    process.stdout.write(
      [
        `VSA ${generation} into ${psa}: ${bench.devices} devices, ${bench.made} of them made in two runs, the first stopped in the middle, the rest found there; ${bench.doubled} doubled, ${bench.failed} failed`,
        `  ${sent} requests; virtual ${hours(bench.virtual)}, bound ${hours(boundOf(psa, bench.requests))}; real ${(bench.real / 1000).toFixed(0)} s`,
        `  memory held +${megabytes(bench.held)} (limit ${limit.megabytes} MB), of which the PSA's sandbox keeps ${megabytes(bench.kept)}`,
        `  the run after: ${bench.secondWrites} writes, ${bench.secondSame} as they should be`,
        `  pages lost from the middle on: ${lostPage.isComplete ? 'complete' : 'incomplete'}, ${lostPage.vanished} not seen, ${lostPage.inactivated} switched off`,
      ].join('\n') + '\n',
    )
    const isRight =
      bench.secondSame === bench.devices &&
      bench.doubled === 0 &&
      bench.failed === 0 &&
      bench.secondWrites === 0 &&
      lostPage.inactivated === 0
    if (!isRight || bench.held > limit.megabytes * 1e6) process.exitCode = 1
  }
}

function hours(milliseconds: number): string {
  return `${(milliseconds / 3_600_000).toFixed(2)} h`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
