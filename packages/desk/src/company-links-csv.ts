import type { Company } from '@jackfield/core'
import { CsvError, parse } from 'csv-parse/sync'
import type { Info } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { longestKey } from './alerts/identity.ts'
import { textOfInput } from './alerts/input-text.ts'
import type { CompanyLink } from './companies.ts'
import { comparableNames } from './company-name.ts'

const columns = ['key', 'company_id', 'company_name'] as const
type Column = (typeof columns)[number]

/** What is wrong with one line of a file of links, or with the file. */
export interface LinkProblem {
  /** From 1, the line with the names of the columns included. Null for the file as a whole. */
  readonly line: number | null
  readonly column: Column | null
  readonly message: string
  readonly nextStep: string
}

/** All links of a file, or none and every reason why. */
export interface LinkReading {
  readonly links: readonly CompanyLink[]
  readonly problems: readonly LinkProblem[]
}

/**
 * Links as a CSV file with the columns `key`, `company_id` and `company_name`, in the order given; commas, CRLF, and the byte order mark by
 * which spreadsheets know UTF-8. What a spreadsheet would take for a formula has a `'` before it, which {@link readLinks} takes away.
 */
export function exportLinks(links: readonly CompanyLink[]): string {
  const rows = links.map((link) => [link.key, link.companyId, link.companyName].map(harmless))
  return stringify(rows, { header: true, columns: [...columns], record_delimiter: 'windows', quoted_match: /[\r\n;\t]/, bom: true })
}

/**
 * Reads what {@link exportLinks} writes, and what spreadsheets make of it: UTF-8 or UTF-16, with commas, semicolons or tabs. `company_name` may
 * be left out or empty; where it is given it must be the company's, so that a column that was sorted alone does not go unseen. All or
 * nothing: with a problem there are no links.
 *
 * `companies`: all of the vendor's, to which the ids must belong.
 */
export function readLinks(input: Uint8Array | string, companies: readonly Company[]): LinkReading {
  const text = textOfInput(input)
  if (typeof text !== 'string') return refused([{ line: null, column: null, message: text.message, nextStep: text.nextStep }])
  const rows = rowsOf(text)
  if ('message' in rows) return refused([rows])
  const [head, ...body] = rows
  const places = placesOf(head)
  if ('message' in places) return refused([places])

  const byId = new Map(companies.map((company) => [company.id, company]))
  const firstLine = new Map<string, number>()
  const links: CompanyLink[] = []
  const problems: LinkProblem[] = []
  for (const { line, cells } of body) {
    const cell = (column: Column): string => unharmed(cells[places.get(column) ?? cells.length]?.trim() ?? '')
    const surplus = cells.slice(head!.cells.length).find((text) => text.trim() !== '')
    const result = surplus === undefined ? linkOf(cell, byId, firstLine.get(cell('key')) ?? null) : surplusCell(surplus)
    if ('message' in result) problems.push({ line, ...result })
    else links.push(result)
    if (!firstLine.has(cell('key'))) firstLine.set(cell('key'), line)
  }
  return problems.length > 0 ? refused(problems) : { links, problems }
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows that hold something, each with the line where it begins. */
function rowsOf(text: string): readonly Row[] | LinkProblem {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      relax_column_count: true,
    })
    let line = 1
    const rows: Row[] = []
    for (const { record, info } of records as unknown as readonly { record: readonly string[]; info: Info }[]) {
      if (record.some((cell) => cell.trim() !== '')) rows.push({ line, cells: record })
      line = info.lines + 1
    }
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : null
    const nextStep = 'Correct the quotes there, or save the table as CSV again.'
    return { line, column: null, message: `Not CSV: ${error.message}.`, nextStep }
  }
}

/** Spreadsheets separate by what the language of the computer separates by. */
function delimiterOf(text: string): string {
  const header = /^\s*(.*)/.exec(text)?.[1] ?? ''
  const count = (sign: string): number => header.split(sign).length
  return [',', ';', '\t'].toSorted((left, right) => count(right) - count(left))[0]!
}

/** Where each column stands. */
function placesOf(header: Row | undefined): ReadonlyMap<Column, number> | LinkProblem {
  const nextStep = `The first line names the columns: ${columns.join(',')}. \`company_name\` may be left out.`
  if (!header) return { line: null, column: null, message: 'The file is empty.', nextStep }
  const places = new Map<Column, number>()
  for (const [place, cell] of header.cells.entries()) {
    const name = cell.trim().toLowerCase()
    const column = columns.find((candidate) => candidate === name) ?? null
    const fault =
      column === null ? `“${cell.trim()}” is no column of this file` : places.has(column) ? `The column ${column} is there twice` : null
    if (fault !== null) return { line: header.line, column, message: `${fault}.`, nextStep }
    places.set(column!, place)
  }
  const missing = (['key', 'company_id'] as const).find((column) => !places.has(column))
  return missing ? { line: header.line, column: missing, message: `There is no column ${missing}.`, nextStep } : places
}

/** One line. `doubled`: an earlier line with the same key. */
function linkOf(
  cell: (column: Column) => string,
  companies: ReadonlyMap<string, Company>,
  doubled: number | null,
): CompanyLink | Omit<LinkProblem, 'line'> {
  const [key, id, name] = [cell('key'), cell('company_id'), cell('company_name')]
  const nothing = key === '' ? 'key' : id === '' ? 'company_id' : null
  if (nothing !== null) return { column: nothing, message: `The ${nothing} is empty.`, nextStep: 'Fill it in, or delete the line.' }
  if (key.length > longestKey)
    return {
      column: 'key',
      message: `The key has ${key.length} characters; at most ${longestKey}.`,
      nextStep: 'Correct it or delete the line.',
    }
  const rounded = [key, id].find((text) => /^\d(?:[.,]\d+)?E\+\d+$/i.test(text))
  if (rounded !== undefined)
    return {
      column: rounded === key ? 'key' : 'company_id',
      message: `${rounded} is a number that a spreadsheet rounded.`,
      nextStep: 'Write it out, with the column formatted as text.',
    }
  if (doubled !== null)
    return {
      column: 'key',
      message: `The key “${key}” is already in line ${doubled}.`,
      nextStep: 'Leave one of the two lines: a key has one company.',
    }
  const company = companies.get(id)
  if (!company)
    return { column: 'company_id', message: `No company has the id ${id}.`, nextStep: 'Take it from the list: `jackfield companies list`.' }
  if (name !== '' && !isSameName(name, company.name))
    return {
      column: 'company_name',
      message: `The company ${id} is “${company.name}”, not “${name}”.`,
      nextStep: 'Correct the id if it is the wrong company; if it is the right one, correct the name or leave it empty.',
    }
  return { key, companyId: company.id, companyName: company.name }
}

/** A comma inside a text that has no quotes around it tears it apart. */
function surplusCell(text: string): Omit<LinkProblem, 'line'> {
  return { column: null, message: `“${text.trim()}” stands in no column.`, nextStep: 'Put texts that hold a comma into double quotes.' }
}

/** In any spelling: spreadsheets change quotes and spaces, people the case. */
function isSameName(left: string, right: string): boolean {
  if (left.trim() === right.trim()) return true
  const others = comparableNames(right)
  return comparableNames(left).some(({ stem, form }) => others.some((other) => other.stem === stem && other.form === form))
}

function refused(problems: readonly LinkProblem[]): LinkReading {
  return { links: [], problems }
}

/** Keys come from strangers, and a spreadsheet runs what looks like a formula. */
function harmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function unharmed(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
