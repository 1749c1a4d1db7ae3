import { parseJson } from '@jackfield/connector-kit'
import type { Fetch, FetchResponse } from '@jackfield/core'
import { isFailure, sessionRefused, speaksOfLimit, vendorErrorFrom } from './vendor-error.ts'

/**
 * The same fetch, but a 2xx reply whose envelope says `success: false` is no success. So it meets the same treatment as any refusal: the
 * client's renewing, waiting, and `errors.ts`. One that refuses the session counts as the 401 that it is elsewhere, and one that speaks of
 * the limit of calls as a 429, for no status of that was ever published.
 */
export function failuresRefused(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    const mayBeLimit = response.status === 503
    // The bytes of a file are not the vendor's words, even where the file is JSON.
    if (!(response.ok || mayBeLimit) || isDownload(url, response) || !isJson(response)) return response
    const text = await response.text()
    // Long lists are not parsed twice: only what may be a failure is looked at.
    const body = /"success"\s*:\s*false/i.test(text) ? parsedOrNull(text) : null
    if (!isFailure(body)) return withText(response, text)
    const { code, message } = vendorErrorFrom({ text, body })
    const status = code === sessionRefused ? 401 : speaksOfLimit(message) ? 429 : response.status
    return { ...withText(response, text), status, ok: false }
  }
}

function isDownload(url: string, { ok }: FetchResponse): boolean {
  return ok && new URL(url).pathname.toLowerCase().endsWith('/download')
}

function isJson({ headers }: FetchResponse): boolean {
  return /json/i.test(headers.get('content-type') ?? '')
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
