import type { ServerResponse } from 'node:http'
import type { SandboxReply } from './exchange.ts'

/** Sends a reply as it is. */
export function deliver(outgoing: ServerResponse, reply: SandboxReply): void {
  send(outgoing, reply, bytesOf(reply))
}

/**
 * Sends a reply whose body breaks off in the middle, in an HTTP message that is whole: the client's JSON parser meets the end, not its
 * socket. False where the body is too short to break; nothing was sent then.
 */
export function deliverTorn(outgoing: ServerResponse, reply: SandboxReply): boolean {
  const body = bytesOf(reply)
  if (!canTear(reply)) return false
  send(outgoing, reply, body.subarray(0, Math.floor(body.length / 2)))
  return true
}

export function canTear(reply: SandboxReply): boolean {
  return bytesOf(reply).length > 1
}

/** Ends the connection without a reply. */
export function drop(outgoing: ServerResponse): void {
  outgoing.socket?.destroy()
}

function send(outgoing: ServerResponse, reply: SandboxReply, body: Uint8Array): void {
  if (outgoing.destroyed || outgoing.socket?.destroyed) return
  const hasBody = reply.status !== 204 && reply.status !== 304
  outgoing.writeHead(reply.status, { ...reply.headers, ...(hasBody ? { 'content-length': body.length } : {}) })
  outgoing.end(hasBody ? body : undefined)
}

function bytesOf(reply: SandboxReply): Uint8Array {
  if (reply.body === undefined) return new Uint8Array()
  return typeof reply.body === 'string' ? new TextEncoder().encode(reply.body) : reply.body
}
