import { createTransport } from '@jackfield/connector-kit'
import type { Transport } from '@jackfield/connector-kit'

/**
 * The way out for events: public addresses over https, and the hosts that the operator allows. Checked when a socket connects; redirects are
 * not followed, and no more than 64 KB of a reply is read. The caller closes it.
 */
export function openWayOut({ allowHosts }: { readonly allowHosts: readonly string[] }): Transport {
  return createTransport({ network: 'public', allowHosts, replyTimeout: 15, maxReplyBytes: 65_536 })
}
