import type { AlertProblem, AlertReading } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { chosenConnection } from '../../input/connection.ts'
import { readGivenFile } from '../../input/given-file.ts'
import { drawWorked, workedCode } from '../../output/alerts.ts'
import { InputError, UsageError } from '../../usage-error.ts'
import { workOff } from '../../work-off.ts'

export interface PushInput {
  readonly file: string
  readonly on?: string
  readonly company?: string
  readonly companyLabel?: string
  /** Seconds. */
  readonly timeout: number
}

/**
 * Takes the alerts of a file over, all or none, and waits until each has its ticket or its reason. Once they are taken over nothing of
 * them is lost, whatever happens to this process.
 */
export async function pushAlerts(app: App, input: PushInput): Promise<Result> {
  const { readAlerts } = await import('@jackfield/desk')
  if (input.company !== undefined && input.companyLabel !== undefined) {
    throw new UsageError('The company key is one text for all alerts or a label of each, not both.', 'Give --company or --company-label.')
  }
  const bytes = await readGivenFile(input.file, 'FILE')
  const reading = readAlerts(bytes, {
    ...(input.company === undefined ? {} : { companyKey: input.company }),
    ...(input.companyLabel === undefined ? {} : { companyLabel: input.companyLabel }),
  })
  const name = input.file === '-' ? 'stdin' : input.file
  if (reading.problems.length > 0) throw unreadable(name, reading)
  if (reading.alerts.length === 0) {
    throw new InputError(`There is no alert in ${name}.`, 'Give one alert, an array of them, or one a line.')
  }
  const { id, name: on } = await chosenConnection(app, input.on)
  const desk = await app.desk()
  const accepted = await desk.accept(id, reading.alerts)
  const worked = await workOff(app, accepted, input.timeout)
  return {
    document: { connection: on, accepted, ...worked, exitCode: workedCode(worked) },
    text: drawWorked(worked),
    code: workedCode(worked),
  }
}

/** Nothing is taken over where anything can't be read: half a file would be hard to mend. */
function unreadable(name: string, { problems }: AlertReading): InputError {
  const [first, ...others] = problems
  if (first && others.length === 0) {
    const nextStep = `${first.nextStep} Nothing was taken over yet.`
    return new InputError(`${name}, ${placeOf(first)}: ${first.message}`, nextStep, { lines: [], data: { problems } })
  }
  return new InputError(`${name}: ${problems.length} faults were found, and nothing was taken over.`, 'Mend them and push it again.', {
    lines: problems.map((problem) => `${placeOf(problem)}: ${problem.message} ${problem.nextStep}`),
    data: { problems },
  })
}

function placeOf({ index, line, field }: AlertProblem): string {
  return `${line === null ? `alert ${index + 1}` : `line ${line}`}, ${field}`
}
