/** What a client sent, as a vendor's route sees it. */
export interface SandboxRequest {
  /** Upper case. */
  readonly method: string
  /** As sent, without the query. */
  readonly path: string
  /** The path without the vendor's base. */
  readonly localPath: string
  /** The base that was cut from the path; empty where there was none. */
  readonly base: string
  /** Values of the route's `{placeholders}`, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface SandboxReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Runs right after the reply went out, before any other request is looked at: what the vendor's own workflow does next. */
  readonly afterwards?: () => void
}

/** One page as it will be sent. A page fault may have changed `rows`; the rest is as asked. */
export interface ListPage<Row> {
  readonly rows: readonly Row[]
  readonly offset: number
  readonly size: number
  /** Rows of the whole list. */
  readonly total: number
  /** Whether rows follow after this page. */
  readonly hasMore: boolean
}

/** A list, all of it, and how a page of it is sent: page faults fall between the two. */
export interface ListAnswer<Row> {
  /** Everything that this request may see, filtered and in order. */
  readonly rows: readonly Row[]
  /** Position of the page's first row. A walk by key filters the rows itself and starts at 0. */
  readonly offset: number
  readonly size: number
  /** The same text for every page of one walk and no other: the request without its place in the list. */
  readonly walk: string
  /** Whether it asks for the first page of a walk: there is no page before it then. */
  readonly startsWalk: boolean
  reply(page: ListPage<Row>): SandboxReply
  /** Somebody adds a record that belongs to this list. Left out: nobody can. */
  insertRow?(): void
  /** Somebody deletes one of these rows of the page just sent. False where none can go. Left out: nobody can. */
  deleteRow?(candidates: readonly Row[]): boolean
}

/**
 * What a route says to a request. `reply`: this, and nothing has changed. `commit`: the request is in order; calling it does the work and
 * gives the reply, so that a fault can fall before, between and after. `list`: see {@link ListAnswer}. `cut`: the connection ends without a
 * reply, as where a vendor closes a call off below HTTP.
 */
export type Answer =
  | { readonly kind: 'reply'; readonly reply: SandboxReply }
  | { readonly kind: 'commit'; readonly commit: () => SandboxReply }
  | { readonly kind: 'list'; readonly list: ListAnswer<unknown> }
  | { readonly kind: 'cut' }

export function replyWith(reply: SandboxReply): Answer {
  return { kind: 'reply', reply }
}

export function commitWith(commit: () => SandboxReply): Answer {
  return { kind: 'commit', commit }
}

export function listWith<Row>(list: ListAnswer<Row>): Answer {
  // Rows only ever come back to the answer that gave them.
  return { kind: 'list', list: list as unknown as ListAnswer<unknown> }
}

export function cutConnection(): Answer {
  return { kind: 'cut' }
}

/** Thrown anywhere inside a route: this reply, and nothing has changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reply: SandboxReply

  constructor(reply: SandboxReply) {
    super(`refused with ${reply.status}`)
    this.reply = reply
  }
}

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) }
}

/** The body as UTF-8 text. */
export function bodyText(request: SandboxRequest): string {
  return new TextDecoder().decode(request.body)
}
