/** What every row of a table has. A vendor's ids are whole numbers or texts. */
export interface TableRow {
  readonly id: number | string
}

export interface TableSnapshot<Row extends TableRow> {
  readonly rows: readonly Row[]
  readonly inserted: number
}

/** Rows in memory, in the order of their insertion. A row is never changed in place: an update puts a new one there. Ids are never given twice. */
export interface Table<Row extends TableRow> {
  readonly size: number
  all(): Row[]
  /** All rows without a copy: the same list until something changes, so that what is worked out from it can be kept beside it. */
  rows(): readonly Row[]
  get(id: Row['id']): Row | undefined
  find(holds: (row: Row) => boolean): Row | undefined
  /** Adds a row, under the next id where none is given. */
  insert(fields: Omit<Row, 'id'> & { readonly id?: Row['id'] }): Row
  /** The row with the changes; undefined where there is none. */
  update(id: Row['id'], changes: Partial<Omit<Row, 'id'>>): Row | undefined
  delete(id: Row['id']): boolean
  snapshot(): TableSnapshot<Row>
  restore(snapshot: TableSnapshot<Row>): void
}

/** `idOf` gives the id of the n-th inserted row, n from 1. A whole-number table counts on from the highest id that was given by hand. */
export function integerTable<Row extends { readonly id: number }>(): Table<Row> {
  let highest = 0
  return tableOf<Row>({
    nextId: () => highest + 1,
    seen: (id) => (highest = Math.max(highest, id)),
    restored: (rows, inserted) => (highest = rows.reduce((most, row) => Math.max(most, row.id), inserted)),
    mark: () => highest,
  })
}

/** A table whose ids are texts, made by the vendor's own rule from the count of rows so far (from 1). */
export function textTable<Row extends { readonly id: string }>(idOf: (count: number) => string): Table<Row> {
  let count = 0
  return tableOf<Row>({
    nextId: () => idOf(count + 1),
    seen: () => (count += 1),
    restored: (_rows, inserted) => (count = inserted),
    mark: () => count,
  })
}

interface Numbering<Row extends TableRow> {
  nextId(): Row['id']
  seen(id: Row['id']): void
  restored(rows: readonly Row[], inserted: number): void
  mark(): number
}

function tableOf<Row extends TableRow>(numbering: Numbering<Row>): Table<Row> {
  let rows = new Map<Row['id'], Row>()
  let list: readonly Row[] | null = []
  const all = (): readonly Row[] => (list ??= [...rows.values()])
  return {
    get size() {
      return rows.size
    },
    all: () => [...all()],
    rows: all,
    get: (id) => rows.get(id),
    find: (holds) => all().find(holds),
    insert(fields) {
      const id = fields.id ?? numbering.nextId()
      if (rows.has(id)) throw new Error(`a row with the id ${id} is there already`)
      const row = { ...fields, id } as unknown as Row
      numbering.seen(id)
      rows.set(id, row)
      list = null
      return row
    },
    update(id, changes) {
      const row = rows.get(id)
      if (!row) return undefined
      const changed = { ...row, ...changes }
      rows.set(id, changed)
      list = null
      return changed
    },
    delete(id) {
      list = null
      return rows.delete(id)
    },
    snapshot: () => ({ rows: all(), inserted: numbering.mark() }),
    restore(snapshot) {
      rows = new Map(snapshot.rows.map((row) => [row.id, row]))
      list = null
      numbering.restored(snapshot.rows, snapshot.inserted)
    },
  }
}
