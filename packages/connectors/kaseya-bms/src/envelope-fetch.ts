import { parseJson } from '@jackfield/connector-kit'
import type { Fetch, FetchResponse } from '@jackfield/core'
import { isFailure, sessionRefused, vendorErrorFrom } from './vendor-error.ts'

/**
 * The same fetch, but a 2xx reply whose envelope says `success: false` is no success. So it meets the same treatment as any refusal: the
 * client's renewing, and `errors.ts`. One that refuses the session counts as the 401 that it is elsewhere.
 */
export function failuresRefused(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    // The bytes of a file are not the vendor's words, even where the file is JSON.
    if (!response.ok || isDownload(url) || !/json/i.test(response.headers.get('content-type') ?? '')) return response
    const text = await response.text()
    // Long lists are not parsed twice: only what may be a failure is looked at.
    const body = /"success"\s*:\s*false/i.test(text) ? parsedOrNull(text) : null
    if (!isFailure(body)) return withText(response, text)
    const status = vendorErrorFrom({ text, body }).code === sessionRefused ? 401 : response.status
    return { ...withText(response, text), status, ok: false }
  }
}

function isDownload(url: string): boolean {
  return new URL(url).pathname.toLowerCase().endsWith('/download')
}

function withText({ status, ok, headers }: FetchResponse, text: string): FetchResponse {
  return { status, ok, headers, text: async () => text, arrayBuffer: async () => new TextEncoder().encode(text).buffer }
}

function parsedOrNull(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
