import type { ParseAs } from 'openapi-fetch'

/** How a reply is to be read. */
export type ReadAs = 'json' | 'text' | 'bytes'

/** What is left of a reply when it has been read. `data` is what JSON holds, a text, bytes, or undefined for an empty reply. */
export interface ReadReply {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly data: unknown
  /** Bytes or characters of the body. */
  readonly size: number
}

interface LightRequestInit {
  readonly method: string
  readonly headers: Headers
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData
  readonly signal?: AbortSignal
}

/** As much of a `Request` as openapi-fetch needs. Its `url` is a path: the host is found when the request is sent. */
export class LightRequest {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: LightRequestInit['body']
  readonly signal: AbortSignal | undefined
  /** Set before the request is sent, for openapi-fetch does not hand it on by itself. */
  parseAs: ParseAs = 'json'

  constructor(url: string, init: LightRequestInit) {
    this.url = url
    this.method = init.method
    this.headers = init.headers
    this.body = init.body
    this.signal = init.signal
  }

  get readAs(): ReadAs {
    return this.parseAs === 'json' || this.parseAs === 'text' ? this.parseAs : 'bytes'
  }
}

/**
 * As much of a `Response` as openapi-fetch needs, around a reply that is read and parsed already. It always tells a length and never a
 * transfer encoding: without a length openapi-fetch would parse the text itself and round long ids.
 */
export class LightResponse {
  readonly status: number
  readonly ok = true
  readonly headers: { get(name: string): string | null }
  readonly #data: unknown

  constructor(reply: ReadReply) {
    this.status = reply.status
    this.#data = reply.data
    this.headers = {
      get(name) {
        const known = name.toLowerCase()
        if (known === 'content-length') return String(reply.data === undefined ? 0 : reply.size)
        return known === 'transfer-encoding' ? null : reply.headers.get(name)
      },
    }
  }

  async json(): Promise<unknown> {
    return this.#data
  }

  async text(): Promise<string> {
    return this.#data as string
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#data as ArrayBuffer
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.arrayBuffer()], { type: this.headers.get('content-type') ?? '' })
  }

  get body(): ReadableStream | null {
    return this.#data === undefined ? null : new Blob([this.#data as ArrayBuffer]).stream()
  }
}
