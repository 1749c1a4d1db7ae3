import { parseJson } from '@jackfield/connector-kit'
import type { Fetch, FetchResponse } from '@jackfield/core'

/**
 * Both generations wrap replies in an envelope with a code of its own, and a failure may come with HTTP 200 around it. Seen through this,
 * such a reply has the status that its envelope tells, so that log-ins are renewed, reads are repeated and errors are made in one way.
 * `statusIn` gives it, or null for a success.
 */
export function failuresInSuccess(fetch: Fetch, statusIn: (body: unknown) => number | null): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    if (!response.ok) return response
    const text = await response.text()
    const status = statusIn(parsedOrNull(text))
    return asRead(response, text, status ?? response.status)
  }
}

function asRead({ headers }: FetchResponse, text: string, status: number): FetchResponse {
  return {
    status,
    ok: status >= 200 && status < 300,
    headers,
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  }
}

function parsedOrNull(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    // What is no JSON is judged by whoever reads it.
    if (error instanceof SyntaxError) return null
    throw error
  }
}
