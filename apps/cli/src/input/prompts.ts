import { InterruptedError } from '../interruption.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** Questions to the person at the terminal, on stderr. Ctrl-C and Esc end the command: nothing was changed yet. */
export interface Prompts {
  text(question: string, options?: { readonly initial?: string; readonly hint?: string; readonly isRequired?: boolean }): Promise<string>
  /** Not echoed. */
  secret(question: string, options?: { readonly isRequired?: boolean }): Promise<string>
  choose(question: string, options: readonly Option[], initial?: string): Promise<string>
  confirm(question: string): Promise<boolean>
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
    async text(question, { initial, hint, isRequired } = {}) {
      const { text } = await clack()
      const answer = await text({
        message: question,
        output,
        ...(initial === undefined ? {} : { initialValue: initial }),
        ...(hint === undefined ? {} : { placeholder: hint }),
        ...(isRequired ? { validate: (value: string | undefined) => (value?.trim() ? undefined : 'It can’t be left empty.') } : {}),
      })
      return answered(answer ?? '').trim()
    },
    async secret(question, { isRequired } = {}) {
      const { password } = await clack()
      const answer = await password({
        message: question,
        output,
        ...(isRequired ? { validate: (value: string | undefined) => (value?.trim() ? undefined : 'It can’t be left empty.') } : {}),
      })
      return answered(answer ?? '').trim()
    },
    async choose(question, options, initial) {
      const { autocomplete, select } = await clack()
      const choices = { message: question, output, options: [...options], ...(initial === undefined ? {} : { initialValue: initial }) }
      return answered(await (options.length > searchFrom ? autocomplete({ ...choices, maxItems: 10 }) : select(choices)))
    },
    async confirm(question) {
      const { confirm } = await clack()
      return answered(await confirm({ message: question, output, initialValue: false }))
    },
  }
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') throw new InterruptedError('Cancelled, nothing was changed.')
  return answer as Exclude<T, symbol>
}
