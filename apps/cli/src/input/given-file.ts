import { readFile } from 'node:fs/promises'
import { UsageError } from '../usage-error.ts'

/** The bytes of a file that somebody named; `-` is stdin. `option` is what the person would write to name another. */
export async function readGivenFile(path: string, option: string): Promise<Uint8Array> {
  if (path === '-') return readStdin(option)
  try {
    return await readFile(path)
  } catch (error) {
    throw new UsageError(`${path} can’t be read: ${reasonOf(error)}.`, `Check the path given as ${option}, or use - for stdin.`)
  }
}

/** The same as text: UTF-8, or UTF-16 where a byte order mark or its zeros tell. */
export async function readGivenText(path: string, option: string): Promise<string> {
  return decodeText(await readGivenFile(path, option), path === '-' ? 'stdin' : path)
}

/** Text of bytes as editors on any system save them. A byte order mark is taken off. */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${name} is no text in ${encoding.toUpperCase()}.`, 'Save it as UTF-8 and try again.')
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a mark: JSON and plain words begin with a Latin character, whose other byte is 0.
  if (first !== 0 && second === 0) return 'utf-16le'
  if (first === 0 && second !== 0) return 'utf-16be'
  return 'utf-8'
}

async function readStdin(option: string): Promise<Uint8Array> {
  if (process.stdin.isTTY)
    throw new UsageError('Nothing is piped into stdin.', `Pipe the text into the command, or name a file as ${option}.`)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'it is not open to this user'
  if (code === 'EISDIR') return 'it is a folder'
  return code ?? 'it can’t be opened'
}
