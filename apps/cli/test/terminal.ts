import { execFile, spawnSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { processEnvironment } from './jackfield.ts'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** A real terminal needs tmux, which npm can't bring. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0
export const withoutTmux = 'tmux is not installed, so `connect` was not driven in a real terminal (Debian: apt-get install tmux)'

/** The command line in a terminal of its own, as a person has it. */
export interface Terminal {
  /** All that was shown so far, also what has scrolled away. */
  shown(): Promise<string>
  /** Waits until it shows this. Fails with what it shows instead when the program ends or the time is over. */
  sees(pattern: RegExp): Promise<string>
  /** Types text, then Enter. */
  answer(text?: string): Promise<void>
  press(...keys: readonly string[]): Promise<void>
  /** The exit code, once the program has ended. */
  ended(): Promise<number>
  close(): Promise<void>
}

let terminals = 0

/** Tells the exit code on the screen: tmux's own word for it stays out at times. Ctrl-C is for the program, not for the shell around it. */
const toldCode = 'trap : INT; "$0" "$@"; printf "\\n[ended with %s]\\n" "$?"'

/** Runs `jackfield …` in tmux, 110 columns wide. */
export async function terminal(words: readonly string[]): Promise<Terminal> {
  terminals += 1
  const socket = `jackfield-${process.pid}-${terminals}`
  const tmux = async (...more: readonly string[]): Promise<string> =>
    (await run('tmux', ['-L', socket, '-u', '-f', '/dev/null', ...more], { env: { ...processEnvironment, TERM: 'xterm-256color' } })).stdout
  const size = ['-x', '110', '-y', '50']
  // Kept when the program has ended, so that its last words can be read.
  const keep = ['set-option', '-g', 'remain-on-exit', 'on', ';', 'set-option', '-g', 'history-limit', '10000', ';']
  await tmux('start-server', ';', ...keep, 'new-session', '-d', ...size, 'sh', '-c', toldCode, process.execPath, main, ...words)

  const shown = (): Promise<string> => tmux('capture-pane', '-p', '-J', '-S', '-')
  const codeIn = (text: string): number | null => {
    const code = /^\[ended with (\d+)\]$/m.exec(text)?.[1]
    return code === undefined ? null : Number(code)
  }
  const until = async <T>(look: () => Promise<T | null>, what: string): Promise<T> => {
    for (const end = Date.now() + 25_000; Date.now() < end; await delay(40)) {
      const found = await look()
      if (found !== null) return found
    }
    throw new Error(`${what} did not come. The terminal shows:\n${await shown()}`)
  }
  return {
    shown,
    async sees(pattern) {
      return until(async () => {
        const text = await shown()
        if (pattern.test(text)) return text
        if (codeIn(text) !== null) throw new Error(`It ended before ${pattern} came. The terminal shows:\n${text}`)
        return null
      }, String(pattern))
    },
    async answer(text = '') {
      if (text !== '') await tmux('send-keys', '-l', '--', text)
      await tmux('send-keys', 'Enter')
    },
    async press(...keys) {
      await tmux('send-keys', ...keys)
    },
    ended: () => until(async () => codeIn(await shown()), 'the end'),
    close: async () => void (await tmux('kill-server').catch(() => {})),
  }
}
