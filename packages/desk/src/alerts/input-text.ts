import type { Flaw } from './alert.ts'

/** Bytes. */
export const largestInput = 50_000_000

/** The text of an input: UTF-8 or UTF-16, with or without a byte order mark. */
export function textOfInput(input: Uint8Array | string): string | Flaw {
  const size = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength
  if (size > largestInput)
    return {
      field: 'input',
      message: `The input has ${(size / 1e6).toFixed(1)} MB; at most ${largestInput / 1e6} MB are read at once.`,
      nextStep: 'Split it: one alert a line (NDJSON) is easily cut into several files.',
    }
  if (typeof input === 'string') return input.replace(/^\uFEFF/, '')
  const encoding = encodingOf(input)
  try {
    // The decoder takes the byte order mark away by itself.
    return new TextDecoder(encoding, { fatal: true }).decode(input)
  } catch {
    return {
      field: 'input',
      message: `The input is not ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}: it holds bytes that this encoding does not have.`,
      nextStep: 'Save the file as UTF-8 and send it again.',
    }
  }
}

/** By the byte order mark, else by where the zero byte of the first character is: JSON starts with a character of ASCII. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) return 'utf-16be'
  return 'utf-8'
}
