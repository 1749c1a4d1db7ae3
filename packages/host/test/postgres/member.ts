import { fork } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

export type Order = 'enter' | 'leave' | 'churn' | 'throw-away' | { readonly query: string }
export type Report = { readonly value: string } | { readonly error: string }

/** Another process that uses a cluster. */
export interface Member {
  readonly pid: number
  do(order: Order): Promise<string>
  /** `kill -9`. */
  kill(): Promise<void>
}

export function member(dir: string, as: { uid?: number; gid?: number } = {}): Member {
  const child = fork(new URL('./member-process.ts', import.meta.url), [dir], {
    ...as,
    cwd: '/',
    execArgv: [],
    env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] },
  })
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return {
    pid: child.pid ?? 0,
    kill,
    async do(order) {
      child.send(order)
      const [report] = (await Promise.race([once(child, 'message'), ended.then(([code]) => [{ error: `ended with ${code}` }])])) as [Report]
      if ('error' in report) throw new Error(report.error)
      return report.value
    },
  }
}
