import type { FetchInit } from '@jackfield/core'

/** A body as it goes over the wire. `contentType` is set where the body itself decides it (the boundary of a form). */
export interface EncodedBody {
  readonly bytes: string | Uint8Array | null
  readonly contentType: string | null
}

/** Makes bytes of a form: undici takes only forms of its own class, and bytes can be sent again after a refusal. */
export async function encodeBody(body: FetchInit['body']): Promise<EncodedBody> {
  if (!(body instanceof FormData)) return { bytes: body ?? null, contentType: null }
  const encoded = new Response(body)
  return { bytes: new Uint8Array(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') }
}
