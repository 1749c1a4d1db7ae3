import type { Transport } from '@jackfield/connector-kit'

/**
 * The way out for events: public addresses over https, and the hosts that the operator allows. Checked when a socket connects; redirects are
 * not followed. The caller closes it.
 */
export function openWayOut(_options: { readonly allowHosts: readonly string[] }): Transport {
  throw new Error('not written yet')
}
