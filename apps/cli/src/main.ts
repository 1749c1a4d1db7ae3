#!/usr/bin/env node
// tsyringe wants this polyfill before anything else is loaded.
import 'reflect-metadata'
import { complainAboutNode } from './node-version.ts'

// All else is imported after the check, so that an old Node gets to say what is wrong before it meets something it can't read.
const complaint = complainAboutNode(process.versions.node)
if (complaint === null) {
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
} else {
  process.stderr.write(`${complaint}\n`)
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ error: { code: 'NODE_TOO_OLD', message: complaint, nextStep: 'Install a newer Node.' } })}\n`)
  }
  process.exitCode = 1
}
