/**
 * What listing many devices holds in memory, and whether it is complete: both generations of the Kaseya VSA sandbox, seed `large`, with pages lost
 * and doubled and rows that come twice. `node bench/devices.ts` prints the figures; exit code 1 when a limit is passed.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { DeviceWalkResult } from './devices/walk-process.ts'
import { startSandboxServer } from './listing/sandbox-server.ts'

const limit = { megabytes: 80 }

for (const generation of ['9', 'X']) {
  for (const faults of ['none', 'pages']) {
    const server = await startSandboxServer(new URL('./devices/sandbox-process.ts', import.meta.url), generation, faults)
    try {
      const running = promisify(execFile)(process.execPath, [
        '--expose-gc',
        fileURLToPath(new URL('./devices/walk-process.ts', import.meta.url)),
      ])
      running.child.stdin!.end(JSON.stringify(server.settings))
      const { count, distinct, held, resident, requests, milliseconds } = JSON.parse((await running).stdout) as DeviceWalkResult
      const figures = [
        `${distinct.toLocaleString('en')} of ${server.devices.toLocaleString('en')} devices in ${requests} requests, ${(milliseconds / 1000).toFixed(1)} s`,
        `memory held +${megabytes(held)} (limit ${limit.megabytes} MB)`,
        `resident set, garbage included: +${megabytes(resident)}`,
      ]
      process.stdout.write(`VSA ${generation}, faults ${faults}: ${figures.join('; ')}\n`)
      if (distinct !== server.devices || count !== server.devices || held > limit.megabytes * 1e6) process.exitCode = 1
    } finally {
      await server.stop()
    }
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
