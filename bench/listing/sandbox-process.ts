/**
 * The ConnectWise sandbox alone in its process, so that what it needs counts for nobody. Prints its address and the settings of a connection
 * as one line of JSON and serves until it is killed.
 */
import { sandbox } from '@jackfield/connectwise/sandbox'

const running = await sandbox.start({ seed: process.argv[2] ?? 'large' })
process.stdout.write(`${JSON.stringify({ url: running.url, settings: running.settings })}\n`)
