/**
 * The Kaseya VSA sandbox alone in its process, of the generation named first, with faults of list pages where the second word says so. Prints the
 * settings of a connection as one line of JSON and serves until it is killed.
 */
import { sandbox } from '@jackfield/kaseya-vsa/sandbox'

const [, , generation = '9', faults = 'none'] = process.argv
const pages = { seed: 1, chances: { 'lost-page': 0.02, 'doubled-row': 0.02, 'stuck-cursor': 0.02 } }
const running = await sandbox.start({ seed: 'large', variants: { generation }, faults: faults === 'pages' ? pages : null })
process.stdout.write(`${JSON.stringify({ url: running.url, settings: running.settings, devices: running.devices().length })}\n`)
