import { clearLine, cursorTo } from 'node:readline'

/** Shows that something goes on. Ends without a trace on a terminal. */
export interface Progress {
  /** What goes on now. */
  say(label: string): void
  end(): void
}

const frames = ['|', '/', '-', '\\']

/** Nothing for the first second; then a spinner on a terminal, else one plain line for each new label. */
export function startProgress(stream: NodeJS.WriteStream, label: string, delay = 1000): Progress {
  return stream.isTTY ? spinner(stream, label, delay) : lines(stream, label, delay)
}

function lines(stream: NodeJS.WriteStream, first: string, delay: number): Progress {
  let label = first
  let isShowing = false
  const timer = setTimeout(() => {
    isShowing = true
    stream.write(`${label}\n`)
  }, delay)
  timer.unref()
  return {
    say(next) {
      if (isShowing && next !== label) stream.write(`${next}\n`)
      label = next
    },
    end: () => clearTimeout(timer),
  }
}

function spinner(stream: NodeJS.WriteStream, first: string, delay: number): Progress {
  let label = first
  let frame = 0
  let isShowing = false
  const erase = (): void => {
    cursorTo(stream, 0)
    clearLine(stream, 0)
  }
  const began = Date.now()
  const timer = setInterval(() => {
    if (Date.now() - began < delay) return
    isShowing = true
    erase()
    stream.write(`${frames[frame++ % frames.length]} ${label}`.slice(0, (stream.columns || 80) - 1))
  }, 120)
  timer.unref()
  return {
    say(next) {
      label = next
    },
    end() {
      clearInterval(timer)
      if (isShowing) erase()
    },
  }
}
