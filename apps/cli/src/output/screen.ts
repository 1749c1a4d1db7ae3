import { plain } from './plain.ts'
import { startProgress } from './progress.ts'
import type { Progress } from './progress.ts'

/** Where a command speaks while it runs. Its result is returned, not written. */
export interface Screen {
  /** One JSON document on stdout, prose on stderr. */
  readonly isJson: boolean
  /** A line beside the result, on stderr: which connection was used, what waits. */
  note(line: string): void
  /** A line of a story that is told as it happens: stdout, or stderr where stdout is for JSON. */
  tell(line: string): void
  /** Does `work` and shows `label` where it takes more than a second. */
  during<T>(label: string, work: (progress: Progress) => Promise<T>): Promise<T>
  /** Writes a result. */
  show(document: unknown, text: string): void
}

export function createScreen(isJson: boolean): Screen {
  let current: Progress | null = null
  return {
    isJson,
    note: (line) => writeBeside(current, process.stderr, line),
    tell: (line) => writeBeside(current, isJson ? process.stderr : process.stdout, line),
    async during(label, work) {
      // One inside another only changes what the outer one says.
      const outer = current
      const progress = outer ?? startProgress(process.stderr, label)
      outer?.say(label)
      current = progress
      try {
        return await work(progress)
      } finally {
        current = outer
        if (!outer) progress.end()
      }
    },
    show(document, text) {
      if (isJson && document !== undefined) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
      if (!isJson && text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
  }
}

function writeBeside(progress: Progress | null, stream: NodeJS.WriteStream, line: string): void {
  if (progress && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  stream.write(`${line.split('\n').map(plain).join('\n')}\n`)
}
