import { styleText } from 'node:util'
import { plain } from './plain.ts'
import { table } from './table.ts'

/** Lines of prose are no wider than this, however wide the terminal is. */
const widest = 100

/** The parts of a Markdown text by its headings of the second level; what stands before the first is the first part. */
export function sectionsOf(markdown: string): readonly string[] {
  return markdown
    .split(/^(?=## )/m)
    .map((section) => section.trim())
    .filter((section) => section !== '')
}

/**
 * Markdown as a terminal shows it: headings and strong words bold, lists hanging, tables drawn, prose wrapped. It knows what guides are
 * written in: headings, paragraphs, lists, tables, code, strong words and links.
 */
export function drawMarkdown(markdown: string, columns: number | undefined): string {
  const width = Math.max(20, Math.min(columns ?? widest, widest))
  const drawn: string[] = []
  for (const block of blocksOf(markdown)) {
    if (drawn.length > 0 && block.isApart) drawn.push('')
    drawn.push(...drawBlock(block, width))
  }
  return drawn.join('\n')
}

interface Block {
  readonly kind: 'heading' | 'prose' | 'item' | 'table' | 'code'
  /** Of an item: `- ` or `1. `, behind its indentation. */
  readonly mark: string
  readonly lines: readonly string[]
  /** An empty line goes before it. */
  readonly isApart: boolean
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = []
  let isApart = true
  let open: { block: Block; lines: string[] } | null = null
  const begin = (kind: Block['kind'], mark: string, first: readonly string[]): void => {
    const lines = [...first]
    const block = { kind, mark, lines, isApart: isApart || kind === 'heading' }
    blocks.push(block)
    open = { block, lines }
    isApart = false
  }
  for (const line of markdown.split('\n').map((raw) => plain(raw).trimEnd())) {
    const kind = (open as { block: Block } | null)?.block.kind
    const item = /^(\s*)([-*]|\d+\.)\s+(.*)$/.exec(line)
    if (kind === 'code') {
      if (line.startsWith('```')) open = null
      else open!.lines.push(line)
    } else if (line === '') {
      open = null
      isApart = true
    } else if (line.startsWith('```')) begin('code', '', [])
    else if (/^#{1,6} /.test(line)) begin('heading', '', [line.replace(/^#+ /, '')])
    else if (line.startsWith('|')) {
      if (kind === 'table') open!.lines.push(line)
      else begin('table', '', [line])
    } else if (item) begin('item', `${item[1]}${item[2] === '*' ? '-' : item[2]} `, [item[3] ?? ''])
    else if (kind === 'prose' || kind === 'item') open!.lines.push(line.trim())
    else begin('prose', '', [line.trim()])
  }
  return blocks
}

function drawBlock({ kind, mark, lines }: Block, width: number): readonly string[] {
  if (kind === 'code') return lines.map((line) => `    ${line}`)
  if (kind === 'table') return drawTable(lines).split('\n')
  if (kind === 'heading') return wrapped(`**${lines.join(' ').replaceAll('**', '')}**`, width)
  const text = wrapped(lines.join(' '), width - mark.length)
  return text.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line)
}

function drawTable(lines: readonly string[]): string {
  const [head = [], ...rows] = lines.filter((line) => !/^[|\s:-]+$/.test(line)).map(cellsOf)
  return table(
    head.map((cell) => cell.toUpperCase()),
    rows,
  )
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replace(/\*\*|`/g, '')
        .trim(),
    )
}

/** A word of prose: pieces that no space separates, each with its style. */
type Word = { readonly text: string; readonly style: 'bold' | 'cyan' | null }[]

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let length = 0
  for (const word of wordsOf(text)) {
    const own = word.reduce((sum, piece) => sum + piece.text.length, 0)
    if (length > 0 && length + 1 + own > width) {
      lines.push(line)
      line = ''
      length = 0
    }
    const styled = word.map(({ text: piece, style }) => (style ? styleText(style, piece) : piece)).join('')
    line += length > 0 ? ` ${styled}` : styled
    length += own + (length > 0 ? 1 : 0)
  }
  return [...lines, line]
}

function wordsOf(text: string): readonly Word[] {
  const linked = text.replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, '$1 ($2)')
  const words: Word[] = [[]]
  for (const piece of linked.split(/(\*\*.+?\*\*|`[^`]+`)/)) {
    const isStrong = /^\*\*.+\*\*$/.test(piece)
    const isCode = !isStrong && /^`.+`$/.test(piece)
    const style = isStrong ? 'bold' : isCode ? 'cyan' : null
    const bare = isStrong ? piece.slice(2, -2).replaceAll('`', '') : isCode ? piece.slice(1, -1) : piece
    for (const [at, part] of bare.split(/\s+/).entries()) {
      if (at > 0) words.push([])
      if (part !== '') words.at(-1)!.push({ text: part, style })
    }
  }
  return words.filter((word) => word.length > 0)
}
