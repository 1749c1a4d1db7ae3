import Table from 'cli-table3'
import { plain } from './plain.ts'

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

const narrowest = 12

/** A table for people: a head, rows, no lines. On a terminal it fits the width; in a file nothing is wrapped or cut. */
export function table(head: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => plain(cell ?? '').trim()))
  const widths = columnWidths(
    [head, ...cells].map((row) => row.map((cell) => cell.length)),
    process.stdout.columns,
  )
  const drawn = new Table({
    head: [...head],
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    ...(widths ? { colWidths: widths, wordWrap: true } : {}),
  })
  for (const row of cells) drawn.push(row)
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
}

/** `name  value` lines. */
export function pairs(entries: readonly (readonly [string, string | null])[]): string {
  const shown = entries.filter((entry): entry is readonly [string, string] => entry[1] !== null && entry[1] !== '')
  const width = Math.max(0, ...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n')
}

/** Widths that fit `available`, taken from the widest columns; null where all fits or there is no terminal. */
function columnWidths(lengths: readonly (readonly number[])[], available: number | undefined): number[] | null {
  if (available === undefined || available <= 0) return null
  const widths = (lengths[0] ?? []).map((_, column) => Math.max(...lengths.map((row) => row[column] ?? 0)))
  const gaps = 2 * (widths.length - 1)
  let excess = widths.reduce((sum, width) => sum + width, 0) + gaps - available
  if (excess <= 0) return null
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= narrowest) break
    widths[widths.indexOf(widest)] = widest - 1
    excess -= 1
  }
  return widths
}
