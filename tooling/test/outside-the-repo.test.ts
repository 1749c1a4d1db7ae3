import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from 'vitest'
import { root } from '../repository/workspace.ts'

const run = promisify(execFile)
const shell = process.platform === 'win32'

test(
  'a connector package outside the repository passes the conformance suite from the packed files',
  { timeout: 240_000 },
  async (context) => {
    try {
      await run('npm', ['view', 'zod', 'version', '--fetch-retries=0'], { shell })
    } catch {
      const reason = 'the npm registry can not be reached, from which a package outside gets vitest and zod'
      console.log(`Not checked from outside the repository: ${reason}.`)
      return context.skip(reason)
    }
    // A failure throws with all that it printed.
    await run(process.execPath, [`${root}/tooling/outside-the-repo.ts`], { maxBuffer: 64 * 1024 * 1024 })
  },
)
