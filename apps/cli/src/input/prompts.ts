import { InterruptedError } from '../interruption.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

export interface AnswerOptions {
  readonly isRequired?: boolean
  /** Why an answer won't do, in one sentence; undefined where it will. The question stays until it does. */
  readonly complaint?: (answer: string) => string | undefined
}

/** Questions to the person at the terminal, on stderr. Ctrl-C and Esc end the command: nothing was changed yet. */
export interface Prompts {
  text(question: string, options?: AnswerOptions & { readonly initial?: string; readonly hint?: string }): Promise<string>
  /** Not echoed. */
  secret(question: string, options?: AnswerOptions): Promise<string>
  choose(question: string, options: readonly Option[], initial?: string): Promise<string>
  /** `initial`: what stands there, no where it is left out. */
  confirm(question: string, initial?: boolean): Promise<boolean>
}

/** Where a person sits in front of both ends. */
export function canPrompt(isJson: boolean): boolean {
  return !isJson && process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** From more entries than this a list is searched by typing. */
const searchFrom = 12

export function createPrompts(): Prompts {
  const clack = () => import('@clack/prompts')
  const output = process.stderr
  return {
    async text(question, { initial, hint, ...options } = {}) {
      const { text } = await clack()
      const answer = await text({
        message: question,
        output,
        ...(initial === undefined ? {} : { initialValue: initial }),
        ...(hint === undefined ? {} : { placeholder: hint }),
        validate: complaintOf(options),
      })
      return answered(answer ?? '').trim()
    },
    async secret(question, options = {}) {
      const { password } = await clack()
      const answer = await password({
        message: question,
        output,
        validate: complaintOf(options),
      })
      return answered(answer ?? '').trim()
    },
    async choose(question, options, initial) {
      const { autocomplete, select } = await clack()
      const choices = { message: question, output, options: [...options], ...(initial === undefined ? {} : { initialValue: initial }) }
      return answered(await (options.length > searchFrom ? autocomplete({ ...choices, maxItems: 10 }) : select(choices)))
    },
    async confirm(question, initial = false) {
      const { confirm } = await clack()
      return answered(await confirm({ message: question, output, initialValue: initial }))
    },
  }
}

function complaintOf({ isRequired, complaint }: AnswerOptions): (value: string | undefined) => string | undefined {
  return (value) => {
    const answer = value?.trim() ?? ''
    if (answer === '') return isRequired ? 'It can’t be left empty.' : undefined
    return complaint?.(answer)
  }
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') throw new InterruptedError('Cancelled, nothing was changed.')
  return answer as Exclude<T, symbol>
}
